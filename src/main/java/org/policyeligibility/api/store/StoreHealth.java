package org.policyeligibility.api.store;

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
 * The readiness check of the store. The service is ready all the same, for evaluating goes on; and
 * a database that hangs must not make the answer late: each call asks for the next.
 */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {
  private static final int SECONDS_TO_ANSWER = 1;

  private final Database database;
  private final AtomicBoolean checking = new AtomicBoolean();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(run, "store state");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean available;

  StoreHealth(Database database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    if (checking.compareAndSet(false, true)) {
      executor.execute(this::check);
    }
    return HealthCheckResponse.named("store").up().withData("available", available).build();
  }

  private void check() {
    try {
      available =
          database.isOpen()
              && database.transaction(handle -> handle.getConnection().isValid(SECONDS_TO_ANSWER));
    } catch (StoreUnavailable away) {
      available = false;
    } finally {
      checking.set(false);
    }
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }
}
