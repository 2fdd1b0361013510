package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/**
 * A client that asks for more than its quota is told when there is more, and takes nothing from
 * another. The addresses of the clients are those that a proxy says.
 */
@QuarkusTest
@TestProfile(QuotasTest.Small.class)
@Tag("apart")
class QuotasTest {
  private static final int PER_ADDRESS = 4;
  private static final int PER_CALLER = 6;
  private static final int PER_ORGANISATION = 3;
  private static final String DECISION =
      """
      {"asOf":"2024-06-01","profile":{"type":"person"},"reference":"quota",
       "purpose":"CONSULTATION","legalBasis":"CONSENT"}\
      """;

  /** A bucket is refilled while a test takes from it; slower than this it never is empty. */
  private static final int ENOUGH = 40;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

  private static final Pattern LEFT = Pattern.compile("\"([a-z]+)\";r=(\\d+);t=(\\d+)");

  /** Quotas that a test can use up, and a proxy in front. */
  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "policy.limits.per-address",
          String.valueOf(PER_ADDRESS),
          "policy.limits.per-caller",
          String.valueOf(PER_CALLER),
          "policy.limits.per-organisation",
          String.valueOf(PER_ORGANISATION),
          "policy.proxies.trusted",
          "127.0.0.1");
    }
  }

  private static String[] from(String address) {
    return new String[] {"X-Forwarded-For", address};
  }

  private static Service.Answer get(String path, String[]... headers) {
    List<String> all = new ArrayList<>();
    for (String[] header : headers) {
      all.addAll(List.of(header));
    }
    return Service.get(path, all.toArray(String[]::new));
  }

  private static int left(Service.Answer answer, String whose) {
    Matcher left = LEFT.matcher(answer.header("RateLimit"));
    while (left.find()) {
      if (left.group(1).equals(whose)) {
        assertThat(Integer.parseInt(left.group(3))).as("seconds").isBetween(1, 60);
        return Integer.parseInt(left.group(2));
      }
    }
    throw new AssertionError("nothing is said of " + whose + ": " + answer);
  }

  /** Asks until it is refused; how often it was answered before. */
  private static int answered(int refused, String path, String[]... headers) {
    for (int i = 0; i < ENOUGH; i++) {
      Service.Answer answer = get(path, headers);
      if (answer.status() == refused) {
        Problems.expect(refused, answer);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        return i;
      }
      assertThat(answer.status()).as("%s", answer).isIn(200, 401);
    }
    throw new AssertionError("never refused");
  }

  /** Sends requests in one go from an address of this machine; the statuses of the answers. */
  private static List<String> pipelined(String address, String header) throws IOException {
    URI service = URI.create(Service.url("/"));
    String request = "GET /v1/zones?limit=1 HTTP/1.1\r\nHost: localhost\r\n" + header;
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(2_000);
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
      socket
          .getOutputStream()
          .write((request + "\r\n").repeat(ENOUGH).getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answers = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answers);
      } catch (SocketTimeoutException open) {
        // The connection stays.
      }
      return STATUS
          .matcher(answers.toString(StandardCharsets.UTF_8))
          .results()
          .map(status -> status.group(1))
          .toList();
    }
  }

  @Test
  void what_is_sent_behind_a_refused_request_goes_with_the_connection_but_for_a_proxy()
      throws IOException {
    List<String> direct = pipelined("127.0.0.9", "");
    assertThat(direct).hasSizeBetween(PER_ADDRESS + 1, ENOUGH - 1).endsWith("429");
    assertThat(direct.subList(0, direct.size() - 1)).containsOnly("200");
    assertThat(pipelined("127.0.0.1", "X-Forwarded-For: 192.0.2.99\r\n"))
        .hasSize(ENOUGH)
        .contains("429");
  }

  @Test
  void every_answer_says_what_is_left() {
    String[] address = from("192.0.2.1");
    Service.Answer first = get("/v1/zones?limit=1", address);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"address\";q=4;w=60");
    assertThat(left(first, "address")).isEqualTo(PER_ADDRESS - 1);
    Service.Answer second = get("/v1/nothing", address);
    assertThat(second.status()).isEqualTo(404);
    assertThat(left(second, "address")).isLessThanOrEqualTo(PER_ADDRESS - 1);
  }

  @Test
  void an_address_is_refused_after_its_quota_and_another_is_not() {
    assertThat(answered(429, "/v1/facts", from("192.0.2.2"))).isGreaterThanOrEqualTo(PER_ADDRESS);
    assertThat(get("/v1/facts", from("192.0.2.3")).status()).isEqualTo(200);
  }

  @Test
  void one_IPv6_network_is_one_client() {
    assertThat(answered(429, "/v1/facts", from("2001:db8:1:1::1")))
        .isGreaterThanOrEqualTo(PER_ADDRESS);
    Set<Integer> statuses = Set.of(200, 429);
    assertThat(get("/v1/facts", from("2001:db8:1:1:ffff::2")).status()).isIn(statuses);
    assertThat(left(get("/v1/facts", from("2001:db8:1:1:ffff::3")), "address")).isLessThan(3);
    assertThat(left(get("/v1/facts", from("2001:db8:1:2::1")), "address")).isLessThan(3);
    assertThat(left(get("/v1/facts", from("2001:db8:1:101::1")), "address")).isEqualTo(3);
  }

  /** Sixteen of 256 networks, each within its own quota. */
  @Test
  void the_networks_of_one_assignment_have_four_times_the_quota_of_one() {
    int answered = 0;
    for (int network = 0; network < 16; network++) {
      for (int i = 0; i < PER_ADDRESS - 1; i++) {
        String address = "2001:db8:2:" + Integer.toHexString(network << 8) + "::1";
        answered += get("/v1/facts", from(address)).status() == 200 ? 1 : 0;
      }
    }
    assertThat(answered).isBetween(4 * PER_ADDRESS, 8 * PER_ADDRESS);
    assertThat(get("/v1/facts", from("2001:db8:3::1")).status()).isEqualTo(200);
  }

  @Test
  void whoever_has_a_token_has_a_quota_wherever_it_calls_from() {
    String[] address = from("192.0.2.4");
    answered(429, "/v1/facts", address);
    String[] caller = Tokens.header(Role.AUDITOR, "quota-a");
    Service.Answer known = get("/v1/facts", address, caller);
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.header("RateLimit-Policy")).isEqualTo("\"caller\";q=6;w=60");
    assertThat(answered(429, "/v1/facts", from("192.0.2.5"), caller))
        .isGreaterThanOrEqualTo(PER_CALLER - 1);
    String[] other = Tokens.header(Role.AUDITOR, "quota-b");
    assertThat(get("/v1/facts", address, other).status()).isEqualTo(200);
  }

  @Test
  void guesses_at_tokens_are_counted_where_they_come_from() {
    String[] address = from("192.0.2.6");
    String[] guess = Tokens.bearer("guess");
    assertThat(answered(429, "/v1/callers/current", address, guess))
        .isGreaterThanOrEqualTo(PER_ADDRESS);
    String[] known = Tokens.header(Role.AUDITOR, "quota-c");
    assertThat(get("/v1/callers/current", address, known).status()).isEqualTo(200);
  }

  @Test
  void an_organisation_has_a_quota_of_its_own_for_what_is_kept() {
    String[] counter = Tokens.header(Role.COUNTER, "quota-d");
    Service.Answer kept = keep(counter);
    assertThat(kept.status()).as("%s", kept).isEqualTo(201);
    assertThat(kept.header("RateLimit-Policy"))
        .isEqualTo("\"caller\";q=6;w=60, \"organisation\";q=3;w=60");
    assertThat(left(kept, "organisation")).isEqualTo(PER_ORGANISATION - 1);
    Service.Answer answer = kept;
    for (int i = 0; i < PER_CALLER && answer.status() == 201; i++) {
      answer = keep(counter);
    }
    Problems.expect(429, answer);
    assertThat(left(answer, "organisation")).isZero();
    assertThat(keep(Tokens.header(Role.COUNTER, "quota-e")).status()).isEqualTo(201);
  }

  /**
   * The quota is one of keeping alone: what is sent behind may be no decision, and the caller's own
   * quota bounds it.
   */
  @Test
  void what_is_sent_behind_a_refused_decision_is_answered() throws IOException {
    String[] counter = Tokens.header(Role.COUNTER, "quota-f");
    for (int i = 0; i < PER_ORGANISATION; i++) {
      assertThat(keep(counter).status()).isEqualTo(201);
    }
    String token = "Host: x\r\n" + counter[0] + ": " + counter[1] + "\r\n";
    String requests =
        "POST /v1/decisions HTTP/1.1\r\nContent-Type: application/json\r\nIdempotency-Key: f\r\n"
            + ("Content-Length: " + DECISION.length() + "\r\n" + token + "\r\n" + DECISION)
            + ("GET /v1/zones?limit=1 HTTP/1.1\r\nConnection: close\r\n" + token + "\r\n");
    URI service = URI.create(Service.url("/"));
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(20_000);
      socket.bind(new InetSocketAddress("127.0.0.9", 0));
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(STATUS.matcher(answers).results().map(status -> status.group(1)))
          .containsExactly("429", "200");
    }
  }

  private static Service.Answer keep(String[] token) {
    return Service.send(
        "POST",
        "/v1/decisions",
        DECISION.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        Service.JSON,
        "Idempotency-Key",
        UUID.randomUUID().toString(),
        token[0],
        token[1]);
  }

  @Test
  void health_and_metrics_are_always_told_and_metrics_name_nobody() {
    String[] address = from("192.0.2.77");
    answered(429, "/v1/facts", address);
    for (int i = 0; i < 2 * PER_ADDRESS; i++) {
      assertThat(get("/q/health/live", address).status()).isEqualTo(200);
    }
    Service.Answer metrics = get("/q/metrics", address);
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("RateLimit")).isEmpty();
    assertThat(metrics.body())
        .containsPattern("policy_requests_limited_total\\{quota=\"address\",?} [1-9]")
        .doesNotContain("192.0.2", "quota-d");
  }
}
