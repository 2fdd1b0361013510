package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
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
   * @throws EngineDisagreement where the engine and the criteria read the same rule differently
   */
  public static Evaluation of(
      List<Provisions> addressed, Case stated, LocalDate asOf, BitSet fired) {
    List<Result> results = new ArrayList<>();
    EngineComparison engine = new EngineComparison(fired);
    for (Provisions provisions : addressed) {
      Status[] all = provisions.read(stated);
      for (int i = 0; i < provisions.size(); i++) {
        Status[] statuses = provisions.of(i, all);
        int ordinal = provisions.first() + i;
        engine.agrees(provisions.get(i), ordinal, allMet(statuses));
        compareExemptions(provisions, i, all, engine);
        results.add(
            Result.of(
                ordinal,
                provisions.get(i),
                statuses,
                provisions.exemption(i, all, asOf),
                provisions.advisories(i, all, asOf),
                stated,
                asOf));
      }
    }
    engine.requireAgreement();
    if (addressed.size() > 1) {
      results.sort(IN_ORDER_OF_THE_LAW);
    }
    return new Evaluation(stated, asOf, byOutcome(results));
  }

  /** Compares the conditions under which the provision at a place is not needed. */
  private static void compareExemptions(
      Provisions provisions, int place, Status[] all, EngineComparison engine) {
    Provision provision = provisions.get(place);
    for (int i = 0; i < provision.notNeeded().size(); i++) {
      engine.agrees(provision, provisions.exemption(place, i), provisions.isExempt(place, i, all));
    }
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

  /** The result of a clause; empty where there is none. */
  public Optional<Result> result(String clause) {
    return results.stream().filter(result -> result.provision().id().equals(clause)).findFirst();
  }

  /** This answer with only the results that the filter keeps. */
  public Evaluation only(Predicate<Result> filter) {
    return new Evaluation(stated, asOf, results.stream().filter(filter).toList());
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
