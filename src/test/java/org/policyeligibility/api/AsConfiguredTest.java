package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.web.Visitor;

/**
 * Tests of the features that are closed or off by default. An operator has opened them or turned
 * them on here.
 */
@QuarkusTest
@TestProfile(AsConfiguredTest.Open.class)
@Tag("apart")
class AsConfiguredTest {
  private static final String SITE = "https://portal.example";

  /** One other site, a collector of spans, and no proxy. */
  public static class Open implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.cors.enabled",
          "true",
          "quarkus.http.cors.origins",
          SITE,
          "quarkus.otel.sdk.disabled",
          "false",
          "quarkus.otel.exporter.otlp.protocol",
          "http/protobuf",
          "quarkus.otel.bsp.schedule.delay",
          "PT0.1S",
          "policy.limits.per-address",
          "600",
          "policy.pages.longest-document",
          "1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Collector.class));
    }
  }

  /** Takes what is exported, as it comes; found again by its address. */
  public static final class Collector implements QuarkusTestResourceLifecycleManager {
    private final BlockingQueue<String> exported = new LinkedBlockingQueue<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        HttpServer begun =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = begun;
        begun.createContext("/v1/traces", this::take);
        begun.start();
        return Map.of(
            "quarkus.otel.exporter.otlp.endpoint",
            "http://localhost:" + begun.getAddress().getPort());
      } catch (IOException taken) {
        throw new UncheckedIOException(taken);
      }
    }

    private void take(HttpExchange exchange) throws IOException {
      try (exchange) {
        exported.add(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        exchange.sendResponseHeaders(200, -1);
      }
    }

    @Override
    public void inject(TestInjector injector) {
      injector.injectIntoFields(exported, new TestInjector.MatchesType(BlockingQueue.class));
    }

    @Override
    public void stop() {
      Objects.requireNonNull(server).stop(0);
    }
  }

  /** Set by the collector. */
  public @Nullable BlockingQueue<String> exported;

  @Test
  void spans_have_routes_and_ids_and_nothing_that_was_sent() throws InterruptedException {
    String m = Problems.MARKER;
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Service.Answer last =
        Service.get(
            "/v1/zones/" + m + "?q=" + m,
            "User-Agent",
            m,
            "baggage",
            m + "=" + m,
            "tracestate",
            "m=" + m,
            "traceparent",
            "00-" + trace + "-00f067aa0ba902b7-01");
    String id = last.header("X-Request-Id");
    StringBuilder all = new StringBuilder();
    while (all.indexOf(id) < 0) {
      String part = Objects.requireNonNull(exported).poll(2, TimeUnit.MINUTES);
      assertThat(part).as("an export").isNotNull();
      all.append(part);
    }
    assertThat(all).contains("GET /v1/zones/{zone}").doesNotContainIgnoringCase(m);
    assertThat(all.toString().getBytes(StandardCharsets.ISO_8859_1))
        .as("the trace of the client goes on")
        .containsSequence(java.util.HexFormat.of().parseHex(trace));
    assertThat(all).doesNotContain("127.0.0.1", "url.path", "user_agent", "client.address");
  }

  @Test
  void a_site_that_is_named_may_read_answers_and_another_may_not() {
    Service.Answer named = Service.get("/v1/facts?limit=1", "Origin", SITE);
    assertThat(named.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
    Service.Answer other = Service.get("/v1/facts?limit=1", "Origin", "https://other.example");
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    Service.Answer asked =
        Service.send(
            "OPTIONS",
            Service.EVALUATIONS,
            new byte[0],
            "Origin",
            SITE,
            "Access-Control-Request-Method",
            "POST");
    assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
  }

  @ParameterizedTest
  @CsvSource({"'', 内容太多，放不进一个文件", "/en, This is too much for one document"})
  void results_too_long_for_a_document_say_so_and_are_not_lost(String prefix, String heading) {
    Visitor.Page results =
        Visitor.post(
            prefix + "/check/results",
            Map.of("state", List.of(Visitor.begin(prefix, "person", "all").state())));
    Visitor.Page notice =
        Visitor.post(prefix + "/check/pdf", Map.of("state", List.of(results.state())));
    assertThat(notice.status()).isEqualTo(400);
    assertThat(notice.document().select("h1").text()).isEqualTo(heading);
    assertThat(notice.send(Map.of()).outcomes()).isEqualTo(results.outcomes()).isNotEmpty();
  }

  @Test
  void an_address_that_a_client_says_itself_is_not_believed() {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < 40; i++) {
      Service.Answer answer =
          Service.get(
              "/v1/facts?limit=1", "X-Forwarded-For", "192.0.2." + i, "Forwarded", "for=" + i);
      String left = answer.header("RateLimit").replaceAll(".*r=(\\d+);.*", "$1");
      least = Math.min(least, Integer.parseInt(left));
    }
    assertThat(least).isLessThan(599);
  }
}
