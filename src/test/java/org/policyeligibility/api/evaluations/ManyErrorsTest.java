package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** All errors of a body together, up to a bound. */
@QuarkusTest
class ManyErrorsTest {
  private static final String M = Problems.MARKER;

  private static String unknown(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + "x" + i + "\":\"" + M + "\"")
        .collect(Collectors.joining(",", "{\"profile\":{\"type\":\"person\"},", "}"));
  }

  @Test
  void at_most_100_errors_are_listed_and_more_are_said_to_be() {
    JsonNode hundred = Problems.expect(422, Service.evaluate(unknown(100)));
    assertThat(hundred.path("errors")).hasSize(100);
    assertThat(hundred.has("truncated")).isFalse();
    for (int count : new int[] {101, 5_000}) {
      JsonNode more = Problems.expect(422, Service.evaluate(unknown(count)));
      assertThat(more.path("errors")).hasSize(100);
      assertThat(more.path("truncated").asBoolean()).isTrue();
    }
  }

  @Test
  void hundreds_of_wrong_elements_of_one_set_are_truncated_too() {
    String values = "null,".repeat(150) + "null";
    JsonNode more =
        Problems.expect(
            422,
            Service.evaluate("{\"profile\":{\"type\":\"zone\",\"zoneTypes\":[" + values + "]}}"));
    assertThat(more.path("errors")).hasSize(100);
    assertThat(more.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void a_filter_of_more_than_500_entries_names_nothing() {
    String ids = "\"guofa-2020-7/5.3\",".repeat(500);
    String body = "{\"profile\":{\"type\":\"person\"},\"clauses\":[%s]}";
    assertThat(Service.evaluate(body.formatted(ids.substring(0, ids.length() - 1))).status())
        .isEqualTo(200);
    assertThat(UnprocessableTest.errors(body.formatted(ids + "\"" + M + "\"")))
        .containsExactly("/clauses too-long");
  }

  @Test
  void a_misspelt_name_is_told_the_nearest_and_a_very_long_one_is_not_repeated() {
    String misspelt = "{\"profile\":{\"type\":\"person\",\"citizenshp\":\"FOREIGN\"}}";
    assertThat(Service.evaluate(misspelt).json().path("errors").path(0).path("message").asText())
        .contains("citizenship");
    String longName = M.repeat(5_000);
    assertThat(
            UnprocessableTest.errors("{\"profile\":{\"type\":\"person\",\"" + longName + "\":1}}"))
        .containsExactly("/profile unknown-property");
  }

  @Test
  void names_of_half_a_character_or_none_are_pointed_at() {
    assertThat(
            UnprocessableTest.errors(
                "{\"profile\":{\"type\":\"person\",\"\\ud800\":1,\"\\u0000\":1}}"))
        .containsExactly("/profile/\ud800 unknown-property", "/profile/\u0000 unknown-property");
  }

  /** In a body as in a query: who misspells what is asked for is told what there is. */
  @Test
  void what_a_filter_of_a_body_does_not_know_is_told_with_the_nearest() {
    JsonNode errors =
        Service.evaluate(
                "{\"clauses\":[\"guofa-2020-7/5.33\"],\"benefits\":[\"work-permit-age65\"],"
                    + "\"outcomes\":[\"ELIGABLE\"],\"profile\":{\"type\":\"person\"}}",
                "Accept-Language",
                "en")
            .json()
            .path("errors");
    assertThat(Service.each(errors, "message"))
        .hasSize(3)
        .anyMatch(message -> message.endsWith("did you mean guofa-2020-7/5.3?"))
        .anyMatch(message -> message.endsWith("did you mean work-permit-age-65?"))
        .anyMatch(message -> message.endsWith("did you mean ELIGIBLE?"));
  }

  @Test
  void all_that_is_wrong_with_a_body_is_said_at_once() {
    assertThat(
            UnprocessableTest.errors(
                """
                {"asOf":"2023-02-30","extra":1,"clauses":["%s"],"outcomes":["eligible"],
                 "profile":{"type":"person","birthDate":"2023-02-30","citizenship":"%s",
                  "employerZoneTypes":["NONE","%s",null,5],"requestedResidenceYears":"5",
                  "ageYears":3,"stateOwned":true,"typo":1,
                  "approvals":{"none-such":"GRANTED","work-permit-age-65":"YES"}}}
                """
                    .formatted(M, M, M)))
        .containsExactlyInAnyOrder(
            "/extra unknown-property",
            "/asOf invalid-date",
            "/profile/birthDate invalid-date",
            "/profile/citizenship unknown-value",
            "/profile/employerZoneTypes/1 unknown-value",
            "/profile/employerZoneTypes/2 null-element",
            "/profile/employerZoneTypes/3 wrong-type",
            "/profile/requestedResidenceYears wrong-type",
            "/profile/ageYears derived-fact",
            "/profile/stateOwned other-profile-type",
            "/profile/typo unknown-property",
            "/profile/approvals/none-such unknown-id",
            "/profile/approvals/work-permit-age-65 unknown-value",
            "/clauses/0 unknown-id",
            "/outcomes/0 unknown-value");
  }
}
