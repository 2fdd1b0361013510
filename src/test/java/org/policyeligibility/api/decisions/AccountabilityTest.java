package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/** Decisions over HTTP: each act is accounted for. */
@QuarkusTest
@Timeout(240)
class AccountabilityTest {
  private static final String CLAUSE = "guofa-2020-7/5.3";

  private final CounterClient office = CounterClient.open();

  private List<String> entries(long after) {
    return office
        .export(after)
        .lines()
        .filter(line -> line.contains("\"organisation\":\"" + office.name() + '"'))
        .filter(line -> !line.contains("\"act\":\"EXPORTED\""))
        .toList();
  }

  @Test
  void a_head_request_is_no_reading_and_says_what_a_reading_would_find() {
    String id = office.kept(CounterClient.application("PD-1"));
    long before = office.head().seq();
    String path = CounterClient.DECISIONS + "/" + id;
    for (String asked : List.of(path, CounterClient.DECISIONS + "?reference=PD-1")) {
      Service.Answer answer = office.counter("HEAD", asked, null);
      assertThat(answer.status()).as(asked).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }
    for (String asked : List.of("/v1/audit/head", "/v1/audit/export")) {
      assertThat(office.ask(Role.AUDITOR, "HEAD", asked, null).status()).isEqualTo(200);
    }
    assertThat(entries(before)).isEmpty();
    office.counter("DELETE", path, null);
    String[] token = Tokens.header(Role.COUNTER, office.name());
    assertThat(Service.send("HEAD", path, new byte[0], token[0], token[1]).status()).isEqualTo(410);
  }

  @Test
  void a_role_that_is_missing_and_a_decision_of_another_office_are_entries() {
    String others = CounterClient.open().kept(CounterClient.application("PD-1"));
    String path = CounterClient.DECISIONS + "/" + others;
    long before = office.head().seq();
    Problems.expect(404, office.counter("GET", path, null));
    Problems.expect(404, office.replay(others, null));
    Problems.expect(403, office.ask(Role.AUDITOR, "GET", path, null));
    Problems.expect(403, office.counter("POST", "/v1/purges", null));
    assertThat(entries(before))
        .hasSize(4)
        .allMatch(entry -> entry.contains("\"act\":\"REFUSED\""))
        .anyMatch(
            entry -> entry.contains("\"why\":\"READ NO_SUCH_DECISION\",\"decision\":\"" + others))
        .anyMatch(entry -> entry.contains("\"why\":\"REPLAYED NO_SUCH_DECISION\""))
        .anyMatch(
            entry -> entry.contains("\"why\":\"GET decisions FORBIDDEN\",\"decision\":\"" + others))
        .anyMatch(entry -> entry.contains("\"why\":\"POST purges FORBIDDEN\""));
  }

  @Test
  void a_correction_says_in_which_respects_it_differs_and_shows_the_chain() {
    String first = office.kept(CounterClient.application("PD-1"));
    Map<String, Object> correction = CounterClient.application("PD-2");
    correction.put("corrects", first);
    correction.put("subject", "another");
    correction.put("purpose", "APPEAL");
    assertThat(Problems.errors(Problems.expect(422, office.decide("A", correction))))
        .containsExactly("/purpose differs-from-corrected");
    correction.put("changes", List.of("PURPOSE"));
    assertThat(Problems.errors(Problems.expect(422, office.decide("B", correction))))
        .containsExactly("/subject differs-from-corrected");
    correction.put("changes", List.of("PURPOSE", "SUBJECT"));
    String second = office.kept(correction);
    office.counter("DELETE", CounterClient.DECISIONS + "/" + second, null);
    Map<String, Object> last = CounterClient.application("PD-3");
    last.put("corrects", second);
    last.put("changes", List.of("PURPOSE"));
    String third = office.kept(last);
    JsonNode chain = office.read(first).path("corrections");
    assertThat(chain).hasSize(3).isEqualTo(office.read(third).path("corrections"));
    assertThat(chain.path(1).path("id").asText()).isEqualTo(second);
    assertThat(chain.path(1).has("erasedAt")).isTrue();
    assertThat(chain.path(2).has("erasedAt")).isFalse();
  }

  @Test
  void findings_are_on_clauses_of_the_decision_and_each_once() {
    String path =
        CounterClient.DECISIONS + "/" + office.kept(CounterClient.application("PD-1")) + "/review";
    office.counter("POST", path, Map.of("reason", "taken over"));
    assertThat(reviewed(path, "guofa-2020-7/5.3", "guobanfa-2019-58/12.2", "no/1"))
        .as("a clause for zones, and none")
        .containsExactly("/findings/1/clause not-answered", "/findings/2/clause not-answered");
    assertThat(reviewed(path, CLAUSE, CLAUSE)).containsExactly("/findings/1/clause not-once");
  }

  private List<String> reviewed(String path, String... clauses) {
    List<Map<String, String>> findings = new ArrayList<>();
    for (String clause : clauses) {
      findings.add(Map.of("clause", clause, "outcome", "ELIGIBLE", "reason", "seen"));
    }
    Map<String, Object> body = Map.of("reason", "found", "findings", findings);
    return Problems.errors(Problems.expect(422, office.counter("POST", path, body)));
  }

  private static Socket ask(String[] token, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", RestAssured.port));
    String head = "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join(": ", token);
    socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** As many exports as an office may have and more, which nobody reads. */
  @Test
  void exports_that_one_office_does_not_read_hold_no_place_of_another() throws Exception {
    CounterClient slow = CounterClient.open();
    String[] auditor = Tokens.header(Role.AUDITOR, slow.name());
    List<Socket> unread = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        Socket socket = ask(auditor, "/v1/audit/export");
        unread.add(socket);
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      office.kept(CounterClient.application("PD-1"));
      assertThat(CounterClient.verify(office.export(0)).holds()).isTrue();
    } finally {
      for (Socket socket : unread) {
        socket.close();
      }
    }
  }
}
