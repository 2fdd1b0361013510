package org.policyeligibility.api.request;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Exception handler of last resort of the event loops. What the server throws while it reads a
 * message is reported to it and to nobody else: the connection that was being read would be left
 * without an answer.
 */
@Singleton
class UnforeseenFailures {
  private final ThreadLocal<Reading> current = new ThreadLocal<>();
  private final ConnectionRefusals refusals;

  UnforeseenFailures(ConnectionRefusals refusals) {
    this.refusals = refusals;
  }

  private static final class Reading {
    private @Nullable Throwable failure;
  }

  /** Takes the place of the framework's handler, which would log what was sent. */
  void register(Vertx vertx) {
    vertx.exceptionHandler(
        failure -> {
          Reading reading = current.get();
          if (reading == null) {
            refusals.failed(failure);
          } else {
            reading.failure = failure;
          }
        });
  }

  /** Has a message read; what failed meanwhile, null where nothing did. */
  @Nullable Throwable during(Runnable read) {
    Reading before = current.get();
    Reading reading = new Reading();
    current.set(reading);
    try {
      read.run();
    } finally {
      current.set(before);
    }
    return reading.failure;
  }
}
