package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.LogLines;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;
import org.policyeligibility.api.limits.Bursts;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.store.Database;

/** More at once than may be kept at once is refused; who only asks is answered all the while. */
@QuarkusTest
@TestProfile(StoreAtOnceTest.OneAtOnce.class)
@Tag("apart")
class StoreAtOnceTest {
  private static final String DECISION =
      """
      {"asOf":"2024-06-01","profile":{"type":"person"},"reference":"overload",
       "purpose":"CONSULTATION","legalBasis":"CONSENT"}\
      """;
  private static final String EVALUATION =
      "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";

  /** More than the buffers between the service and a reader hold. */
  private static final int ENTRIES = 20_000;

  private static final int ABANDONED = 200;

  private final String[] token = Tokens.header(Role.COUNTER, "overload");

  @Inject Database database;

  /** One turn at what is kept and one export, and no other bound: a log of their own. */
  public static class OneAtOnce implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path folder = Files.createDirectories(Path.of("target", "data"));
        return Map.of(
            "policy.limits.store-at-once",
            "1",
            "policy.limits.store-waiting",
            "0",
            "policy.limits.exports-at-once",
            "1",
            "policy.limits.longest-wait",
            "PT0S",
            "policy.data.folder",
            Files.createTempDirectory(folder, "once").toString());
      } catch (IOException cannot) {
        throw new UncheckedIOException(cannot);
      }
    }
  }

  private HttpRequest decision() {
    String key = UUID.randomUUID().toString();
    return Bursts.post("/v1/decisions", DECISION, "Idempotency-Key", key, token[0], token[1]);
  }

  @Test
  void a_request_to_the_store_is_refused_before_it_keeps_others_from_being_evaluated() {
    long before = Bursts.shed("store");
    long refused = Bursts.overload(8, 201, this::decision);
    assertThat(Bursts.shed("store") - before).isEqualTo(refused);
    CompletableFuture<List<Service.Answer>> crowd =
        CompletableFuture.supplyAsync(() -> Bursts.burst(8, this::decision));
    assertThat(
            Bursts.burst(
                1, () -> Bursts.post(Service.EVALUATIONS, EVALUATION, "Accept", Service.JSON)))
        .extracting(Service.Answer::status)
        .containsExactly(200);
    assertThat(crowd.join()).extracting(Service.Answer::status).contains(201);
    assertThat(Bursts.burst(1, this::decision))
        .extracting(Service.Answer::status)
        .containsExactly(201);
  }

  private void fillLog(CounterClient office) {
    Event read =
        Event.of(
            Instant.parse("2024-06-03T01:20:30.125Z"), Act.HEAD_READ, "auditor", office.name(), "");
    database.transaction(
        on -> {
          for (int i = 1; i < ENTRIES; i++) {
            AuditLog.append(on, read);
          }
          return AuditLog.append(on, read);
        });
  }

  private static Socket ask(CounterClient office) throws IOException {
    String[] auditor = Tokens.header(Role.AUDITOR, office.name());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
    String head = "GET /v1/audit/export HTTP/1.1\r\nHost: x\r\n" + String.join(": ", auditor);
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Asks for the whole log as soon as there is a turn. */
  private static Service.Answer export(CounterClient office) throws InterruptedException {
    Service.Answer answer = exportNow(office);
    while (answer.status() == 503) {
      TimeUnit.MILLISECONDS.sleep(100);
      answer = exportNow(office);
    }
    return answer;
  }

  /**
   * The answer of a request that the bound on exports refuses; before it, that on the store may.
   */
  private static Service.Answer shed(Supplier<Service.Answer> request) throws InterruptedException {
    long before = Bursts.shed("exports");
    for (int i = 0; i < 100; i++) {
      Service.Answer answer = request.get();
      Problems.expect(503, answer);
      if (Bursts.shed("exports") > before) {
        return answer;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("refused, and not by the bound on exports");
  }

  private static Service.Answer exportNow(CounterClient office) {
    return office.ask(Role.AUDITOR, "GET", "/v1/audit/export", null);
  }

  @Test
  @Timeout(120)
  void an_export_that_nobody_waits_for_gives_its_turn_back() throws Exception {
    CounterClient office = CounterClient.open();
    for (int i = 0; i < ABANDONED; i++) {
      try (Socket socket = ask(office)) {
        socket.setSoLinger(true, 0);
      }
    }
    assertThat(export(office).status()).isEqualTo(200);
  }

  @Test
  @Timeout(120)
  void decisions_are_kept_while_an_export_waits_for_its_reader_and_another_or_a_copy_is_503()
      throws Exception {
    CounterClient office = CounterClient.open();
    fillLog(office);
    long before = Bursts.shed("exports");
    try (LogLines log = new LogLines()) {
      try (Socket slow = ask(office)) {
        assertThat(slow.getInputStream().read()).isEqualTo('H');
        assertThat(shed(() -> exportNow(office)).header("Retry-After")).isNotEmpty();
        Map<String, String> about = Map.of("subject", CounterClient.PERSONAL);
        shed(() -> office.counter("POST", "/v1/subjects/copy", about));
        assertThat(Bursts.shed("exports") - before).isEqualTo(2);
        assertThat(office.kept(CounterClient.application("S-1"))).isNotEmpty();
      }
      String again = export(office).body();
      assertThat(CounterClient.verify(again).holds()).isTrue();
      assertThat(again.lines().count()).isGreaterThan(ENTRIES);
      assertThat(log.all()).as("a reader who is gone is no fault").isEmpty();
    }
  }

  @Test
  @Timeout(120)
  void what_readers_of_one_office_do_not_take_holds_nothing_of_another_office() throws Exception {
    CounterClient slow = CounterClient.open();
    CounterClient other = CounterClient.open();
    fillLog(slow);
    try (Socket export = ask(slow)) {
      assertThat(export.getInputStream().read()).isEqualTo('H');
      shed(() -> exportNow(slow));
      String id = other.kept(CounterClient.application("O-1"));
      Service.Answer log = export(other);
      assertThat(log.status()).isEqualTo(200);
      assertThat(CounterClient.verify(log.body()).holds()).isTrue();
      Map<String, String> about = Map.of("subject", CounterClient.PERSONAL);
      Service.Answer copy = other.counter("POST", "/v1/subjects/copy", about);
      assertThat(copy.status()).as("%s", copy).isEqualTo(200);
      assertThat(other.ask(Role.COUNTER, "GET", "/v1/decisions/" + id, null).status())
          .isEqualTo(200);
      // All the while it has not been taken, nor ended.
      shed(() -> exportNow(slow));
    }
  }
}
