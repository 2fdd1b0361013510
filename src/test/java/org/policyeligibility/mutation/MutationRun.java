package org.policyeligibility.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * All mutants of a rule set in one rule set of their own, compiled once by the real engine. Mutants
 * whose criteria are the same share one compiled rule: what Drools finds of it holds for each.
 */
final class MutationRun implements AutoCloseable {
  private final List<Mutant> mutants;
  private final Map<RuleKey, String> compiled = new LinkedHashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Engine engine;

  /** What the engine sees of a clause. */
  private record RuleKey(ProfileType type, Set<Criterion> criteria) {
    static RuleKey of(Provision provision) {
      return new RuleKey(provision.profile(), Set.copyOf(provision.criteria()));
    }
  }

  MutationRun(Ruleset ruleset, List<Mutant> mutants) {
    this.mutants = List.copyOf(mutants);
    List<Provision> rules = new ArrayList<>();
    for (Mutant mutant : mutants) {
      RuleKey key = RuleKey.of(mutant.provision());
      if (!compiled.containsKey(key)) {
        String id = mutant.clause() + "#" + compiled.size();
        compiled.put(key, id);
        rules.add(
            Copies.with(
                mutant.provision(), "clause", Copies.with(mutant.provision().clause(), "id", id)));
      }
    }
    Ruleset mutated =
        new Ruleset(
            ruleset.vocabulary(),
            ruleset.register(),
            ruleset.documents(),
            rules,
            ruleset.files(),
            ruleset.proof());
    for (ProfileType type : ProfileType.values()) {
      Provisions ofType = mutated.provisions(type);
      for (int i = 0; i < ofType.size(); i++) {
        ordinals.put(ofType.get(i).id(), ofType.first() + i);
      }
    }
    engine = DroolsEngine.compile(mutated);
  }

  /** The mutants that no scenario tells from the true clause. */
  List<Mutant> survivors(List<Scenario> scenarios) {
    Map<String, List<Mutant>> alive = new LinkedHashMap<>();
    mutants.forEach(
        mutant -> alive.computeIfAbsent(mutant.clause(), id -> new ArrayList<>()).add(mutant));
    for (Scenario scenario : scenarios) {
      List<Mutant> ofClause = alive.getOrDefault(scenario.clause(), List.of());
      if (!ofClause.isEmpty()) {
        Case stated = Case.of(Law.profile(scenario.profile(), scenario.asOf()));
        BitSet fired = engine.fired(stated);
        ofClause.removeIf(mutant -> isKilled(mutant, scenario, stated, fired));
      }
    }
    return alive.values().stream().flatMap(List::stream).toList();
  }

  /** Evaluated as any clause is, both readers compared. */
  private boolean isKilled(Mutant mutant, Scenario scenario, Case stated, BitSet fired) {
    Provision provision = mutant.provision();
    BitSet own = new BitSet();
    own.set(0, fired.get(ordinal(provision)));
    Evaluation evaluation =
        Evaluation.of(
            List.of(new Provisions(provision.profile(), 0, List.of(provision))),
            stated,
            scenario.asOf(),
            own);
    return !ScenarioRun.differences(scenario, evaluation.results().get(0)).isEmpty();
  }

  private int ordinal(Provision provision) {
    String id = Optional.ofNullable(compiled.get(RuleKey.of(provision))).orElseThrow();
    return Optional.ofNullable(ordinals.get(id)).orElseThrow();
  }

  @Override
  public void close() {
    engine.close();
  }
}
