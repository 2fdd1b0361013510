package org.policyeligibility.web.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Effect;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/**
 * Comparison of the results of two days: the benefits and duties whose outcome is another, so that
 * nobody has to compare two pages.
 *
 * @param day the day with which is compared
 * @param before that day in words
 */
public record DayComparison(LocalDate day, String before, List<DifferenceView> differences) {
  /** One of them, with the names of both outcomes. */
  public record DifferenceView(String title, String from, String to) {}

  public static DayComparison of(
      Evaluation before, Evaluation after, ClauseViews clauses, Words words) {
    List<DifferenceView> differences = new ArrayList<>();
    Map<String, Outcome> earlier = before.byBenefit();
    after
        .byBenefit()
        .forEach(
            (benefit, outcome) ->
                add(
                    clauses.text(clauses.ruleset().titleOfBenefit(benefit)),
                    earlier.get(benefit),
                    outcome,
                    words,
                    differences));
    Map<String, Result> results = before.byClause();
    for (Result result : after.results()) {
      Result other = results.get(result.provision().id());
      if (result.provision().clause().effect() != Effect.BENEFIT) {
        add(
            clauses.text(result.provision().clause().title()),
            other == null ? null : other.outcome(),
            result.outcome(),
            words,
            differences);
      }
    }
    return new DayComparison(
        before.asOf(), new ValueText(words).day(before.asOf()), List.copyOf(differences));
  }

  private static void add(
      String title,
      @Nullable Outcome from,
      Outcome to,
      Words words,
      List<DifferenceView> differences) {
    if (from != null && from != to) {
      differences.add(
          new DifferenceView(
              title, words.say("tag." + from.name()), words.say("tag." + to.name())));
    }
  }
}
