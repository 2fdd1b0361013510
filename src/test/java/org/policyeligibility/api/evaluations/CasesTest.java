package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** Several profiles asked about together. */
@QuarkusTest
class CasesTest {
  private static final String PERSON =
      "{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"birthDate\":\"1961-03-09\","
          + "\"employerType\":\"ENTERPRISE\"}";
  private static final String ENTERPRISE =
      "{\"type\":\"enterprise\",\"holdsPledgeableIp\":true,\"zoneTypes\":[\"ZHANGJIANG_PARK\"]}";

  /** The full answer. */
  private static JsonNode answer(String members) {
    Service.Answer answer =
        Service.send(
            "POST",
            Service.EVALUATIONS + "?view=full",
            ("{\"asOf\":\"2024-06-01\"," + members + "}").getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            Service.JSON);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
    return answer.json();
  }

  private static JsonNode result(JsonNode answer, String clause) {
    for (JsonNode result : answer.path("results")) {
      if (result.path("clause").asText().equals(clause)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + clause);
  }

  @Test
  void the_employers_zone_decides_the_persons_clause() {
    JsonNode answer = answer("\"profile\":" + PERSON + ",\"profiles\":[" + ENTERPRISE + "]");
    assertThat(result(answer, "guofa-2020-7/5.3").path("outcome").asText())
        .isEqualTo("CONDITIONAL");
    assertThat(result(answer, "guofa-2020-7/5.3").path("profile").asText()).isEqualTo("person");
    assertThat(result(answer, "guofa-2020-7/17.3").path("profile").asText())
        .isEqualTo("enterprise");
  }

  @Test
  void profiles_may_all_stand_in_the_list() {
    assertThat(answer("\"profiles\":[" + ENTERPRISE + "," + PERSON + "]"))
        .isEqualTo(answer("\"profile\":" + PERSON + ",\"profiles\":[" + ENTERPRISE + "]"));
  }

  @Test
  void results_of_several_profiles_come_in_one_order() {
    JsonNode answer = answer("\"profiles\":[" + ENTERPRISE + "," + PERSON + "]");
    List<String> conditional =
        Service.each(answer.path("results"), "outcome").stream().distinct().toList();
    assertThat(conditional).doesNotHaveDuplicates();
    assertThat(answer.path("results").size())
        .isEqualTo(
            answer("\"profile\":" + ENTERPRISE).path("results").size()
                + answer("\"profile\":" + PERSON).path("results").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"profiles\":[]} | /profiles | required",
        "{\"profiles\":{}} | /profiles | wrong-type",
        "{\"profiles\":[{\"type\":\"zone\"},{\"type\":\"zone\"}]} | /profiles/1 |"
            + " same-profile-type",
        "{\"profile\":{\"type\":\"zone\"},\"profiles\":[{\"type\":\"zone\"}]} | /profiles/0 |"
            + " same-profile-type",
        "{\"profiles\":[{},{},{},{}]} | /profiles | too-long",
        "{\"profiles\":[{\"type\":\"person\",\"zoneTypes\":[]}]} | /profiles/0/zoneTypes |"
            + " other-profile-type",
        "{\"profiles\":[{\"type\":\"enterprise\",\"zoneTypes\":[]},{\"type\":\"person\","
            + "\"employerZoneTypes\":[\"INDUSTRIAL_PARK\"]}]} | /profiles/1/employerZoneTypes |"
            + " profiles-contradict",
        "{\"profiles\":null} | /profile | required"
      })
  void a_case_that_cannot_be_read_says_where(String body, String pointer, String code) {
    JsonNode problem = Problems.expect(422, Service.evaluate(body));
    assertThat(Problems.errors(problem)).contains(pointer + " " + code);
  }

  @Test
  void one_question_stands_for_all_profiles_that_say_the_same() {
    JsonNode answer = answer("\"profiles\":[{\"type\":\"enterprise\"},{\"type\":\"person\"}]");
    assertThat(Service.each(answer.path("missingFacts"), "fact"))
        .contains("zoneTypes")
        .doesNotContain("employerZoneTypes", "employerProvinceCode");
    JsonNode next = answer.path("nextQuestion");
    assertThat(next.path("fact")).isEqualTo(answer.path("missingFacts").path(0).path("fact"));
    assertThat(next.path("question").asText()).isNotBlank();
  }

  @Test
  void a_benefit_with_two_bases_is_one_benefit_with_two_clauses_the_stronger_first() {
    JsonNode answer = answer("\"benefits\":[\"ip-pledge-financing\"],\"profile\":" + ENTERPRISE);
    assertThat(answer.path("benefits")).hasSize(1);
    JsonNode benefit = answer.path("benefits").path(0);
    assertThat(Service.each(benefit.path("clauses"), "clause"))
        .containsExactly("guofa-2020-7/17.3", "zhangjiang-2023/IV.4.3");
    assertThat(benefit.path("outcome").asText()).isEqualTo("CONDITIONAL");
    for (JsonNode clause : benefit.path("clauses")) {
      assertThat(clause.path("materials")).isNotEmpty();
      assertThat(clause.path("worth").asText()).isNotBlank();
      assertThat(clause.path("citations").path(0).path("quote")).isNotEmpty();
    }
  }

  @Test
  void restrictions_and_obligations_are_no_benefits() {
    JsonNode answer = answer("\"profile\":{\"type\":\"zone\"}");
    List<String> benefits = Service.each(answer.path("benefits"), "benefit");
    for (JsonNode result : answer.path("results")) {
      if (!result.path("effect").asText().equals("benefit")) {
        assertThat(answer.path("benefits").findValuesAsText("clause"))
            .doesNotContain(result.path("clause").asText());
      }
    }
    assertThat(benefits).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void one_born_too_early_is_told_that_a_birthday_would_have_to_change_and_cannot() {
    JsonNode answer =
        answer(
            "\"clauses\":[\"guofa-2020-7/5.3\"],\"profile\":{\"type\":\"person\","
                + "\"citizenship\":\"FOREIGN\",\"birthDate\":\"1950-01-01\","
                + "\"employerType\":\"ENTERPRISE\","
                + "\"employerZoneTypes\":[\"NATIONAL_HIGH_TECH_ZONE\"]}");
    JsonNode change = result(answer, "guofa-2020-7/5.3").path("wouldChange").path(0);
    assertThat(change.path("outcome").asText()).isEqualTo("CONDITIONAL");
    assertThat(Service.each(change.path("facts"), "fact")).containsExactly("birthDate");
    assertThat(change.path("facts").path(0).path("changeable").asBoolean(true)).isFalse();
    assertThat(change.path("facts").path(0).path("to").asText()).isEqualTo("1959-06-01");
  }

  @Test
  void only_a_benefit_that_is_not_due_says_what_would_change_it() {
    for (JsonNode result : answer("\"profile\":" + PERSON).path("results")) {
      assertThat(result.has("wouldChange"))
          .isEqualTo(result.path("outcome").asText().equals("INELIGIBLE"));
    }
  }
}
