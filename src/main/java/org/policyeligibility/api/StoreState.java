package org.policyeligibility.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.StoreUnavailable;

/**
 * Whether decisions can be kept now. The service is ready all the same, for evaluating goes on; and
 * a database that hangs must not make the answer late: each asks for the next.
 */
@Readiness
@ApplicationScoped
class StoreState implements HealthCheck {
  private static final int SECONDS_TO_ANSWER = 1;

  private final Database database;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final ExecutorService asker =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(run, "store state");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean available;

  StoreState(Database database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    if (asking.compareAndSet(false, true)) {
      asker.execute(this::ask);
    }
    return HealthCheckResponse.named("store").up().withData("available", available).build();
  }

  private void ask() {
    try {
      available =
          database.isOpen()
              && database.transaction(connection -> connection.isValid(SECONDS_TO_ANSWER));
    } catch (StoreUnavailable away) {
      available = false;
    } finally {
      asking.set(false);
    }
  }

  @PreDestroy
  void close() {
    asker.shutdownNow();
  }
}
