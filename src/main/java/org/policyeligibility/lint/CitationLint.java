package org.policyeligibility.lint;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.proof.QuoteDifference;

/**
 * The lint rules of citations: a rule carries out the words that it cites. A number that the words
 * do not say would be the drafter's own.
 */
final class CitationLint {
  /** A law that says "twice" says 2. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "1", List.of("一", "once", "one"),
          "2", List.of("二", "两", "twice", "two"),
          "3", List.of("三", "three"));

  private CitationLint() {}

  static void look(Provision provision, FindingCollector findings) {
    String rule = provision.ruleText();
    if (rule == null) {
      return;
    }
    if (provision.clause().citation().quote().values().stream()
        .noneMatch(quote -> rule.contains("“" + quote + "”"))) {
      findings.add(
          LintCode.WORDS_NOT_ABOVE_RULE,
          findings.path(provision, "rule.drl"),
          1,
          Message.of("words-not-above-rule"),
          remedy(provision, rule));
    }
    for (Criterion criterion : provision.criteria()) {
      if (criterion.fact().type().isNumeric()) {
        number(provision, criterion, findings);
      }
    }
  }

  /** Where the words above the rule depart from the quote, if they are nearly it. */
  private static Message remedy(Provision provision, String rule) {
    String above = rule.lines().takeWhile(line -> line.startsWith("//")).collect(joining("\n"));
    return provision.clause().citation().quote().values().stream()
        .map(quote -> QuoteDifference.of(quote, above))
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            difference ->
                Message.of("quote-above-differs", difference.quoted(), difference.stands()))
        .orElseGet(() -> Message.of("write-the-quote-above-the-rule"));
  }

  private static void number(Provision provision, Criterion criterion, FindingCollector findings) {
    String number = criterion.expected().get(0).toString();
    if (provision.clause().citation().quote().values().stream()
        .noneMatch(quote -> says(quote, number))) {
      findings.add(
          LintCode.NUMBER_NOT_CITED,
          findings.path(provision, "rule.drl"),
          criterion.fact().name() + " ",
          Message.of("number-not-cited", number),
          Message.of("a-number-comes-from-the-text"));
    }
  }

  /** Whether words say a number, in figures or spelt out. */
  static boolean says(String quote, String number) {
    return Stream.concat(Stream.of(number), WORDS.getOrDefault(number, List.of()).stream())
        .anyMatch(
            word -> Pattern.compile("(?<![0-9a-z])" + word + "(?![0-9a-z])").matcher(quote).find());
  }
}
