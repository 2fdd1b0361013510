package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Metrics count requests by the paths of the contract, never by what somebody sends. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingCountedTest {
  private static final String M = Problems.MARKER;

  @Test
  void metrics_name_no_path_method_or_value_that_a_client_makes_up() {
    Service.evaluate("{\"profile\":{\"type\":\"person\",\"" + M + "\":\"" + M + "\"}}");
    Service.get("/v1/" + M);
    Service.get("/v1/documents/" + M + "?next=" + M);
    Service.get("/v1/clauses/guofa-2020-7/" + M);
    Service.send("GET", "/v1/documents?limit=" + M, new byte[0], "Accept", M, "User-Agent", M);
    Service.send(M, "/v1/facts", M.getBytes(StandardCharsets.UTF_8), "Content-Type", M);
    String metrics = Service.get("/q/metrics").body();
    assertThat(metrics).contains("http_server_requests").doesNotContainIgnoringCase(M);
  }
}
