package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.policyeligibility.law.Clause;
import org.policyeligibility.profile.Case;

/**
 * The answer to one case on one day: a result for every evaluable clause addressed to the type of
 * one of its profiles, ordered by outcome and then as the law is.
 */
public record Evaluation(Case stated, LocalDate asOf, List<Result> results) {
  private static final Comparator<Result> IN_ORDER_OF_THE_LAW =
      Comparator.comparing(result -> result.provision().clause(), Clause.IN_ORDER_OF_THE_LAW);

  public Evaluation {
    results = List.copyOf(results);
  }

  /**
   * Compares the two readers of each rule and draws the outcomes.
   *
   * @param addressed the provisions of each type of profile in the case
   * @param fired the ordinals of the provisions that the engine found met
   * @throws Disagreement where the engine and the criteria read the same rule differently
   */
  public static Evaluation of(
      List<Provisions> addressed, Case stated, LocalDate asOf, BitSet fired) {
    List<Result> results = new ArrayList<>();
    List<String> disputed = new ArrayList<>(0);
    for (Provisions provisions : addressed) {
      Status[] all = provisions.read(stated);
      for (int i = 0; i < provisions.size(); i++) {
        Status[] statuses = provisions.of(i, all);
        int ordinal = provisions.first() + i;
        if (allMet(statuses) != fired.get(ordinal)) {
          disputed.add(provisions.get(i).id());
        }
        results.add(
            Result.of(
                ordinal, provisions.get(i), statuses, provisions.advisories(i, all), stated, asOf));
      }
    }
    if (!disputed.isEmpty()) {
      throw new Disagreement(disputed);
    }
    if (addressed.size() > 1) {
      results.sort(IN_ORDER_OF_THE_LAW);
    }
    return new Evaluation(stated, asOf, byOutcome(results));
  }

  /** Ordered by outcome, and within an outcome as before. */
  private static List<Result> byOutcome(List<Result> results) {
    Map<Outcome, List<Result>> byOutcome = new EnumMap<>(Outcome.class);
    for (Result result : results) {
      byOutcome.computeIfAbsent(result.outcome(), outcome -> new ArrayList<>()).add(result);
    }
    List<Result> ordered = new ArrayList<>(results.size());
    byOutcome.values().forEach(ordered::addAll);
    return ordered;
  }

  private static boolean allMet(Status[] statuses) {
    for (Status status : statuses) {
      if (status != Status.MET) {
        return false;
      }
    }
    return true;
  }

  /** The same answer with only the results that the filter keeps. */
  public Evaluation only(Predicate<Result> filter) {
    return new Evaluation(stated, asOf, results.stream().filter(filter).toList());
  }

  /** How many results have each outcome; outcomes of none are left out. */
  public Map<Outcome, Integer> summary() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Result result : results) {
      counts.merge(result.outcome(), 1, Integer::sum);
    }
    return counts;
  }
}
