package org.policyeligibility.lint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/**
 * The lint rules of numbers: what says a bound says that of the rule. Where law is amended, or a
 * clause is begun as a copy of its neighbour, the old number stays behind in a title, a note or the
 * words of the other language.
 */
final class NumberLint {
  /** A number that belongs to no name: the 65 of 65岁, not that of HTTP2 or of 2.65. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z.,])[0-9]{1,9}(?:\\.[0-9]{1,4})?(?![0-9A-Za-z]|[.,][0-9])");

  /** So many characters stand on one line of the file. */
  private static final int SHORT = 12;

  private NumberLint() {}

  static void look(Provision provision, FindingCollector findings) {
    List<Criterion> numeric =
        provision.criteria().stream()
            .filter(criterion -> criterion.fact().type().isNumeric())
            .toList();
    if (numeric.isEmpty()) {
      return;
    }
    for (Language language : Language.values()) {
      title(provision, numeric, language, findings);
    }
    for (int i = 0; i < provision.criteria().size(); i++) {
      Criterion criterion = provision.criteria().get(i);
      if (numeric.contains(criterion)) {
        quotes(provision, criterion, findings);
        List<Criterion> bounds =
            numeric.stream().filter(other -> other.fact().equals(criterion.fact())).toList();
        if (bounds.get(0).equals(criterion)) {
          note(provision, bounds, provision.remarks().get(i).note(), findings);
        }
      }
    }
  }

  private static void quotes(Provision provision, Criterion criterion, FindingCollector findings) {
    String number = number(criterion);
    Map<Language, String> quotes = provision.clause().citation().quote();
    boolean said = quotes.values().stream().anyMatch(quote -> CitationLint.says(quote, number));
    quotes.forEach(
        (language, quote) -> {
          if (said && !CitationLint.says(quote, number)) {
            other(
                provision,
                quote.substring(0, Math.min(quote.length(), SHORT)),
                Message.of("quote-says-another-number", name(language), number),
                findings);
          }
        });
  }

  private static void title(
      Provision provision, List<Criterion> numeric, Language language, FindingCollector findings) {
    Matcher said = NUMBER.matcher(provision.clause().title().in(language));
    while (said.find()) {
      String number = said.group();
      boolean known =
          numeric.stream().anyMatch(criterion -> isSame(number, number(criterion)))
              || provision.clause().citation().quote().values().stream()
                  .anyMatch(quote -> CitationLint.says(quote, number));
      if (!known) {
        other(
            provision,
            "title:",
            Message.of("title-says-another-number", name(language), number),
            findings);
      }
    }
  }

  /** A note on the bounds of a fact may tell of other numbers too, but not of these alone. */
  private static void note(
      Provision provision, List<Criterion> bounds, @Nullable Text note, FindingCollector findings) {
    String number = number(bounds.get(0));
    for (Language language : Language.values()) {
      String said = note == null ? "" : note.in(language);
      if (NUMBER.matcher(said).find()
          && bounds.stream().noneMatch(bound -> CitationLint.says(said, number(bound)))) {
        other(
            provision,
            bounds.get(0).fact().name() + ":",
            Message.of("note-says-another-number", name(language), number),
            findings);
      }
    }
  }

  private static void other(
      Provision provision, String words, Message what, FindingCollector findings) {
    findings.add(
        LintCode.OTHER_NUMBER,
        findings.path(provision, "clause.yaml"),
        words,
        what,
        Message.of("say-the-number-of-the-rule"));
  }

  private static Text name(Language language) {
    return language == Language.ZH ? new Text("中文", "Chinese") : new Text("英文", "English");
  }

  private static String number(Criterion criterion) {
    return criterion.expected().get(0).toString();
  }

  private static boolean isSame(String said, String number) {
    return new BigDecimal(said).compareTo(new BigDecimal(number)) == 0;
  }
}
