package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.cli.CommandLineRun;

/** An evaluation names the reading of the law that decides it, and is told which one did. */
@QuarkusTest
class NamedRulesetTest {
  private static final String QUESTION =
      """
      { "asOf": "%s", %s "clauses": [ "guofa-2020-7/5.3" ],
        "profile": { "type": "person", "citizenship": "FOREIGN" } }
      """;

  private static Service.Answer ask(String ruleset) {
    return Service.evaluate(
        QUESTION.formatted("2024-06-01", "\"ruleset\": " + ruleset + ","), "Accept-Language", "en");
  }

  private static String digest() {
    return Service.get("/v1/rulesets/current").json().path("digest").asText();
  }

  @Test
  void the_current_one_can_be_named_and_is_echoed_by_its_digest() {
    for (String named : new String[] {"\"current\"", "null", "\"" + digest() + "\""}) {
      Service.Answer answer = ask(named);
      assertThat(answer.status()).as(named).isEqualTo(200);
      assertThat(answer.json().path("ruleset").path("digest").asText()).isEqualTo(digest());
      assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
    }
  }

  @Test
  void one_that_is_not_loaded_is_refused_with_the_list_of_those_that_are() {
    Service.Answer answer = ask("\"sha256:" + "0".repeat(64) + "\"");
    assertThat(answer.status()).isEqualTo(422);
    JsonNode error = answer.json().path("errors").path(0);
    assertThat(error.path("pointer").asText()).isEqualTo("/ruleset");
    assertThat(error.path("code").asText()).isEqualTo("unknown-value");
    assertThat(error.path("message").asText())
        .isEqualTo("Has to be one of current, " + digest() + ".");
    assertThat(answer.body()).doesNotContain("0".repeat(64));
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
  }

  @Test
  void what_is_no_text_is_refused() {
    assertThat(ask("7").status()).isEqualTo(422);
    assertThat(ask("7").json().path("errors").path(0).path("code").asText())
        .isEqualTo("wrong-type");
  }

  @Test
  void the_day_of_the_law_and_the_version_that_knows_it_are_two_clocks() {
    String before = QUESTION.formatted("2020-07-12", "\"ruleset\": \"" + digest() + "\",");
    JsonNode answer = Service.evaluate(before).json();
    assertThat(answer.path("results").path(0).path("outcome").asText()).isEqualTo("NOT_IN_FORCE");
    assertThat(answer.path("ruleset").path("digest").asText()).isEqualTo(digest());
    assertThat(ask("\"current\"").json().path("results").path(0).path("outcome").asText())
        .isEqualTo("INDETERMINATE");
  }

  @Test
  void the_answer_at_a_prompt_is_the_answer_over_http(@TempDir Path folder) throws IOException {
    String question = QUESTION.formatted("2024-06-01", "");
    Path body = folder.resolve("question.json");
    Files.writeString(body, question);
    CommandLineRun prompt =
        CommandLineRun.of(
            "eval",
            "rules",
            "--profile",
            body.toString(),
            "--as-of",
            "2024-06-01",
            "--clause",
            "guofa-2020-7/5.3",
            "--format",
            "json");
    assertThat(prompt.err()).isEmpty();
    assertThat(prompt.out().strip())
        .isEqualTo(
            Service.evaluateInFull(
                    question.getBytes(StandardCharsets.UTF_8), "Accept-Language", "en")
                .body());
  }
}
