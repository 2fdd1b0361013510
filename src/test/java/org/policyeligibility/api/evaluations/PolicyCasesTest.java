package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** The worked cases that came with the policy; {@code policy.examples} names their folder. */
@QuarkusTest
class PolicyCasesTest {
  private static final Path CASES =
      Path.of(
          System.getProperty("policy.examples", "../shared/policy/third-reading"),
          "example-cases.yaml");

  @TestFactory
  List<DynamicTest> every_case_comes_out_as_it_says() {
    if (!Files.exists(CASES)) {
      return List.of(DynamicTest.dynamicTest("no cases", () -> missing(System.getenv("CI"))));
    }
    List<Object> cases =
        Contract.list(Contract.parse("cases:\n" + Contract.text(CASES)).get("cases"));
    assertThat(cases).as("cases in %s", CASES).isNotEmpty();
    return cases.stream()
        .map(Contract::map)
        .map(
            example ->
                DynamicTest.dynamicTest(
                    text(example, "id")
                        + " "
                        + text(example, "clause")
                        + ": "
                        + text(example, "title"),
                    () -> agrees(example)))
        .toList();
  }

  /** On the machine that decides, cases that are not there are a fault. */
  static void missing(@org.jspecify.annotations.Nullable String ci) {
    assertThat(ci).as("%s is missing", CASES).isNotEqualTo("true");
    assumeTrue(false, "not run: " + CASES + " is missing; name its folder with -Dpolicy.examples");
  }

  private static String text(Map<String, Object> example, String member) {
    return String.valueOf(example.get(member));
  }

  private static void agrees(Map<String, Object> example) throws JsonProcessingException {
    String body =
        Service.MAPPER.writeValueAsString(
            Map.of(
                "asOf", text(example, "asOf"),
                "profile", Contract.map(example.get("profile")),
                "clauses", List.of(text(example, "clause"))));
    Service.Answer answer = Service.evaluate(body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode result = answer.json().path("results").path(0);
    assertThat(result.path("outcome").asText())
        .as(text(example, "reasoning"))
        .isEqualTo(text(example, "expected"));
    if (example.containsKey("advisory")) {
      assertThat(Service.each(result.path("advisories"), "code"))
          .contains(text(example, "advisory"));
    }
  }

  @org.junit.jupiter.api.Test
  void cases_that_are_missing_fail_where_CI_is_true_and_are_said_not_to_have_run_elsewhere() {
    org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, () -> missing("true"));
    org.junit.jupiter.api.Assertions.assertThrows(
        org.opentest4j.TestAbortedException.class, () -> missing(null));
  }
}
