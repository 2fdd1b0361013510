package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** Zones, credit codes and nationalities as they are stated in a profile. */
@QuarkusTest
class IdentifiersTest {
  private static JsonNode evaluated(String profile, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", Service.JSON));
    all.addAll(List.of(headers));
    Service.Answer answer =
        Service.send(
            "POST",
            Service.EVALUATIONS + "?view=full",
            ("{\"asOf\":\"2024-06-01\",\"profile\":" + profile + "}")
                .getBytes(StandardCharsets.UTF_8),
            all.toArray(String[]::new));
    assertThat(answer.status()).as("%.300s", answer.body()).isEqualTo(200);
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
    return answer.json();
  }

  private static JsonNode refused(String profile) {
    String body = "{\"asOf\":\"2024-06-01\",\"profile\":" + profile + "}";
    Problems.expect(422, Service.evaluate(body, "Accept-Language", "en"));
    return Problems.expect(422, Service.evaluate(body));
  }

  private static String code(String typed) {
    return "{\"type\":\"enterprise\",\"unifiedSocialCreditCode\":\"" + typed + "\"}";
  }

  private static List<String> warnings(JsonNode answer) {
    List<String> warnings = new ArrayList<>();
    answer
        .path("warnings")
        .forEach(
            jsonNode ->
                warnings.add(
                    jsonNode.path("pointer").asText() + " " + jsonNode.path("code").asText()));
    return warnings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"91110108551385082Q", "9111 0108 5513 8508 2q", "９１１１０１０８５５１３８５０８２Ｑ"})
  void a_credit_code_is_taken_as_it_is_typed_and_not_sent_back(String typed) {
    JsonNode answer = evaluated(code(typed));
    assertThat(answer.has("warnings")).isFalse();
    assertThat(answer.toString()).doesNotContain("1385082").doesNotContain(typed);
  }

  @Test
  void a_check_digit_that_fails_is_a_warning_in_both_languages() {
    JsonNode chinese = evaluated(code("91350211M0000XUF46"));
    assertThat(warnings(chinese)).containsExactly("/profile/unifiedSocialCreditCode check-digit");
    assertThat(chinese.path("warnings").get(0).path("message").asText()).contains("校验码");
    JsonNode english = evaluated(code("91350211M0000XUF46"), "Accept-Language", "en");
    assertThat(english.path("warnings").get(0).path("message").asText()).contains("check digit");
    assertThat(english.toString() + chinese).doesNotContain("XUF46");
    assertThat(chinese.path("results"))
        .isEqualTo(evaluated("{\"type\":\"enterprise\"}").path("results"));
  }

  @ParameterizedTest
  @CsvSource({
    "unifiedSocialCreditCode, \"zqxMARKERxqz\", invalid-credit-code, enterprise",
    "unifiedSocialCreditCode, \"440301103097413\", invalid-credit-code, enterprise",
    "unifiedSocialCreditCode, 914403001922038216, wrong-type, enterprise",
    "unifiedSocialCreditCode, [], wrong-type, enterprise",
    "zone, \"zqxMARKERxqz\", unknown-id, enterprise",
    "zone, 1, wrong-type, enterprise",
    "zone, \"zqxMARKERxqz\", unknown-id, zone",
    "employerZone, \"zqxMARKERxqz\", unknown-id, person",
    "nationality, \"zqxMARKERxqz\", invalid-nationality, person",
    "nationality, \"XX\", invalid-nationality, person",
    "nationality, true, wrong-type, person",
    "zone, \"hefei-high-tech-zone\", other-profile-type, person",
    "nationality, \"CN\", other-profile-type, enterprise"
  })
  void what_cannot_be_read_is_refused_at_its_place(
      String name, String value, String error, String type) {
    JsonNode problem = refused("{\"type\":\"" + type + "\",\"" + name + "\":" + value + "}");
    assertThat(Problems.errors(problem)).containsExactly("/profile/" + name + " " + error);
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise, zone",
    "person, employerZone",
    "person, nationality",
    "enterprise, unifiedSocialCreditCode",
    "zone, zone"
  })
  void null_is_unknown(String type, String name) {
    JsonNode answer = evaluated("{\"type\":\"" + type + "\",\"" + name + "\":null}");
    assertThat(answer.path("results"))
        .isEqualTo(evaluated("{\"type\":\"" + type + "\"}").path("results"));
  }

  @Test
  void a_misspelt_zone_is_answered_with_the_nearest() {
    JsonNode problem =
        Service.evaluate(
                "{\"profile\":{\"type\":\"zone\",\"zone\":\"hefei-hightech-zone\"}}",
                "Accept-Language",
                "en")
            .json();
    assertThat(problem.path("errors").get(0).path("message").asText())
        .isEqualTo("There is none of this id; did you mean hefei-high-tech-zone?");
  }

  @Test
  void a_contradiction_names_what_the_register_holds() {
    String profile =
        "{\"type\":\"enterprise\",\"zone\":\"hefei-high-tech-zone\",\"zoneTypes\":[\"ZHANGJIANG_PARK\"],"
            + "\"provinceCode\":\"CN-SH\"}";
    JsonNode problem = refused(profile);
    assertThat(Problems.errors(problem))
        .containsExactlyInAnyOrder(
            "/profile/zoneTypes contradicts-zone", "/profile/provinceCode contradicts-zone");
    assertThat(problem.path("errors").toString()).contains("NATIONAL_HIGH_TECH_ZONE", "CN-AH");
  }

  @Test
  void a_type_that_the_register_leaves_open_has_no_actual_value() {
    JsonNode answer =
        evaluated(
            "{\"type\":\"zone\",\"zone\":\"nanjing-high-tech-zone\","
                + "\"hasBondedZoneDevelopmentNeed\":true}");
    for (JsonNode result : answer.path("results")) {
      for (JsonNode criterion : result.path("criteria")) {
        boolean unknown = criterion.path("status").asText().equals("UNKNOWN");
        assertThat(criterion.has("actual")).as("%s", criterion).isNotEqualTo(unknown);
      }
    }
    assertThat(Service.each(answer.path("missingFacts"), "fact")).contains("withinZoneTypes");
  }

  @Test
  void a_nationality_is_not_sent_back() {
    String answer =
        evaluated("{\"type\":\"person\",\"nationality\":\"zwe\"}")
            .toString()
            .toLowerCase(Locale.ROOT);
    assertThat(answer).contains("foreign").doesNotContain("zwe").doesNotContain("\"zw\"");
  }

  @Test
  void neither_code_nor_nationality_is_among_the_metrics() {
    evaluated(code("91350211M0000XUF46"));
    evaluated("{\"type\":\"person\",\"nationality\":\"zwe\"}");
    assertThat(Service.get("/q/metrics").body())
        .doesNotContainIgnoringCase("XUF46")
        .doesNotContainIgnoringCase("zwe");
  }
}
