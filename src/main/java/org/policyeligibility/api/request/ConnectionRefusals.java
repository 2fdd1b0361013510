package org.policyeligibility.api.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.RedactedTrace;

/**
 * Log and metrics of what a connection answers or refuses itself, before there is a request that
 * {@link RequestLog} could tell of. Nothing of what was sent is told.
 */
@Singleton
class ConnectionRefusals {
  private static final Logger ACCESS = Logger.getLogger("policy.access");
  private static final Logger LOG = Logger.getLogger(ConnectionRefusals.class);

  private final MeterRegistry metrics;
  private final Counter connections;

  ConnectionRefusals(MeterRegistry metrics) {
    this.metrics = metrics;
    this.connections =
        Counter.builder("policy.connections.refused")
            .description("connections closed at once because there were too many")
            .register(metrics);
  }

  void connection() {
    connections.increment();
  }

  /**
   * Counts a connection that is ended before its time.
   *
   * @param bound the bound that it had reached
   */
  void cut(String bound) {
    Counter.builder("policy.connections.cut")
        .description("connections ended because of what they held and did not take or send")
        .tag("bound", bound)
        .register(metrics)
        .increment();
  }

  /** Tells of an answer, the last of its connection. */
  void answered(Problem problem) {
    Counter.builder("policy.connections.answered")
        .description("requests that could not be read and were answered by their connection")
        .tag("status", String.valueOf(problem.status()))
        .register(metrics)
        .increment();
    ACCESS.infof("OTHER OTHER %d 0 ms %s", problem.status(), problem.instance());
  }

  /** Tells of a failure that nobody foresaw. */
  void failed(Throwable unforeseen) {
    LOG.errorf("on a connection: %s", RedactedTrace.of(unforeseen));
  }
}
