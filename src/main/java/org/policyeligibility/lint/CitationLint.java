package org.policyeligibility.lint;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Text;

/** A rule carries out the words that it cites, and no number of its own. */
public final class CitationLint {
  /** A law that says "twice" says 2. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "1", List.of("一", "once", "one"),
          "2", List.of("二", "两", "twice", "two"),
          "3", List.of("三", "three"));

  private CitationLint() {}

  static void look(Provision provision, Lint lint) {
    String rule = provision.ruleText();
    if (rule == null) {
      return;
    }
    if (provision.clause().citation().quote().values().stream()
        .noneMatch(quote -> rule.contains("“" + quote + "”"))) {
      lint.found(
          LintCode.WORDS_NOT_ABOVE_RULE,
          lint.path(provision, "rule.drl"),
          1,
          new Text("规则上方没有它所执行的原文", "the words that the rule carries out do not stand above it"),
          new Text(
              "把 clause.yaml 中的引文逐字写在规则上方的“”之间",
              "write the quote of clause.yaml above the rule, between “ and ”"));
    }
    for (Criterion criterion : provision.criteria()) {
      if (criterion.fact().type().isNumeric()) {
        number(provision, criterion, lint);
      }
    }
  }

  private static void number(Provision provision, Criterion criterion, Lint lint) {
    String number = criterion.expected().get(0).toString();
    if (provision.clause().citation().quote().values().stream()
        .noneMatch(quote -> says(quote, number))) {
      lint.found(
          LintCode.NUMBER_NOT_CITED,
          lint.path(provision, "rule.drl"),
          criterion.fact().name() + " ",
          new Text("所引原文中没有 " + number, "the words cited do not say " + number),
          new Text(
              "数字只能来自原文：改正数字，或引出含有它的词句",
              "a number comes from the text: correct it, or quote the words that say it"));
    }
  }

  /** Whether words say a number, in figures or spelt out. */
  public static boolean says(String quote, String number) {
    return Stream.concat(Stream.of(number), WORDS.getOrDefault(number, List.of()).stream())
        .anyMatch(
            word -> Pattern.compile("(?<![0-9a-z])" + word + "(?![0-9a-z])").matcher(quote).find());
  }
}
