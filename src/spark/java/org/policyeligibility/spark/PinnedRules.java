package org.policyeligibility.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.util.LongAccumulator;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.IncrementalCompilation;
import org.policyeligibility.ruleset.drools.ShippedRules;

/**
 * The rule base of a job: a pinned law, and the classes of those rules that are not shipped. It is
 * loaded once in each executor's JVM, whatever number of tasks runs there.
 *
 * @param compiled by the driver, so that no executor compiles; empty for the shipped law
 */
record PinnedRules(PinnedLaw law, List<byte[]> compiled) implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Map<String, Eligibility> LOADED = new HashMap<>();

  /** Compiles of a law what is not shipped. */
  static PinnedRules of(PinnedLaw law) {
    return law.isShipped()
        ? new PinnedRules(law, List.of())
        : new PinnedRules(
            law,
            IncrementalCompilation.of(law.read(), List.of()).compiled().stream()
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  /**
   * The rule base of this JVM.
   *
   * @param loads counts the rule bases of all JVMs
   */
  Eligibility here(LongAccumulator loads) {
    synchronized (LOADED) {
      Eligibility known = LOADED.get(law.fingerprint());
      if (known == null) {
        known = load();
        loads.add(1);
        LOADED.put(law.fingerprint(), known);
      }
      law.pinned(known.ruleset());
      return known;
    }
  }

  private Eligibility load() {
    if (law.isShipped()) {
      return ShippedRules.load(law::files);
    }
    Ruleset ruleset = law.read();
    return new Eligibility(ruleset, IncrementalCompilation.of(ruleset, compiled).engine());
  }
}
