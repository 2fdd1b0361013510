package org.policyeligibility.api.decisions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.api.limits.FairBulkhead;
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

  /** Rule sets that wait to be compiled, each with a thread. */
  private static final int MOST_QUEUED = 8;

  /** Requests of one organisation that wait for what others compile. */
  private static final int MOST_WAITING = 4;

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);

  private final CurrentRuleset current;
  private final Decisions decisions;
  private final StorePermit permit;
  private final CompiledProducts products;
  private final Counter shed;

  /** One at a time: compiling takes all the memory that is to spare. */
  private final FairBulkhead compiler = new FairBulkhead(1, MOST_QUEUED);

  private final Map<String, CompletableFuture<LoadedRuleset>> loading = new ConcurrentHashMap<>();
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

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
    CompletableFuture<LoadedRuleset> own = new CompletableFuture<>();
    CompletableFuture<LoadedRuleset> first = loading.putIfAbsent(digest, own);
    if (first != null) {
      return await(first, organisation);
    }
    try {
      FairBulkhead.Permit turn =
          compiler
              .acquire(organisation, 1, LONGEST_WAIT)
              .orElseThrow(ServiceUnavailableException::new);
      try {
        LoadedRuleset ruleset = compiled(digest, stored);
        loaded.put(digest, ruleset);
        own.complete(ruleset);
        return ruleset;
      } finally {
        turn.close();
      }
    } catch (RuntimeException | Error failed) {
      own.completeExceptionally(failed);
      throw failed;
    } finally {
      loading.remove(digest, own);
    }
  }

  private LoadedRuleset await(CompletableFuture<LoadedRuleset> first, String organisation) {
    try {
      if (waiting.merge(organisation, 1, Integer::sum) > MOST_WAITING) {
        throw new ServiceUnavailableException();
      }
      return first.get(LONGEST_WAIT, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new ServiceUnavailableException((Long) null, late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableException((Long) null, stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException("a rule set cannot be loaded", failed.getCause());
    } finally {
      leave(organisation);
    }
  }

  private void leave(String organisation) {
    waiting.computeIfPresent(organisation, (name, count) -> count == 1 ? null : count - 1);
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
