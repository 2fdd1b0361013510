package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.PropertyTestUtil;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nothing of what somebody states is found afterwards in the log or among the metrics. */
@QuarkusIntegrationTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingLeftBehindIT {
  private static final String M = Problems.MARKER;

  /** A day and a number that nothing else writes. */
  private static final String DAY = "1947-03-17";

  private static final String YEARS = "4.0718281";

  /** A credit code whose check digit fails. */
  private static final String CODE = "91350211M0000XUF46";

  private static List<String> requests() {
    List<String> requests = new ArrayList<>();
    requests.add(
        """
        {"asOf":"2024-06-01","profile":{"type":"person","citizenship":"STATELESS",
         "birthDate":"%s","requestedResidenceYears":%s,"employerType":"SELF_EMPLOYED",
         "employerZoneTypes":["STATE_LEVEL_NEW_AREA"],"roles":["TECH_BROKER"],
         "approvals":{"work-permit-age-65":"REFUSED"}}}"""
            .formatted(DAY, YEARS));
    for (JsonNode fact : Service.all("/v1/facts", 500)) {
      String type = fact.path("profile").asText();
      String name = fact.path("name").asText();
      for (String value : List.of("\"" + M + "\"", "[\"" + M + "\"]", "{\"" + M + "\":1}")) {
        requests.add("{\"profile\":{\"type\":\"" + type + "\",\"" + name + "\":" + value + "}}");
      }
    }
    requests.add(
        """
        {"profile":{"type":"enterprise","unifiedSocialCreditCode":"%s"}}"""
            .formatted(CODE));
    requests.add("{\"profile\":{\"type\":\"person\",\"nationality\":\"" + M + "\"}}");
    requests.add("{\"profile\":{\"type\":\"person\",\"employerZone\":\"" + M + "\"}}");
    requests.add(
        "{\"profile\":{\"type\":\"enterprise\",\"unifiedSocialCreditCode\":\"" + CODE + M + "\"}}");
    requests.add("{\"profile\":{\"type\":\"person\",\"" + M + "\":\"" + M + "\"},\"" + M + "\":1}");
    requests.add("{\"profile\":{\"type\":\"" + M + "\"},\"asOf\":\"" + M + "\"}");
    for (String filter : List.of("clauses", "benefits", "outcomes")) {
      requests.add("{\"profile\":{\"type\":\"zone\"},\"" + filter + "\":[\"" + M + "\"]}");
    }
    for (String map : List.of("assessments", "approvals")) {
      requests.add(
          "{\"profile\":{\"type\":\"zone\",\"" + map + "\":{\"" + M + "\":\"" + M + "\"}}}");
    }
    requests.add("{\"profile\":" + M);
    requests.add("{\"profile\":{\"type\":\"zone\"," + "\"" + M + "\":1E+999999999999}}");
    requests.add("{\"" + M + "\":1,\"" + M + "\":2}");
    requests.add(M + "\r\nERROR forged " + M);
    return requests;
  }

  private static String log() throws IOException {
    return Files.readString(Path.of(PropertyTestUtil.getLogFileLocation()));
  }

  @Test
  void what_is_stated_is_in_no_log_and_no_metric() throws IOException {
    for (String request : requests()) {
      Service.evaluate(request, "X-Request-Id", M, "User-Agent", M, "Cookie", "a=" + M);
    }
    Service.send(
        "POST", "/v1/" + M + "?view=" + M, M.getBytes(StandardCharsets.UTF_8), "Content-Type", M);
    Service.get("/v1/documents/" + M + "?next=" + M);
    Service.get("/v1/zones?q=" + M + "&type=" + M);
    Service.get("/v1/zones/" + M);
    Service.get("/v1/clauses/" + M + "/" + M, "Accept", M);
    String log = log();
    assertThat(log).as("the log of the service").contains("rule set").contains("started in");
    for (String stated : List.of(M, DAY, YEARS, CODE, "TECH_BROKER", "SELF_EMPLOYED")) {
      assertThat(log).doesNotContainIgnoringCase(stated);
      assertThat(Service.get("/q/metrics").body()).doesNotContainIgnoringCase(stated);
    }
  }
}
