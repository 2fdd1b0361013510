package org.policyeligibility.ruleset.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A quote in its context: the sentences from which a clause quotes. What stands around the words
 * shows whether they are whole.
 *
 * @param passage empty where there is no such sentence
 */
public record QuotedPassage(Provision provision, Language language, String passage, String quote) {

  /** The passages of all quotes whose sources are in a folder. */
  public static List<QuotedPassage> of(Ruleset ruleset, Path folder) throws IOException {
    // Faults of a source are left to the proof of the quotes, which reports them.
    SourceTexts texts =
        SourceTexts.read(
            ruleset.documents(), folder, new EntryLines(ruleset.files()), new ArrayList<>());
    List<QuotedPassage> passages = new ArrayList<>();
    for (Provision provision : ruleset.catalogue()) {
      Citation citation = provision.clause().citation();
      for (Source source : provision.clause().document().sources()) {
        Language language = source.language();
        int first = citation.counted().getOrDefault(language, citation.sentence());
        passages.add(
            new QuotedPassage(
                provision,
                language,
                texts.passage(
                    source,
                    citation.lines().getOrDefault(language, 0),
                    first,
                    first + citation.through() - citation.sentence()),
                citation.quote().getOrDefault(language, "")));
      }
    }
    return passages;
  }

  /**
   * The text before the quote in its passage, without the number with which a line begins; empty
   * where the passage has no such quote.
   */
  public String before() {
    int at = passage.indexOf(quote);
    return at < 0 ? "" : withoutNumber(passage.substring(0, at));
  }

  private static String withoutNumber(String text) {
    Matcher number = CoveredText.NUMBER.matcher(text);
    return number.lookingAt() ? text.substring(number.end()) : text;
  }

  /** The text after the quote in its passage; empty where the passage has no such quote. */
  public String after() {
    int at = passage.indexOf(quote);
    return at < 0 ? "" : passage.substring(at + quote.length());
  }
}
