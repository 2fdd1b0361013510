package org.policyeligibility.api.evaluations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** Which results are given, and in which order. */
@QuarkusTest
public class EvaluationsFilteredTest {
  private static final List<String> OUTCOMES =
      Contract.list(Contract.at(Contract.read(), "components", "schemas", "Outcome").get("enum"))
          .stream()
          .map(String::valueOf)
          .toList();

  private static JsonNode person(String filters) {
    return answer(EvaluationsTest.PERSON.formatted(filters));
  }

  private static JsonNode answer(String body) {
    return Service.json(
        given()
            .filter(Contract.filter())
            .contentType(ContentType.JSON)
            .body(body)
            .post(Service.EVALUATIONS + "?view=full")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static List<String> clauses(JsonNode answer) {
    return Service.each(answer.path("results"), "clause");
  }

  @Test
  void a_filter_keeps_what_it_names_and_empty_filters_keep_all() {
    assertThat(clauses(person(",\"clauses\":[\"guofa-2020-7/5.3\"]")))
        .containsExactly("guofa-2020-7/5.3");
    assertThat(clauses(person(",\"benefits\":[\"work-permit-age-65\"]")))
        .containsExactly("guofa-2020-7/5.3");
    assertThat(clauses(person(",\"clauses\":[\"guofa-2020-7/17.3\"]"))).isEmpty();
    List<String> all = clauses(person(""));
    assertThat(all).hasSizeGreaterThan(1);
    assertThat(clauses(person(",\"clauses\":[],\"benefits\":[],\"outcomes\":[]"))).isEqualTo(all);
  }

  @Test
  void a_filter_by_outcome_keeps_those_outcomes_and_no_other() {
    JsonNode all = person("");
    for (String outcome : OUTCOMES) {
      List<String> expected =
          StreamSupport.stream(all.path("results").spliterator(), false)
              .filter(result -> result.path("outcome").asText().equals(outcome))
              .map(result -> result.path("clause").asText())
              .toList();
      assertThat(clauses(person(",\"outcomes\":[\"" + outcome + "\"]"))).isEqualTo(expected);
    }
  }

  @Test
  void a_result_has_to_pass_every_filter_and_the_rest_of_the_answer_follows_the_results() {
    JsonNode none = person(",\"clauses\":[\"guofa-2020-7/5.3\"],\"outcomes\":[\"NOT_IN_FORCE\"]");
    assertThat(none.path("results")).isEmpty();
    assertThat(none.path("summary")).isEmpty();
    assertThat(none.path("missingFacts")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"enterprise\"}",
        "{\"type\":\"enterprise\",\"zoneTypes\":[\"ZHANGJIANG_PARK\"],\"holdsPledgeableIp\":true}",
        "{\"type\":\"enterprise\",\"provinceCode\":\"CN-HK\",\"stateOwned\":true,"
            + "\"institutionType\":\"VENTURE_CAPITAL\",\"servesZoneTypes\":[\"NONE\"]}",
        "{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"birthDate\":\"1950-01-01\"}",
        "{\"type\":\"person\",\"employerProvinceCode\":\"CN-TW\"}",
        "{\"type\":\"zone\",\"zoneTypes\":[\"ZHANGJIANG_PARK\"]}",
        "{\"type\":\"zone\",\"hasBondedZoneDevelopmentNeed\":false}"
      })
  void results_are_ordered_by_outcome_then_document_article_and_number(String profile) {
    for (String asOf : List.of("1990-01-01", "2020-01-15", "2024-06-01", "2199-12-31")) {
      JsonNode answer = answer("{\"asOf\":\"" + asOf + "\",\"profile\":" + profile + "}");
      List<JsonNode> results =
          StreamSupport.stream(answer.path("results").spliterator(), false).toList();
      assertThat(results)
          .isSortedAccordingTo(
              Comparator.comparingInt(
                      (JsonNode result) -> OUTCOMES.indexOf(result.path("outcome").asText()))
                  .thenComparing(result -> result.path("document").asText())
                  .thenComparing(result -> sortable(result.path("clause").asText())));
    }
  }

  /** Numbers padded, so that 5.3 stands before 11.2. */
  public static String sortable(String clause) {
    Matcher digits = Pattern.compile("[0-9]+").matcher(clause.split("/", 2)[1]);
    return digits.replaceAll(number -> "%06d".formatted(Integer.parseInt(number.group())));
  }

  @Test
  void the_order_that_is_asserted_puts_5_3_before_11_2() {
    assertThat(sortable("d/5.3")).isLessThan(sortable("d/11.2"));
  }
}
