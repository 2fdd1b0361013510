package org.policyeligibility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Somebody holds what every transaction needs. How many wait for it is counted, by the connections
 * that are taken; time is not.
 */
class CircuitBreakerTest {
  private static final int CONNECTIONS = 4;
  private static final int REQUESTS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration A_LONG_ONE = Duration.ofMinutes(1);
  private static final Duration A_MOMENT = Duration.ofMillis(500);
  private static final int MOST_TRIES = 1_000;
  private static final Duration FOR_GOOD = Duration.ofHours(1);

  private final DatabaseSettings server = Databases.postgresql();
  private final AtomicInteger waits = new AtomicInteger();

  private Database open(Duration pause) {
    return open(PATIENCE, pause);
  }

  private Database open(Duration patience, Duration pause) {
    Database database =
        Database.of(
            new DatabaseSettings(
                server.url(), server.user(), server.password(), CONNECTIONS, patience, pause),
            this::counted);
    database.open(on -> true);
    waits.set(0);
    return database;
  }

  private DataSource counted(DataSource pool) {
    return (DataSource)
        Proxy.newProxyInstance(
            CircuitBreakerTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              waits.incrementAndGet();
              return method.invoke(pool, arguments);
            });
  }

  /** Somebody else of the same database, who holds the table and waits for nobody. */
  private Connection holder() throws SQLException {
    Connection holder = DriverManager.getConnection(server.url(), server.user(), server.password());
    holder.setAutoCommit(false);
    try (Statement lock = holder.createStatement()) {
      lock.execute("lock table audit_head in access exclusive mode");
    }
    return holder;
  }

  private static long read(Database database) {
    return database.transaction(
        on -> {
          try (Statement select = on.getConnection().createStatement();
              var rows = select.executeQuery("select seq from audit_head")) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private static void refused(Database database) {
    assertThatThrownBy(() -> read(database)).isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void when_one_has_waited_in_vain_the_next_do_not_wait() throws SQLException {
    try (Database database = open(FOR_GOOD);
        Connection holder = holder()) {
      for (int i = 0; i < REQUESTS; i++) {
        refused(database);
      }
      assertThat(waits).hasValue(1);
      holder.rollback();
    }
  }

  @Test
  void of_many_at_once_as_many_wait_as_there_are_connections() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
    try (Database database = open(FOR_GOOD);
        Connection holder = holder()) {
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        asked.add(clients.submit(() -> refused(database)));
      }
      for (Future<?> answer : asked) {
        answer.get();
      }
      assertThat(waits.get()).isBetween(1, CONNECTIONS);
      holder.rollback();
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void after_the_pause_somebody_tries_and_when_one_is_served_all_are() throws SQLException {
    try (Database database = open(Duration.ZERO);
        Connection holder = holder()) {
      refused(database);
      refused(database);
      assertThat(waits).hasValue(2);
      holder.rollback();
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(read(database)).isZero();
      }
    }
  }

  private static void refuse(Database database) {
    database.transaction(
        on -> {
          throw new IllegalArgumentException("there is no such thing");
        });
  }

  @Test
  void a_request_that_the_database_refuses_counts_as_answered() throws Exception {
    try (Database database = open(A_MOMENT)) {
      try (Connection holder = holder()) {
        refused(database);
        holder.rollback();
      }
      for (int tries = 0; ; tries++) {
        assertThat(tries).isLessThan(MOST_TRIES);
        try {
          refuse(database);
        } catch (IllegalArgumentException answered) {
          break;
        } catch (StoreUnavailable notYet) {
          TimeUnit.MILLISECONDS.sleep(5);
        }
      }
      assertThat(read(database)).isZero();
    }
  }

  @Test
  void what_fails_at_once_keeps_nobody_from_trying() {
    try (Database database = open(A_LONG_ONE, FOR_GOOD)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        assertThatThrownBy(
                () ->
                    database.transaction(
                        on -> {
                          throw new SQLException("the connection is lost", "08006");
                        }))
            .isInstanceOf(StoreUnavailable.class);
      }
      assertThat(waits).hasValue(CONNECTIONS);
      assertThat(read(database)).isZero();
    }
  }
}
