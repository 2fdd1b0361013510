package org.policyeligibility.ruleset.reading;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads {@code words}: the part of a quote that says one thing, in the language that governs where
 * that is held.
 */
final class QuotedWords {
  private QuotedWords() {}

  /** The words by language; none where none are named. */
  static Map<Language, String> read(
      @Nullable YamlNode entry, Document document, Citation citation) {
    if (entry == null) {
      return Map.of();
    }
    Map<Language, String> quote = citation.quote();
    entry.only(quote.keySet().stream().map(Language::code).toArray(String[]::new));
    Map<Language, String> words = new EnumMap<>(Language.class);
    quote.forEach(
        (language, quoted) -> {
          if (language == document.governs() || entry.optional(language.code()) != null) {
            String said = entry.text(language.code());
            if (!said.isEmpty() && !quoted.contains(said)) {
              entry
                  .required(language.code())
                  .fault(
                      Message.of("words-outside-quote", said), Message.of("take-words-of-quote"));
            }
            words.put(language, said);
          }
        });
    return words;
  }
}
