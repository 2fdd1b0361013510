package org.policyeligibility.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.policyeligibility.Eligibility;
import org.policyeligibility.impact.Impact;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.IncrementalCompilation;

/**
 * The impact analysis of a job: two pinned laws and the classes of their rules, loaded once in each
 * executor's JVM.
 *
 * @param compiled by the driver, so that no executor compiles
 * @param everything whether clauses that do not differ are decided too
 */
record PinnedImpact(
    PinnedLaw base, PinnedLaw draft, List<byte[]> compiled, LocalDate asOf, boolean everything)
    implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Map<List<?>, Impact> LOADED = new HashMap<>();

  /** Compiles of two laws what is not shipped. */
  static PinnedImpact of(PinnedLaw base, PinnedLaw draft, LocalDate asOf, boolean everything) {
    List<byte[]> compiled = new ArrayList<>();
    PinnedImpact pinned = new PinnedImpact(base, draft, compiled, asOf, everything);
    pinned.load(compiled::add).close();
    return pinned;
  }

  /**
   * The analysis of this JVM.
   *
   * @param loads counts those of all JVMs
   */
  Impact here(LongAccumulator loads) {
    synchronized (LOADED) {
      List<?> key = List.of(base.fingerprint(), draft.fingerprint(), asOf, everything);
      Impact known = LOADED.get(key);
      if (known == null) {
        known = load(compiledHere -> {});
        loads.add(1);
        LOADED.put(key, known);
      }
      return known;
    }
  }

  /**
   * Loads the analysis.
   *
   * @param fresh takes what had to be compiled for it
   */
  private Impact load(Consumer<byte[]> fresh) {
    Ruleset before = base.read();
    Ruleset after = draft.read();
    Function<Ruleset, Eligibility> engine =
        rules -> {
          IncrementalCompilation made = IncrementalCompilation.of(rules, List.copyOf(compiled));
          made.compiled().ifPresent(fresh);
          return new Eligibility(rules, made.engine());
        };
    return everything
        ? Impact.ofEverything(before, after, asOf, engine)
        : Impact.of(before, after, asOf, engine);
  }
}
