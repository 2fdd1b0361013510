package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.contract.Contract;

/** Health, metrics and the contract as it is served. */
@QuarkusTest
class OperationsTest {
  @Test
  void readiness_names_the_rule_set_in_force() {
    Service.Answer health = Service.get("/q/health/ready");
    assertThat(health.status()).isEqualTo(200);
    JsonNode checks = health.json().path("checks");
    assertThat(Service.each(checks, "name")).contains("ruleset");
    String version = "";
    for (JsonNode check : checks) {
      if (check.path("name").asText().equals("ruleset")) {
        assertThat(check.path("status").asText()).isEqualTo("UP");
        version = check.path("data").path("version").asText();
      }
    }
    assertThat(version)
        .isNotEmpty()
        .isEqualTo(Service.get("/v1/rulesets/current").json().path("version").asText());
  }

  @Test
  void health_says_whether_decisions_can_be_kept() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      for (JsonNode check : Service.get("/q/health/ready").json().path("checks")) {
        if (check.path("name").asText().equals("store")
            && check.path("data").path("available").asBoolean()) {
          return;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never available");
  }

  @Test
  void the_service_is_live() {
    assertThat(Service.get("/q/health/live").json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void the_contract_is_served_as_it_is_written() {
    Service.Answer served = Service.get("/q/openapi", "Accept", "application/yaml");
    assertThat(served.status()).isEqualTo(200);
    assertThat(Contract.parse(served.body())).isEqualTo(Contract.read());
  }

  @Test
  void engine_and_explanation_never_differed_and_the_metric_says_so() {
    Service.evaluate("{\"profile\":{\"type\":\"zone\"}}");
    String metrics = Service.get("/q/metrics", "Accept", "text/plain").body();
    assertThat(metrics)
        .containsPattern("(?m)^policy_engine_disagreements_total(\\{\\})? 0(\\.0)?$");
  }
}
