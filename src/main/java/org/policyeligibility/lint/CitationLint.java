package org.policyeligibility.lint;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Amount;
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

  private static final Map<String, Long> UNITS =
      Map.of(
          "千",
          1_000L,
          "万",
          10_000L,
          "百万",
          1_000_000L,
          "千万",
          10_000_000L,
          "亿",
          100_000_000L,
          "thousand",
          1_000L,
          "million",
          1_000_000L,
          "billion",
          1_000_000_000L);

  private static final Pattern FIGURES =
      Pattern.compile(
          "(?<digits>[0-9]{1,15}(?:,[0-9]{3}){0,4}(?:\\.[0-9]{1,6})?)"
              + "\\s?(?<unit>百万|千万|千|万|亿|thousand|million|billion)?");

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
    for (Amount amount : provision.clause().amounts()) {
      if (amount.words().values().stream().noneMatch(words -> says(words, amount))) {
        findings.add(
            LintCode.NUMBER_NOT_CITED,
            findings.path(provision, "clause.yaml"),
            "amounts:",
            Message.of("number-not-cited", amount.value().toPlainString()),
            Message.of("an-amount-is-written-out"));
      }
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

  /** Whether words say an amount: 100万元 is 1000000. Numbers that are spelt out are not read. */
  private static boolean says(String words, Amount amount) {
    Matcher figures = FIGURES.matcher(words);
    boolean none = true;
    while (figures.find()) {
      none = false;
      BigDecimal said =
          new BigDecimal(figures.group("digits").replace(",", ""))
              .multiply(
                  BigDecimal.valueOf(
                      UNITS.getOrDefault(String.valueOf(figures.group("unit")), 1L)));
      if (said.compareTo(amount.value()) == 0) {
        return true;
      }
    }
    return none;
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
