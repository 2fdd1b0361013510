package org.policyeligibility.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.LogLines;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.store.Line;
import org.policyeligibility.store.Line.State;

/**
 * The database is away, when the service starts and later: what needs none of it is answered as
 * ever, what does is told to come again, and nobody has to do anything when it is back.
 */
@QuarkusTest
@WithTestResource(Line.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("apart")
class DatabaseAwayTest {
  private static final int TRIES = 60;
  private static final int AT_ONCE = 12;
  private static final Map<String, Object> BODY = CounterClient.application("PD-1");
  private static final byte[] QUESTION =
      Service.write(
          Map.of("asOf", "2024-06-01", "profile", CounterClient.application("").get("profile")));

  private final CounterClient office = CounterClient.open();

  @AfterEach
  void put_the_line_back() {
    Line.is(State.THROUGH);
  }

  private static String evaluation() {
    Service.Answer answer = Service.evaluate(QUESTION);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private Service.Answer refused(String key) {
    Service.Answer answer = office.decide(key, BODY);
    Problems.expect(503, answer);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    return answer;
  }

  /** Asks as a client does that was told to come again; how often it had to. */
  private int keptAtLast(String key) throws InterruptedException {
    for (int tries = 1; tries <= TRIES; tries++) {
      Service.Answer answer = office.decide(key, BODY);
      if (answer.status() == 201) {
        return tries;
      }
      Problems.expect(503, answer);
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new AssertionError("it did not come back");
  }

  @Test
  @Order(1)
  void a_service_that_starts_without_its_database_evaluates_and_keeps_when_it_comes()
      throws InterruptedException {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
    assertThat(Service.get("/q/health/ready").body()).contains("rule");
    assertThat(evaluation()).contains("CONDITIONAL");
    refused("A");
    Line.is(State.THROUGH);
    System.out.printf(Locale.ROOT, "database back: kept at try %d%n", keptAtLast("A"));
  }

  @ParameterizedTest
  @Order(2)
  @EnumSource(names = {"DOWN", "HUNG"})
  void while_it_is_away_nothing_is_acknowledged_and_everybody_is_evaluated(State state)
      throws Exception {
    String before = evaluation();
    keptAtLast("before");
    Line.is(state);
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String key = "away-" + i;
        asked.add(() -> refused(key).status());
      }
      List<Future<Integer>> storing = new ArrayList<>();
      asked.forEach(callable -> storing.add(clients.submit(callable)));
      for (int i = 0; i < 20; i++) {
        assertThat(evaluation()).isEqualTo(before);
      }
      for (Future<Integer> future : storing) {
        assertThat(future.get()).isEqualTo(503);
      }
    } finally {
      clients.shutdown();
    }
    Line.is(State.THROUGH);
    System.out.printf(Locale.ROOT, "%s: kept at try %d%n", state, keptAtLast("away-0"));
    // An unacknowledged decision may be there; asked again it is there once.
    assertThat(office.found("?reference=PD-1", 100)).hasSizeLessThanOrEqualTo(1 + AT_ONCE);
  }

  @ParameterizedTest
  @Order(3)
  @EnumSource(names = {"CUT_BEFORE_COMMIT", "CUT_AFTER_COMMIT"})
  void a_line_that_is_cut_at_the_commit_leaves_one_decision_for_one_key(State state)
      throws InterruptedException {
    keptAtLast("before");
    Line.is(state);
    refused("cut");
    Line.is(State.THROUGH);
    // An unacknowledged decision may be there all the same, and is where the commit arrived.
    assertThat(office.found("", 100)).hasSize(state == State.CUT_AFTER_COMMIT ? 2 : 1);
    keptAtLast("cut");
    assertThat(office.decide("cut", BODY).header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(office.found("", 100)).hasSize(2);
    assertThat(CounterClient.verify(office.export(0)).faults()).isEmpty();
  }

  @Test
  @Order(4)
  void a_slow_one_keeps_or_is_told_to_come_again_and_never_both() throws InterruptedException {
    Line.is(State.SLOW);
    int status = office.decide("slow", BODY).status();
    assertThat(status).isIn(201, 503);
    Line.is(State.THROUGH);
    keptAtLast("slow");
    assertThat(office.found("", 100)).hasSize(1);
  }

  /** Keeps one after the other until it is told to come again; by key what was acknowledged. */
  private Map<String, String> keptUntilRefused(String client) {
    Map<String, String> acknowledged = new HashMap<>();
    while (true) {
      String key = client + "-" + acknowledged.size();
      Service.Answer answer = office.decide(key, BODY);
      if (answer.status() != 201) {
        Problems.expect(503, answer);
        return acknowledged;
      }
      acknowledged.put(key, answer.json().path("id").asText());
    }
  }

  @Test
  @Order(5)
  void a_server_that_is_killed_while_decisions_are_kept_loses_and_doubles_none() throws Exception {
    String before = evaluation();
    keptAtLast("before");
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    Map<String, String> acknowledged = new HashMap<>();
    try {
      List<Future<Map<String, String>>> keeping = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String client = "killed-" + i;
        keeping.add(clients.submit(() -> keptUntilRefused(client)));
      }
      while (office.found("", 100).size() <= AT_ONCE) {
        assertThat(evaluation()).isEqualTo(before);
      }
      Line.is(State.KILLED);
      for (Future<Map<String, String>> future : keeping) {
        acknowledged.putAll(future.get());
        assertThat(evaluation()).isEqualTo(before);
      }
      refused("away");
    } finally {
      clients.shutdown();
    }
    Line.is(State.THROUGH);
    System.out.printf(Locale.ROOT, "killed: kept at try %d%n", keptAtLast("after"));
    for (Map.Entry<String, String> entry : acknowledged.entrySet()) {
      Service.Answer again = office.decide(entry.getKey(), BODY);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(again.json().path("id").asText()).isEqualTo(entry.getValue());
    }
    // Of what was not acknowledged there is at most one for each client, and before and after.
    assertThat(office.found("", 100))
        .doesNotHaveDuplicates()
        .containsAll(acknowledged.values())
        .hasSizeBetween(acknowledged.size() + 2, acknowledged.size() + 2 + AT_ONCE);
    assertThat(CounterClient.verify(office.export(0)).faults()).isEmpty();
  }

  /** The head of the log is locked by somebody else, and soon every connection waits for it. */
  @Test
  @Order(6)
  void when_all_connections_wait_for_a_lock_nobody_waits_for_an_evaluation() throws Exception {
    String before = evaluation();
    keptAtLast("before");
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    try (Connection holder = DriverManager.getConnection(Line.url())) {
      holder.setAutoCommit(false);
      try (Statement lock = holder.createStatement()) {
        lock.execute("lock table audit_head in access exclusive mode");
      }
      List<Future<Service.Answer>> storing = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String key = "locked-" + i;
        storing.add(clients.submit(() -> refused(key)));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(evaluation()).isEqualTo(before);
      }
      for (Future<Service.Answer> future : storing) {
        future.get();
      }
      holder.rollback();
    } finally {
      clients.shutdown();
    }
    System.out.printf(Locale.ROOT, "lock gone: kept at try %d%n", keptAtLast("locked-0"));
    assertThat(office.found("", 100)).hasSize(2);
  }

  @Test
  @Order(7)
  void the_log_has_a_line_when_it_goes_and_a_line_when_it_is_back() throws InterruptedException {
    keptAtLast("before");
    try (LogLines log = new LogLines()) {
      Line.is(State.DOWN);
      for (int i = 0; i < AT_ONCE; i++) {
        refused("away-" + i);
      }
      Line.is(State.THROUGH);
      keptAtLast("back");
      keptAtLast("again");
      assertThat(log.all()).hasSize(2);
      assertThat(log.all().get(0))
          .matches("nothing can be kept: the database cannot, caused by PSQLException 08\\d{3}.*");
      assertThat(log.all().get(1)).isEqualTo("decisions are kept again");
    }
  }

  /** Somebody else holds the end of the audit log, so that the first request cannot go on. */
  @Test
  @Order(8)
  void a_request_whose_first_is_held_up_is_told_to_come_again_and_then_gets_its_answer()
      throws Exception {
    keptAtLast("before");
    ExecutorService client = Executors.newSingleThreadExecutor();
    try (Connection other = DriverManager.getConnection(Line.url());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select seq from audit_head for update");
      Future<Service.Answer> first = client.submit(() -> office.decide("held", BODY));
      awaitSomebodyHeldUp(statement);
      Problems.expect(409, office.decide("held", BODY));
      assertThat(first.isDone()).isFalse();
      other.rollback();
      assertThat(first.get().status()).isEqualTo(201);
      Service.Answer again = office.decide("held", BODY);
      assertThat(again.body()).isEqualTo(first.get().body());
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    } finally {
      client.shutdown();
    }
  }

  private static void awaitSomebodyHeldUp(Statement statement)
      throws SQLException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      try (ResultSet rows =
          statement.executeQuery("select count(*) from pg_locks where not granted")) {
        rows.next();
        if (rows.getInt(1) > 0) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("nobody waits");
  }
}
