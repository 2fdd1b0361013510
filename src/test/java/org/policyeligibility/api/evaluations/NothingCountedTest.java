package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Metrics count requests by the paths of the contract, never by what somebody sends. */
@QuarkusTest
class NothingCountedTest {
  private static final String M = Problems.MARKER;
  private static final Pattern NO_COUNT =
      Pattern.compile(
          "^(?:#|jvm_|process_|system_|netty_|worker_pool_|policy_outcomes|http_server_connections"
              + "|http_server_active|[a-z_]+_seconds_(?:sum|max))");

  @Test
  void metrics_name_no_path_method_or_value_that_a_client_makes_up() {
    Service.evaluate("{\"profile\":{\"type\":\"person\",\"" + M + "\":\"" + M + "\"}}");
    Service.get("/v1/" + M);
    Service.get("/v1/documents/" + M + "?next=" + M);
    Service.get("/v1/zones?q=" + M);
    Service.get("/v1/zones/" + M);
    Service.get("/v1/clauses/guofa-2020-7/" + M);
    Service.send("GET", "/v1/documents?limit=" + M, new byte[0], "Accept", M, "User-Agent", M);
    Service.send(M, "/v1/facts", M.getBytes(StandardCharsets.UTF_8), "Content-Type", M);
    Service.send("POST", "/v1/" + M, new byte[0], "Content-Type", "text/plain");
    Service.send("DELETE", "/v1/documents/" + M, new byte[0]);
    Service.send("PUT", "/v1/clauses/" + M + "/" + M, new byte[0]);
    Service.send("POST", "/q/" + M, new byte[0]);
    String metrics = Service.get("/q/metrics").body();
    assertThat(metrics)
        .contains(
            "uri=\"/v1/evaluations\"",
            "uri=\"/v1/documents/{document}\"",
            "uri=\"/v1/zones/{zone}\"",
            "uri=\"OTHER\"")
        .doesNotContainIgnoringCase(M);
  }

  /** Counts that change with an evaluation but for times, the machine and what is blurred. */
  private static Map<String, Double> counted(String query, String body) {
    Map<String, Double> before = series();
    assertThat(
            Service.send(
                    "POST",
                    Service.EVALUATIONS + query,
                    body.getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    Service.JSON)
                .status())
        .isEqualTo(200);
    Map<String, Double> changed = series();
    changed.replaceAll((name, value) -> value - before.getOrDefault(name, 0.0));
    changed.values().removeIf(change -> change == 0);
    return changed;
  }

  private static Map<String, Double> series() {
    Map<String, Double> series = new TreeMap<>();
    Service.get("/q/metrics")
        .body()
        .lines()
        .filter(line -> !NO_COUNT.matcher(line).find())
        .forEach(
            line ->
                series.put(
                    line.substring(0, line.lastIndexOf(' ')),
                    Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    return series;
  }

  @Test
  void a_short_answer_and_a_long_one_are_counted_alike() {
    String body = "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"enterprise\"%s}}";
    Service.evaluate(body.formatted(""));
    Map<String, Double> longer = counted("?view=full", body.formatted(""));
    Map<String, Double> shorter =
        counted("?view=summary", body.formatted(",\"holdsPledgeableIp\":false"));
    assertThat(shorter).isEqualTo(longer);
  }
}
