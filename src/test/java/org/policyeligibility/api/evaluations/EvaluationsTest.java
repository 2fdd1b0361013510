package org.policyeligibility.api.evaluations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

@QuarkusTest
class EvaluationsTest {
  static final String PERSON =
      """
      {"asOf":"2024-06-01","profile":{"type":"person","citizenship":"FOREIGN",
       "birthDate":"1961-03-09","employerType":"ENTERPRISE",
       "employerZoneTypes":["NATIONAL_HIGH_TECH_ZONE"]}%s}\
      """;

  private static Response ask(String body, String path, String language) {
    return given()
        .filter(Contract.filter())
        .contentType(ContentType.JSON)
        .header("Accept-Language", language)
        .body(body)
        .post(path);
  }

  private static JsonNode answer(String body) {
    return json(ask(body, Service.EVALUATIONS, "en"));
  }

  private static JsonNode json(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return Service.json(response.asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enterprise", "person", "zone"})
  void every_evaluable_clause_of_the_type_has_one_result_and_nothing_else_has(String type) {
    List<String> evaluable =
        Service.all("/v1/clauses?profile=" + type, 500).stream()
            .filter(clause -> !clause.path("evaluable").asText().equals("no"))
            .map(clause -> clause.path("id").asText())
            .toList();
    JsonNode answer = answer("{\"profile\":{\"type\":\"" + type + "\"}}");
    assertThat(Service.each(answer.path("results"), "clause"))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(evaluable);
    int counted = 0;
    for (JsonNode count : answer.path("summary")) {
      counted += count.asInt();
    }
    assertThat(counted).isEqualTo(evaluable.size());
  }

  @Test
  void an_answer_says_which_law_it_applied() {
    JsonNode answer = answer(PERSON.formatted(""));
    JsonNode current = Service.get("/v1/rulesets/current").json();
    assertThat(answer.path("asOf").asText()).isEqualTo("2024-06-01");
    assertThat(answer.path("ruleset").path("version")).isEqualTo(current.path("version"));
    assertThat(answer.path("ruleset").path("digest")).isEqualTo(current.path("digest"));
    assertThat(answer.path("notice").asText()).isNotBlank();
  }

  @Test
  void the_as_of_date_is_today_in_Shanghai_where_none_is_stated() {
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    for (String asOf : List.of("", "\"asOf\":null,")) {
      LocalDate before = LocalDate.now(shanghai);
      JsonNode answer = answer("{" + asOf + "\"profile\":{\"type\":\"zone\"}}");
      assertThat(LocalDate.parse(answer.path("asOf").asText()))
          .isBetween(before, LocalDate.now(shanghai));
    }
  }

  @Test
  void an_absent_fact_and_a_fact_of_null_are_the_same() {
    String absent = "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";
    String ofNull =
        """
        {"asOf":"2024-06-01","profile":{"type":"person","citizenship":null,"birthDate":null,
         "employerZoneTypes":null,"requestedResidenceYears":null,"assessments":null,
         "approvals":{"work-permit-age-65":null}},"clauses":[],"benefits":[],"outcomes":[]}\
        """;
    assertThat(answer(ofNull)).isEqualTo(answer(absent));
  }

  @Test
  void the_summary_leaves_out_criteria_citations_and_texts_and_changes_nothing_else() {
    JsonNode full = json(ask(PERSON.formatted(""), Service.EVALUATIONS + "?view=full", "en"));
    JsonNode summary = json(ask(PERSON.formatted(""), Service.EVALUATIONS + "?view=summary", "en"));
    for (JsonNode result : summary.path("results")) {
      assertThat(result.fieldNames())
          .toIterable()
          .doesNotContain("title", "criteria", "requires", "authority", "citations");
      result.path("advisories").forEach(jsonNode -> assertThat(jsonNode.has("text")).isFalse());
    }
    summary
        .path("missingFacts")
        .forEach(jsonNode -> assertThat(jsonNode.has("question")).isFalse());
    for (String same : List.of("clause", "outcome", "benefit")) {
      assertThat(Service.each(summary.path("results"), same))
          .isEqualTo(Service.each(full.path("results"), same));
    }
    assertThat(Service.each(summary.path("missingFacts"), "fact"))
        .isEqualTo(Service.each(full.path("missingFacts"), "fact"));
    assertThat(summary.path("summary")).isEqualTo(full.path("summary"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | zh-CN",
        "en | en",
        "en-GB | en",
        "zh | zh-CN",
        "zh-TW | zh-CN",
        "fr | zh-CN",
        "* | zh-CN",
        "fr, en;q=0.2 | en",
        "en;q=0.2, zh;q=0.9 | zh-CN",
        "en;q=0 | zh-CN",
        "EN | en",
        ";;; | zh-CN",
        "en;q=1,zh;q=1 | en"
      })
  void the_language_asked_for_answers(String asked, String expected) {
    Response answer = ask(PERSON.formatted(""), Service.EVALUATIONS, asked);
    assertThat(answer.header("Content-Language")).isEqualTo(expected);
    assertThat(answer.header("Vary")).contains("Accept-Language");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    String title = json(answer).path("results").path(0).path("title").asText();
    assertThat(title.matches("[\\x00-\\x7F]+")).isEqualTo(expected.equals("en"));
    JsonNode wrong =
        Problems.expect(
            422,
            Service.evaluate(
                "{\"profile\":{\"type\":\"person\",\"citizenship\":\"MARTIAN\"}}",
                "Accept-Language",
                asked));
    assertThat(wrong.path("errors")).hasSize(1);
  }

  @Test
  void codes_and_quotes_are_the_same_in_both_languages() {
    JsonNode en = answer(PERSON.formatted(""));
    JsonNode zh = json(ask(PERSON.formatted(""), Service.EVALUATIONS, "zh-CN"));
    for (int i = 0; i < en.path("results").size(); i++) {
      JsonNode jsonNode = en.path("results").path(i);
      JsonNode other = zh.path("results").path(i);
      assertThat(jsonNode.path("outcome")).isEqualTo(other.path("outcome"));
      assertThat(jsonNode.path("title")).isNotEqualTo(other.path("title"));
      JsonNode quote = jsonNode.path("citations").path(0).path("quote");
      assertThat(quote).isEqualTo(other.path("citations").path(0).path("quote"));
      assertThat(quote).isNotEmpty();
    }
  }
}
