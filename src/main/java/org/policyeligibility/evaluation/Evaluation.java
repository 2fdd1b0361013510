package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Vocabulary;

/**
 * The answer to one profile on one day: a result for every evaluable clause addressed to its type,
 * ordered by outcome and then as the law is.
 */
public record Evaluation(Profile profile, LocalDate asOf, List<Result> results) {
  public Evaluation {
    results = List.copyOf(results);
  }

  /**
   * Compares the two readers of each rule and draws the outcomes.
   *
   * @param fired the ordinals of the provisions that the engine found met
   * @throws Disagreement where the engine and the criteria read the same rule differently
   */
  public static Evaluation of(
      Provisions provisions, Profile profile, LocalDate asOf, BitSet fired) {
    Status[] all = provisions.read(profile);
    List<Result> results = new ArrayList<>(provisions.size());
    List<String> disputed = new ArrayList<>(0);
    for (int i = 0; i < provisions.size(); i++) {
      Status[] statuses = provisions.of(i, all);
      if (allMet(statuses) != fired.get(i)) {
        disputed.add(provisions.get(i).id());
      }
      results.add(
          Result.of(provisions.get(i), statuses, provisions.advisories(i, all), profile, asOf));
    }
    if (!disputed.isEmpty()) {
      throw new Disagreement(disputed);
    }
    return new Evaluation(profile, asOf, byOutcome(results));
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
    return new Evaluation(profile, asOf, results.stream().filter(filter).toList());
  }

  /** Over all results: what could be asked next, what settles most clauses first. */
  public List<MissingFact> missingFacts(Vocabulary vocabulary) {
    Map<String, List<String>> clauses = new LinkedHashMap<>();
    for (Result result : results) {
      for (String fact : result.missingFacts()) {
        clauses.computeIfAbsent(fact, name -> new ArrayList<>()).add(result.provision().id());
      }
    }
    if (clauses.isEmpty()) {
      return List.of();
    }
    return clauses.entrySet().stream()
        .map(
            entry ->
                new MissingFact(vocabulary.known(profile.type(), entry.getKey()), entry.getValue()))
        .sorted(
            Comparator.comparing((MissingFact missing) -> -missing.clauses().size())
                .thenComparing(missing -> missing.fact().slot()))
        .toList();
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
