package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.api.evaluations.EveryFactTest;
import org.policyeligibility.api.evaluations.EveryFactTest.Stated;
import org.policyeligibility.profile.FactType;

/**
 * One fact of each type, with every kind of value, asked of the service: the whole answer, or the
 * whole problem. {@link EveryFactTest} reads every value of every fact.
 */
@QuarkusTest
public class EveryKindOfFactTest {
  private static List<Stated> oneOfEachType() {
    return Stream.of(FactType.values())
        .map(
            type ->
                EveryFactTest.statable().stream()
                    .filter(stated -> stated.fact().type() == type)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  /** Values of a list are alike. */
  private static List<String> oneValue(Stated fact) {
    return fact.values().stream().limit(1).toList();
  }

  private static String body(Stated fact, String value) {
    return "{\"asOf\":\"2199-12-31\",\"profile\":" + fact.json(value) + "}";
  }

  private static void refused(Stated fact, String value, String error) {
    JsonNode problem = Problems.expect(422, Service.evaluate(body(fact, value)));
    assertThat(Problems.errors(problem)).containsExactly(fact.at(error));
  }

  private static void accepted(Stated fact, String value) {
    Service.Answer answer = Service.evaluate(body(fact, value));
    assertThat(answer.status()).as("%.300s", answer.body()).isEqualTo(200);
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
  }

  @TestFactory
  List<DynamicTest> each_kind_of_value_that_a_fact_does_not_take_is_a_problem_that_says_so() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Stated fact : oneOfEachType()) {
      FactSamples.refused(fact.fact(), oneValue(fact))
          .forEach(
              (value, error) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          fact.name() + ": " + value, () -> refused(fact, value, error))));
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests;
  }

  @TestFactory
  List<DynamicTest> each_kind_of_value_that_a_fact_takes_is_answered() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Stated fact : oneOfEachType()) {
      for (String value : FactSamples.accepted(fact.fact(), oneValue(fact))) {
        tests.add(DynamicTest.dynamicTest(fact.name() + ": " + value, () -> accepted(fact, value)));
      }
    }
    return tests;
  }

  @Test
  void every_fact_that_can_be_stated_is_listed_with_its_values_and_no_other() {
    List<String> listed =
        Service.all("/v1/facts", 500).stream()
            .filter(fact -> !fact.has("derivedFrom"))
            // Identifiers, assessments and approvals are no facts of a rule.
            .filter(fact -> !List.of("string", "map").contains(fact.path("type").asText()))
            .map(
                fact ->
                    fact.path("profile").asText()
                        + " "
                        + fact.path("name").asText()
                        + Service.each(fact.path("values"), "value"))
            .toList();
    assertThat(EveryFactTest.statable().stream().map(fact -> fact.name() + fact.values()))
        .containsExactlyInAnyOrderElementsOf(listed);
  }
}
