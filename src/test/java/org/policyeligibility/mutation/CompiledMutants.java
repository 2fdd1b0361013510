package org.policyeligibility.mutation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Engine;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.Titles;
import org.policyeligibility.ruleset.drools.DroolsEngine;

/**
 * A batch of mutants in a rule set and an engine of their own. What is compiled together is held in
 * memory together, and the time for it grows faster than its number.
 */
final class CompiledMutants implements AutoCloseable {
  /** Rules that are compiled together. */
  static final int BATCH = 500;

  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<String, Integer> exemptions = new HashMap<>();
  private final Engine engine;

  /**
   * Compiles a batch.
   *
   * @param ruleset whose vocabulary, register and documents they are over
   * @param rules at most {@link #BATCH}, each under an id of its own
   */
  CompiledMutants(Ruleset ruleset, List<Provision> rules) {
    Ruleset mutated =
        new Ruleset(
            ruleset.vocabulary(),
            ruleset.register(),
            Titles.NONE,
            ruleset.documents(),
            rules,
            ruleset.files(),
            ruleset.proof());
    for (ProfileType type : ProfileType.values()) {
      Provisions ofType = mutated.provisions(type);
      for (int i = 0; i < ofType.size(); i++) {
        ordinals.put(ofType.get(i).id(), ofType.first() + i);
        if (!ofType.get(i).notNeeded().isEmpty()) {
          exemptions.put(ofType.get(i).id(), ofType.exemption(i, 0));
        }
      }
    }
    engine = DroolsEngine.compile(mutated);
  }

  /** The rules that Drools fires, by {@link #ordinal}. */
  BitSet fired(Case stated) {
    return engine.fired(stated);
  }

  int ordinal(String id) {
    return Optional.ofNullable(ordinals.get(id)).orElseThrow();
  }

  /** The ordinal of the first condition under which a rule's benefit is not needed, -1 for none. */
  int exemption(String id) {
    return exemptions.getOrDefault(id, -1);
  }

  @Override
  public void close() {
    engine.close();
  }
}
