package org.policyeligibility.api.evaluations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.cli.CommandLineRun;
import org.policyeligibility.cli.GrownRules;

/**
 * The law grows by a folder: a document and a clause are added to a copy of {@code rules/}, and are
 * served, cited and tested with nothing else touched.
 */
@QuarkusTest
@TestProfile(GrowingLawTest.WithOneMoreDocument.class)
@Tag("apart")
class GrowingLawTest {
  private static final Path FOLDER = Path.of("target", "grown-law");
  private static final Path RULES = FOLDER.resolve("rules");

  /** The service reads the grown copy. */
  public static class WithOneMoreDocument implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        clear();
        GrownRules.grow(GrownRules.copy(RULES));
        return Map.of("policy.rules.folder", RULES.toString());
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }

    private static void clear() throws IOException {
      if (Files.exists(FOLDER)) {
        try (Stream<Path> old = Files.walk(FOLDER)) {
          for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }

  private static JsonNode get(String path) {
    return Service.json(
        given()
            .filter(Contract.filter())
            .header("Accept-Language", "en")
            .get(path)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  @Test
  void the_new_document_and_its_clause_are_listed() {
    assertThat(Service.each(get("/v1/documents?limit=500").path("items"), "id"))
        .contains(GrownRules.DOCUMENT, "guofa-2020-7");
    assertThat(get("/v1/documents/" + GrownRules.DOCUMENT).path("clauses").path(0).path("id"))
        .hasToString("\"" + GrownRules.CLAUSE + "\"");
    JsonNode clause = get("/v1/clauses/" + GrownRules.CLAUSE);
    assertThat(clause.path("rule").asText()).contains("ageYears <= 50");
    assertThat(clause.path("criteria").path(1).path("label").asText())
        .isEqualTo("age is at most 50");
  }

  @Test
  void the_new_clause_decides_and_cites_its_words() {
    JsonNode answer =
        Service.evaluate(
                """
                { "asOf": "2026-06-01", "benefits": [ "one-off-talent-subsidy" ],
                  "profile": { "type": "person", "citizenship": "FOREIGN",
                               "birthDate": "1975-06-02" } }
                """)
            .json();
    JsonNode result = answer.path("results").path(0);
    assertThat(result.path("outcome").asText()).isEqualTo("ELIGIBLE");
    assertThat(result.path("citations").path(0).path("quote").path("zh").asText())
        .isEqualTo("对年龄不超过50周岁的境外人才给予一次性补贴");
    assertThat(answer.path("documents").path(GrownRules.DOCUMENT).path("title").asText())
        .contains("引进人才");
  }

  @Test
  void the_old_clauses_decide_as_before() {
    JsonNode answer =
        Service.evaluate(
                """
                { "asOf": "2024-06-01", "clauses": [ "guofa-2020-7/17.3" ],
                  "profile": { "type": "enterprise", "holdsPledgeableIp": false } }
                """)
            .json();
    assertThat(answer.path("results").path(0).path("outcome").asText()).isEqualTo("INELIGIBLE");
  }

  @Test
  void its_quotes_are_proved_and_its_scenarios_hold() throws IOException {
    Path document = RULES.resolve(GrownRules.DOCUMENT);
    CommandLineRun check =
        CommandLineRun.of(
            "check",
            document.toString(),
            "--sources",
            GrownRules.sources(FOLDER.resolve("sources")).toString());
    assertThat(check.out()).contains("1 quotes found word for word");
    assertThat(check.code()).isZero();
    CommandLineRun test = CommandLineRun.of("test", document.toString());
    assertThat(test.out()).contains("8 scenarios, 0 fail");
    assertThat(test.code()).isZero();
  }
}
