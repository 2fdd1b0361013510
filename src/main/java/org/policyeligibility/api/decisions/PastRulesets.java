package org.policyeligibility.api.decisions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.api.limits.LoadShedder;
import org.policyeligibility.api.store.StorePermit;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.StoredRuleset;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.CompiledProducts;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.store.CorruptedData;

/**
 * A loading cache (least recently used) of the rule sets by which decisions were made. One that is
 * not in force any more passes the gate of every rule, must have the digest that the decision
 * names, and is compiled, which takes some seconds: once for all requests that wait for it, with no
 * permit of the store held meanwhile.
 */
@ApplicationScoped
class PastRulesets {
  private static final int MOST_LOADED = 3;

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final CurrentRuleset current;
  private final Decisions decisions;
  private final StorePermit permit;
  private final CompiledProducts products;
  private final Counter shed;

  private final SharedCompilation<LoadedRuleset> compilation =
      new SharedCompilation<>(LONGEST_WAIT);

  /** The one that was not asked for longest comes first. */
  private final Map<String, LoadedRuleset> loaded =
      Collections.synchronizedMap(
          new LinkedHashMap<>(8, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, LoadedRuleset> eldest) {
              return size() > MOST_LOADED;
            }
          });

  PastRulesets(
      CurrentRuleset current,
      Decisions decisions,
      StorePermit permit,
      CompiledProducts products,
      MeterRegistry metrics) {
    this.current = current;
    this.decisions = decisions;
    this.permit = permit;
    this.products = products;
    this.shed = LoadShedder.shed(metrics, "compiling");
  }

  /**
   * The rule set of a digest; empty where no decision was made by it.
   *
   * @throws ServiceUnavailableException where it would take too long
   */
  Optional<LoadedRuleset> find(String digest) {
    LoadedRuleset inForce = current.get();
    if (inForce.eligibility().ruleset().digest().equals(digest)) {
      return Optional.of(inForce);
    }
    LoadedRuleset earlier = loaded.get(digest);
    if (earlier != null) {
      return Optional.of(earlier);
    }
    String organisation = permit.organisation();
    return decisions
        .law(digest)
        .map(stored -> permit.givenBackDuring(() -> counted(digest, stored, organisation)));
  }

  private LoadedRuleset counted(String digest, StoredRuleset stored, String organisation) {
    try {
      return load(digest, stored, organisation);
    } catch (ServiceUnavailableException refused) {
      shed.increment();
      throw refused;
    }
  }

  private LoadedRuleset load(String digest, StoredRuleset stored, String organisation) {
    return compilation.get(
        digest,
        organisation,
        () -> {
          LoadedRuleset ruleset = compiled(digest, stored);
          loaded.put(digest, ruleset);
          return ruleset;
        });
  }

  private LoadedRuleset compiled(String digest, StoredRuleset stored) {
    try {
      Ruleset ruleset = DraftRulesLoader.read(stored.files(), stored.proof());
      if (!ruleset.digest().equals(digest)) {
        throw new CorruptedData("a rule set that is not the one of its digest");
      }
      return LoadedRuleset.of(new Eligibility(ruleset, DroolsEngine.compile(ruleset, products)));
    } catch (FaultyRuleset faulty) {
      throw new CorruptedData("a rule set that does not pass the gate any more");
    }
  }
}
