package org.policyeligibility.api.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The bulkhead before the rendering of documents, fair by client. One takes a processor for as long
 * as a hundred evaluations and some tens of megabytes; so few are rendered at once, and never on a
 * thread that answers others.
 */
@Singleton
public class RenderingBulkhead {
  /** Each that waits holds a thread. */
  private static final int MOST_WAITING = 16;

  /** A person waits for a document, and not for a page, so long. */
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

  private final FairBulkhead permits;
  private final TrustedProxies proxies;
  private final CurrentVertxRequest request;
  private final Counter shed;

  RenderingBulkhead(
      Limits limits, TrustedProxies proxies, CurrentVertxRequest request, MeterRegistry metrics) {
    int atOnce = limits.documentsAtOnce().orElseGet(RenderingBulkhead::usual);
    if (atOnce < 1) {
      throw new IllegalArgumentException("policy.limits.documents-at-once is at least 1");
    }
    this.permits = new FairBulkhead(atOnce, MOST_WAITING);
    this.proxies = proxies;
    this.request = request;
    this.shed = LoadShedder.shed(metrics, "document");
  }

  /** The other processors go on answering. */
  private static int usual() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  /**
   * Renders for the request that is being answered, in its turn.
   *
   * @throws ServiceUnavailableException where that would take too long
   */
  public <T> T inTurn(Supplier<T> rendering) {
    FairBulkhead.Permit permit =
        permits
            .acquire(
                proxies.clientOf(request.getCurrent().request()).assignment().hex(),
                1,
                LONGEST_WAIT)
            .orElseThrow(this::refusal);
    try {
      return rendering.get();
    } finally {
      permit.close();
    }
  }

  private ServiceUnavailableException refusal() {
    shed.increment();
    return new ServiceUnavailableException();
  }
}
