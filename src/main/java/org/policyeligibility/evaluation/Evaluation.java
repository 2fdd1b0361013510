package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Case;

/**
 * The answer to one case on one day: a result for every evaluable clause addressed to the type of
 * one of its profiles, ordered by outcome and then as the law is.
 */
public record Evaluation(Case stated, LocalDate asOf, List<Result> results) {
  private static final int OUTCOMES = Outcome.values().length;

  public Evaluation {
    results = List.copyOf(results);
  }

  /**
   * Compares the two readers of each rule and draws the outcomes.
   *
   * @param addressed the provisions of each type of profile in the case
   * @param fired the ordinals of the provisions that the engine found met
   * @throws EngineDisagreement where the engine and the criteria read the same rule differently
   */
  public static Evaluation of(
      List<Provisions> addressed, Case stated, LocalDate asOf, BitSet fired) {
    EngineComparison engine = new EngineComparison(fired);
    int beyond = addressed.stream().mapToInt(Provisions::beyondPlaces).max().orElse(0);
    @Nullable Result[] inLaw = new Result[beyond];
    for (Provisions provisions : addressed) {
      provisions.place(provisions.decide(stated, asOf, engine), inLaw);
    }
    engine.requireAgreement();
    return new Evaluation(stated, asOf, byOutcome(inLaw));
  }

  /** Ordered by outcome, and within an outcome as the law is. */
  @SuppressWarnings("EnumOrdinal") // which is the order
  private static List<Result> byOutcome(@Nullable Result[] inLaw) {
    List<List<Result>> buckets = new ArrayList<>(OUTCOMES);
    for (int i = 0; i < OUTCOMES; i++) {
      buckets.add(new ArrayList<>());
    }
    int count = 0;
    for (Result result : inLaw) {
      if (result != null) {
        buckets.get(result.outcome().ordinal()).add(result);
        count++;
      }
    }
    List<Result> ordered = new ArrayList<>(count);
    buckets.forEach(ordered::addAll);
    return ordered;
  }

  /** The result of a clause; empty where there is none. */
  public Optional<Result> result(String clause) {
    return results.stream().filter(result -> result.provision().id().equals(clause)).findFirst();
  }

  /** This answer with only the results that the filter keeps. */
  public Evaluation only(Predicate<Result> filter) {
    List<Result> kept = new ArrayList<>();
    for (Result result : results) {
      if (filter.test(result)) {
        kept.add(result);
      }
    }
    return new Evaluation(stated, asOf, kept);
  }

  /** Each result by the id of its clause, in the order of the results. */
  public Map<String, Result> byClause() {
    Map<String, Result> byClause = new LinkedHashMap<>();
    results.forEach(result -> byClause.put(result.provision().id(), result));
    return byClause;
  }

  /**
   * The result that decides for each benefit, restriction and obligation: the first of its clauses
   * in the order of the results, which is the best.
   */
  public List<Result> best() {
    if (results.size() < 2) {
      return results;
    }
    Map<Effect, Set<String>> seen = new EnumMap<>(Effect.class);
    List<Result> best = new ArrayList<>();
    for (Result result : results) {
      Clause clause = result.provision().clause();
      if (seen.computeIfAbsent(clause.effect(), effect -> new HashSet<>()).add(clause.benefit())) {
        best.add(result);
      }
    }
    return best;
  }

  /**
   * The outcome of each benefit: the best of the clauses that grant it, in the order in which
   * outcomes are listed. Restrictions and obligations grant nothing and are left out.
   */
  public Map<String, Outcome> byBenefit() {
    Map<String, Outcome> byBenefit = new LinkedHashMap<>();
    for (Result result : best()) {
      Clause clause = result.provision().clause();
      if (clause.effect() == Effect.BENEFIT) {
        byBenefit.put(clause.benefit(), result.outcome());
      }
    }
    return byBenefit;
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
