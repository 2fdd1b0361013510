package org.policyeligibility.web.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Effect;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.OutcomeStyle;
import org.policyeligibility.web.page.Words;

/**
 * Index of benefits by their purpose: beside one that is not due stand the others of its category
 * that are, or may be. It looks at all of the law, even where an interview was about less.
 */
final class Alternatives {
  private static final int MOST = 3;

  /** Outcomes on which an applicant can still count. */
  private static final Set<Outcome> OPEN =
      Set.of(Outcome.ELIGIBLE, Outcome.CONDITIONAL, Outcome.INDETERMINATE);

  private final ClauseViews clauses;
  private final Words words;

  /** By category, the best first; of each benefit its best basis. */
  private final Map<String, List<Result>> open = new HashMap<>();

  Alternatives(ClauseViews clauses, Words words, Evaluation whole) {
    this.clauses = clauses;
    this.words = words;
    Map<String, Result> best = new HashMap<>();
    for (Result result : whole.results()) {
      if (result.provision().clause().effect() == Effect.BENEFIT) {
        best.merge(
            result.provision().clause().benefit(),
            result,
            (held, other) -> held.outcome().compareTo(other.outcome()) <= 0 ? held : other);
      }
    }
    best.values().stream()
        .filter(result -> OPEN.contains(result.outcome()))
        .sorted(
            Comparator.comparing(Result::outcome)
                .thenComparing(result -> result.missing().size())
                .thenComparing(result -> result.provision().id()))
        .forEach(
            result ->
                open.computeIfAbsent(
                        result.provision().clause().category(), category -> new ArrayList<>())
                    .add(result));
  }

  /**
   * Another benefit that could fit.
   *
   * @param path of the clause that gives it
   */
  public record AlternativeView(String title, String path, String state, String tag) {}

  /** Those beside a benefit with this outcome; none where it can still be had itself. */
  List<AlternativeView> beside(String benefit, String category, Outcome outcome) {
    if (!outcome.isAgainst() || outcome == Outcome.NOT_NEEDED) {
      return List.of();
    }
    return open.getOrDefault(category, List.of()).stream()
        .filter(result -> !result.provision().clause().benefit().equals(benefit))
        .limit(MOST)
        .map(this::view)
        .toList();
  }

  private AlternativeView view(Result result) {
    return new AlternativeView(
        clauses.text(clauses.ruleset().titleOfBenefit(result.provision().clause().benefit())),
        clauses.path(result.provision().id()),
        OutcomeStyle.of(result.outcome()),
        words.say("tag." + result.outcome().name()));
  }
}
