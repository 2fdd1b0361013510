package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** Tests of what an answer says for an interview, as a client reads it. */
@QuarkusTest
class InterviewOverHttpTest {
  private static final String ENGINEER =
      "{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"employerType\":\"ENTERPRISE\","
          + "\"employerZoneTypes\":[\"NATIONAL_HIGH_TECH_ZONE\"]}";

  private static JsonNode answer(String members) {
    Service.Answer answer = Service.evaluate("{\"asOf\":\"2024-06-01\"," + members + "}");
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
    return answer.json();
  }

  @Test
  void a_fact_that_is_declined_is_not_asked_for_and_the_answer_says_what_stays_open() {
    JsonNode before = answer("\"profile\":" + ENGINEER);
    assertThat(before.has("leftOpen")).isFalse();
    JsonNode answer =
        answer("\"declined\":[\"birthDate\",\"person.roles\"],\"profile\":" + ENGINEER);
    assertThat(Service.each(answer.path("nextQuestions"), "fact"))
        .doesNotContain("birthDate", "roles");
    assertThat(Service.each(answer.path("leftOpen"), "fact"))
        .containsExactlyInAnyOrder("birthDate", "roles");
    assertThat(answer.path("leftOpen").toString()).contains("\"guofa-2020-7/5.3\"");
    assertThat(Service.each(answer.path("missingFacts"), "fact"))
        .containsExactlyInAnyOrderElementsOf(Service.each(before.path("missingFacts"), "fact"));
    assertThat(answer.at("/nextQuestion/remaining/atMost").asInt())
        .isEqualTo(before.at("/nextQuestion/remaining/atMost").asInt() - 2);
  }

  @Test
  void what_is_stated_is_not_declined() {
    JsonNode answer = answer("\"declined\":[\"citizenship\"],\"profile\":" + ENGINEER);
    assertThat(answer.has("leftOpen")).isFalse();
  }

  @Test
  void a_question_offers_the_register_where_it_asks_for_types_of_zone() {
    JsonNode next = answer("\"profile\":{\"type\":\"enterprise\"}").path("nextQuestion");
    assertThat(next.path("fact").asText()).isEqualTo("zoneTypes");
    assertThat(next.at("/zoneRegister/list").asText()).isEqualTo("/v1/zones");
    assertThat(next.at("/zoneRegister/identifier").asText()).isEqualTo("zone");
    assertThat(next.at("/none/0").asText()).isEqualTo("NONE");
    assertThat(next.path("notApplicable")).isEqualTo(next.path("none"));
    assertThat(next.path("proof").asText()).isNotBlank();
    assertThat(next.path("note").asText()).isNotBlank();
    assertThat(next.at("/subject/id").asText()).isEqualTo("who");
  }

  /** A zone is itself named by its id; the zones that it works with are found there as well. */
  @Test
  void a_zone_is_offered_the_register_in_each_question_for_types_of_zone() {
    JsonNode next = answer("\"profile\":{\"type\":\"zone\"}").path("nextQuestion");
    assertThat(next.path("fact").asText()).isEqualTo("zoneTypes");
    assertThat(next.at("/zoneRegister/identifier").asText()).isEqualTo("zone");
    assertThat(next.at("/zoneRegister/question").asText()).isNotBlank();
    String stated = "\"type\":\"zone\",\"zone\":\"chengdu-high-tech-zone\"";
    List<String> asked = new ArrayList<>();
    for (JsonNode question = answer("\"profile\":{" + stated + "}").path("nextQuestion");
        question.has("fact");
        question = answer("\"profile\":{" + stated + "}").path("nextQuestion")) {
      boolean ofZones = question.path("values").toString().contains("NATIONAL_HIGH_TECH_ZONE");
      assertThat(question.has("zoneRegister"))
          .as(question.path("fact").asText())
          .isEqualTo(ofZones);
      if (ofZones) {
        assertThat(question.at("/zoneRegister/list").asText()).isEqualTo("/v1/zones");
      }
      asked.add(question.path("fact").asText());
      String none = question.has("none") ? question.path("none").toString() : "";
      String first = "\"" + question.at("/values/0/value").asText() + "\"";
      stated += ",\"" + question.path("fact").asText() + "\":" + (none.isEmpty() ? first : none);
    }
    assertThat(asked).contains("withinZoneTypes", "targetZoneTypes").doesNotContain("zoneTypes");
  }

  @Test
  void the_first_of_a_page_is_the_next_question_and_says_how_many_are_left() {
    for (String type : List.of("enterprise", "person", "zone")) {
      JsonNode answer = answer("\"profile\":{\"type\":\"" + type + "\"}");
      JsonNode next = answer.path("nextQuestion");
      assertThat(answer.path("nextQuestions").size()).isBetween(1, 5);
      assertThat(answer.at("/nextQuestions/0/fact")).isEqualTo(next.path("fact"));
      assertThat(next.at("/remaining/atMost").asInt())
          .isEqualTo(answer.path("missingFacts").size());
      assertThat(next.at("/remaining/atLeast").asInt())
          .isBetween(1, next.at("/remaining/atMost").asInt());
      assertThat(next.at("/remaining/onlyRare").asBoolean()).isFalse();
    }
  }

  @Test
  void a_number_says_its_range_and_its_unit_and_a_day_the_days_that_there_are() {
    List<JsonNode> asked = new ArrayList<>();
    JsonNode answer =
        answer("\"clauses\":[\"guofa-2020-7/5.3\",\"guofa-2020-7/5.5\"],\"profile\":" + ENGINEER);
    answer.path("nextQuestions").forEach(asked::add);
    assertThat(asked).extracting(question -> question.path("fact").asText()).contains("birthDate");
    assertThat(asked.get(0).at("/range/last").asText()).isEqualTo("2199-12-31");
    JsonNode count =
        answer(
                "\"clauses\":[\"zhangjiang-2023/II.5.1\"],"
                    + "\"profile\":{\"type\":\"zone\",\"zoneTypes\":[\"ZHANGJIANG_PARK\"]}")
            .path("nextQuestion");
    assertThat(count.at("/range/minimum").asInt()).isZero();
    assertThat(count.at("/range/maximum").asInt()).isEqualTo(1000);
    assertThat(count.path("none").asInt(-1)).isZero();
  }
}
