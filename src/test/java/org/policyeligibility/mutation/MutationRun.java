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
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * All mutants of a rule set, compiled once by the real engine, a batch at a time. Mutants whose
 * criteria are the same share one compiled rule: what Drools finds of it holds for each.
 */
final class MutationRun implements AutoCloseable {
  private final List<Mutant> mutants;
  private final Map<RuleKey, CompiledRule> compiled = new HashMap<>();
  private final List<CompiledMutants> batches = new ArrayList<>();

  /** The key of a compiled rule: all that the engine sees of a clause. */
  private record RuleKey(
      ProfileType type, Set<Criterion> criteria, List<Set<Criterion>> exemptions) {
    static RuleKey of(Provision provision) {
      return new RuleKey(
          provision.profile(),
          Set.copyOf(provision.criteria()),
          provision.notNeeded().stream().map(notNeeded -> Set.copyOf(notNeeded.when())).toList());
    }
  }

  /** Where the engine has it. */
  private record CompiledRule(CompiledMutants batch, int ordinal, int exemption) {
    /** Each batch is asked once about a case, and not at all where none of its rules matters. */
    private BitSet fired(Case stated, Map<CompiledMutants, BitSet> fired) {
      return fired.computeIfAbsent(batch, asked -> asked.fired(stated));
    }

    boolean isMet(Case stated, Map<CompiledMutants, BitSet> fired) {
      return fired(stated, fired).get(ordinal);
    }

    boolean isNotNeeded(int condition, Case stated, Map<CompiledMutants, BitSet> fired) {
      return fired(stated, fired).get(exemption + condition);
    }
  }

  MutationRun(Ruleset ruleset, List<Mutant> mutants) {
    this.mutants = List.copyOf(mutants);
    Map<RuleKey, Provision> rules = new LinkedHashMap<>();
    for (Mutant mutant : mutants) {
      String id = mutant.clause() + "#" + rules.size();
      rules.computeIfAbsent(
          RuleKey.of(mutant.provision()),
          key ->
              Copies.with(
                  mutant.provision(),
                  "clause",
                  Copies.with(mutant.provision().clause(), "id", id)));
    }
    List<RuleKey> keys = List.copyOf(rules.keySet());
    for (int from = 0; from < keys.size(); from += CompiledMutants.BATCH) {
      List<RuleKey> some = keys.subList(from, Math.min(keys.size(), from + CompiledMutants.BATCH));
      Map<RuleKey, Provision> batch = new LinkedHashMap<>(rules);
      batch.keySet().retainAll(some);
      compile(ruleset, batch);
    }
  }

  private void compile(Ruleset ruleset, Map<RuleKey, Provision> rules) {
    CompiledMutants batch = new CompiledMutants(ruleset, List.copyOf(rules.values()));
    batches.add(batch);
    rules.forEach(
        (key, rule) ->
            compiled.put(
                key,
                new CompiledRule(batch, batch.ordinal(rule.id()), batch.exemption(rule.id()))));
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
        Map<CompiledMutants, BitSet> fired = new HashMap<>();
        ofClause.removeIf(mutant -> isKilled(mutant, scenario, stated, fired));
      }
    }
    return alive.values().stream().flatMap(List::stream).toList();
  }

  /** Evaluated as any clause is, both readers compared. */
  private boolean isKilled(
      Mutant mutant, Scenario scenario, Case stated, Map<CompiledMutants, BitSet> fired) {
    Provision provision = mutant.provision();
    CompiledRule rule = Optional.ofNullable(compiled.get(RuleKey.of(provision))).orElseThrow();
    BitSet own = new BitSet();
    own.set(0, rule.isMet(stated, fired));
    for (int i = 0; i < provision.notNeeded().size(); i++) {
      own.set(1 + i, rule.isNotNeeded(i, stated, fired));
    }
    Evaluation evaluation =
        Evaluation.of(
            List.of(new Provisions(provision.profile(), 0, 1, List.of(provision), new int[] {0})),
            stated,
            scenario.asOf(),
            own);
    return !ScenarioRun.differences(scenario, evaluation.results().get(0)).isEmpty();
  }

  @Override
  public void close() {
    batches.forEach(CompiledMutants::close);
  }
}
