package org.policyeligibility.api.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The bulkhead before the store, fair by organisation. An operation that finds no permit waits for
 * one as long as any request may wait; how many wait at once is bounded, as each holds a thread.
 */
@Singleton
public class StoreBulkhead {
  private static final long LONGEST_OF_STREAM = TimeUnit.SECONDS.toNanos(30);

  private final Limits limits;
  private final FairBulkhead permits;
  private final Counter shed;

  StoreBulkhead(Limits limits, MeterRegistry metrics) {
    this.limits = limits;
    int atOnce = limits.storeAtOnce().orElseGet(StoreBulkhead::usual);
    if (atOnce < 0 || limits.storeWaiting() < 0) {
      throw new IllegalArgumentException(
          "policy.limits.store-at-once and policy.limits.store-waiting are at least 0");
    }
    permits = new FairBulkhead(atOnce == 0 ? Integer.MAX_VALUE : atOnce, limits.storeWaiting());
    shed = LoadShedder.shed(metrics, "store");
  }

  /** More at once would only share the processors among more, and make each of them slower. */
  private static int usual() {
    return Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  }

  /**
   * Acquires a permit, to be closed.
   *
   * @throws ServiceUnavailableException where that would take too long
   */
  public FairBulkhead.Permit acquire(String organisation) {
    return acquire(
        organisation,
        limits.longestWait().isZero() ? Long.MAX_VALUE : limits.longestWait().toNanos());
  }

  /** Acquires a permit for a stream that has begun: refused it would be cut off. */
  public FairBulkhead.Permit acquireForStream(String organisation) {
    return acquire(organisation, LONGEST_OF_STREAM);
  }

  private FairBulkhead.Permit acquire(String organisation, long longest) {
    int weight = Math.max(1, limits.weight().getOrDefault(organisation, 1));
    Optional<FairBulkhead.Permit> permit = permits.acquire(organisation, weight, longest);
    return permit.orElseThrow(
        () -> {
          shed.increment();
          return new ServiceUnavailableException();
        });
  }
}
