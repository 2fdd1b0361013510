package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/**
 * More than can be answered in time is refused at once, what is answered is right, and afterwards
 * all is as before.
 */
@QuarkusTest
@TestProfile(OverloadTest.Narrow.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverloadTest {
  private static final int AT_ONCE = 200;
  private static final int MOST_BURSTS = 20;
  private static final String BODY = "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** One event loop, where one waits for another, and one turn at what is kept. */
  public static class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.vertx.event-loops-pool-size",
          "1",
          "policy.limits.longest-wait",
          "PT0.1S",
          "policy.limits.store-at-once",
          "1");
    }
  }

  private static Service.Answer answer(HttpResponse<String> response) {
    return new Service.Answer(
        response.statusCode(), new TreeMap<>(response.headers().map()), response.body());
  }

  private static List<Service.Answer> burst(int requests, Supplier<HttpRequest> request) {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      sent.add(CLIENT.sendAsync(request.get(), BodyHandlers.ofString()));
    }
    return sent.stream().map(CompletableFuture::join).map(OverloadTest::answer).toList();
  }

  private static HttpRequest post(String path, String body, String... headers) {
    return HttpRequest.newBuilder(URI.create(Service.url(path)))
        .header("Content-Type", Service.JSON)
        .headers(headers)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest evaluation() {
    return post(Service.EVALUATIONS, BODY, "Accept-Language", "en");
  }

  private static long shed(String bound) {
    Matcher shed =
        Pattern.compile("policy_requests_shed_total\\{bound=\"" + bound + "\",?} (\\d+)")
            .matcher(Service.get("/q/metrics").body());
    assertThat(shed.find()).as("the metric").isTrue();
    return Long.parseLong(shed.group(1));
  }

  /** Bursts until some of one are refused; how many were. */
  private static long overload(int requests, int status, Supplier<HttpRequest> request) {
    for (int i = 0; i < MOST_BURSTS; i++) {
      List<Service.Answer> answers = burst(requests, request);
      assertThat(answers).extracting(Service.Answer::status).isSubsetOf(status, 503);
      assertThat(answers).extracting(Service.Answer::status).contains(status);
      List<Service.Answer> refused =
          answers.stream().filter(answer -> answer.status() == 503).toList();
      for (Service.Answer one : refused) {
        Problems.expect(503, one);
        assertThat(Integer.parseInt(one.header("Retry-After"))).isPositive();
      }
      if (!refused.isEmpty()) {
        return refused.size();
      }
    }
    throw new AssertionError("nothing was refused");
  }

  @Test
  void whoever_has_waited_too_long_is_refused_and_the_others_are_answered_rightly() {
    Service.Answer alone = Service.evaluate(BODY, "Accept-Language", "en");
    assertThat(alone.status()).isEqualTo(200);
    long before = shed("wait");
    long refused = overload(AT_ONCE, 200, OverloadTest::evaluation);
    assertThat(shed("wait") - before).isEqualTo(refused);
    assertThat(burst(AT_ONCE, OverloadTest::evaluation))
        .filteredOn(answer -> answer.status() == 200)
        .isNotEmpty()
        .extracting(Service.Answer::body)
        .containsOnly(alone.body());
    recovered();
  }

  /** A single request waits for nobody. */
  private static void recovered() {
    assertThat(burst(1, OverloadTest::evaluation))
        .extracting(Service.Answer::status)
        .containsExactly(200);
  }

  @Test
  void whoever_keeps_something_is_refused_before_it_keeps_others_from_being_evaluated() {
    String[] token = Tokens.header(Role.COUNTER, "overload");
    String body =
        """
        {"asOf":"2024-06-01","profile":{"type":"person"},"reference":"overload",
         "purpose":"CONSULTATION","legalBasis":"CONSENT"}""";
    Supplier<HttpRequest> decision =
        () ->
            post(
                "/v1/decisions",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                token[0],
                token[1]);
    long store = shed("store");
    long wait = shed("wait");
    long refused = overload(8, 201, decision);
    // On a machine with other work a request can be late as well; each is counted once.
    assertThat(shed("store") - store + shed("wait") - wait).isEqualTo(refused);
    assertThat(shed("store")).isGreaterThan(store);
    CompletableFuture<List<Service.Answer>> crowd =
        CompletableFuture.supplyAsync(() -> burst(8, decision));
    recovered();
    assertThat(crowd.join()).extracting(Service.Answer::status).contains(201);
    assertThat(burst(1, decision)).extracting(Service.Answer::status).containsExactly(201);
  }
}
