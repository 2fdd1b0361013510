package org.policyeligibility.impact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The facts that the changed clauses test in either rule set, with those clauses. A population in
 * which nobody says anything of one of them cannot show what such a change does.
 */
public final class TestedFacts {
  private final Map<Fact, List<Provision>> clauses;

  private TestedFacts(Map<Fact, List<Provision>> clauses) {
    this.clauses = Collections.unmodifiableMap(clauses);
  }

  /**
   * A fact of which no profile says anything.
   *
   * @param fact as it would be stated
   * @param clauses that changed and test it
   */
  public record Unstated(Fact fact, List<String> clauses) {
    public Unstated {
      clauses = List.copyOf(clauses);
    }
  }

  /** Of the clauses that decide otherwise and are in force on a day. */
  public static TestedFacts of(Ruleset base, Ruleset draft, Comparison comparison, LocalDate asOf) {
    Map<Fact, List<Provision>> clauses = new LinkedHashMap<>();
    for (ClauseChange change : comparison.decisive()) {
      Stream.of(draft, base)
          .flatMap(ruleset -> ruleset.provision(change.clause()).stream())
          .filter(provision -> provision.clause().inForce().contains(asOf))
          .forEach(provision -> add(provision, draft, clauses));
    }
    return new TestedFacts(clauses);
  }

  /** A fact that only the base knows is one that no profile of the draft's vocabulary states. */
  private static void add(Provision provision, Ruleset draft, Map<Fact, List<Provision>> clauses) {
    provision.criteria().stream()
        .filter(criterion -> !criterion.metWhenAbsent())
        .map(Criterion::fact)
        .map(fact -> draft.vocabulary().fact(fact.profile(), fact.name()))
        .filter(Objects::nonNull)
        .distinct()
        .forEach(fact -> clauses.computeIfAbsent(fact, none -> new ArrayList<>()).add(provision));
  }

  Collection<Fact> all() {
    return clauses.keySet();
  }

  /** Those of which nobody says anything, although the population has profiles to ask. */
  public List<Unstated> unstated(Ruleset draft, Tally tally) {
    Map<Fact, List<String>> unstated = new LinkedHashMap<>();
    clauses.forEach(
        (fact, provisions) -> {
          if (!tally.knows(fact)) {
            provisions.stream()
                .filter(provision -> tally.types().containsKey(provision.profile().code()))
                .forEach(
                    provision ->
                        unstated
                            .computeIfAbsent(
                                draft.vocabulary().known(fact.profile(), fact.toState()),
                                none -> new ArrayList<>())
                            .add(provision.id()));
          }
        });
    return unstated.entrySet().stream()
        .map(entry -> new Unstated(entry.getKey(), entry.getValue().stream().distinct().toList()))
        .toList();
  }
}
