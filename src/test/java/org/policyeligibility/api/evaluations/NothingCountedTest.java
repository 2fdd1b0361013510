package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Metrics count requests by the paths of the contract, never by what somebody sends. */
@QuarkusTest
class NothingCountedTest {
  private static final String M = Problems.MARKER;

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
}
