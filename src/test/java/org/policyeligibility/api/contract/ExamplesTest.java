package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** The contract's examples, asked of the running service. */
@QuarkusTest
class ExamplesTest {
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Contract.EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".request.json"))
          .map(name -> name.replace(".request.json", ""))
          .sorted()
          .toList();
    }
  }

  private static String text(String file) {
    return Contract.text(Contract.EXAMPLES.resolve(file));
  }

  private static Set<String> held() {
    Set<String> held = new HashSet<>();
    Service.all("/v1/clauses", 500).forEach(clause -> held.add(clause.path("id").asText()));
    return held;
  }

  @TestFactory
  List<DynamicTest> every_example_is_answered_as_it_says() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> held = held();
    for (String name : names()) {
      String request = text(name + ".request.json");
      JsonNode expected = Service.json(text(name + ".expect.json"));
      tests.add(DynamicTest.dynamicTest(name, () -> replay(request, expected)));
      Set<String> named = new TreeSet<>();
      expected.path("outcomes").fieldNames().forEachRemaining(named::add);
      expected.path("results").forEach(clause -> named.add(clause.asText()));
      tests.add(
          DynamicTest.dynamicTest(
              name + " names clauses that there are", () -> assertThat(held).containsAll(named)));
    }
    return tests;
  }

  private static void replay(String request, JsonNode expected) {
    int status = expected.path("status").asInt();
    Service.Answer answer = Service.evaluate(request);
    if (status != 200) {
      JsonNode problem = Problems.expect(status, answer);
      List<String> errors = new ArrayList<>();
      expected
          .path("errors")
          .forEach(
              jsonNode ->
                  errors.add(
                      jsonNode.path("pointer").asText() + " " + jsonNode.path("code").asText()));
      assertThat(Problems.errors(problem)).containsExactlyInAnyOrderElementsOf(errors);
      return;
    }
    assertThat(differences(expected, answer.json())).isEmpty();
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
  }

  /** In what an answer is other than expected. */
  static List<String> differences(JsonNode expected, JsonNode answer) {
    List<String> differences = new ArrayList<>();
    List<String> results = Service.each(answer.path("results"), "clause");
    List<String> listed = new ArrayList<>();
    expected.path("results").forEach(id -> listed.add(id.asText()));
    if (expected.has("results") && !results.equals(listed)) {
      differences.add("results: " + results + " for " + listed);
    }
    expected
        .path("outcomes")
        .properties()
        .forEach(entry -> compare(entry, "outcome", answer, differences));
    expected
        .path("missingFacts")
        .properties()
        .forEach(entry -> compare(entry, "missingFacts", answer, differences));
    expected
        .path("advisories")
        .properties()
        .forEach(
            entry -> {
              List<String> given =
                  Service.each(result(answer, entry.getKey()).path("advisories"), "code");
              for (JsonNode code : entry.getValue()) {
                if (!given.contains(code.asText())) {
                  differences.add(entry.getKey() + " advisories: " + given + " for " + code);
                }
              }
            });
    return differences;
  }

  private static void compare(
      Map.Entry<String, JsonNode> expected,
      String member,
      JsonNode answer,
      List<String> differences) {
    JsonNode given = result(answer, expected.getKey()).path(member);
    if (!unordered(given).equals(unordered(expected.getValue()))) {
      differences.add(
          expected.getKey() + " " + member + ": " + given + " for " + expected.getValue());
    }
  }

  private static Object unordered(JsonNode node) {
    Set<String> elements = new HashSet<>();
    node.forEach(element -> elements.add(element.asText()));
    return node.isArray() ? elements : node;
  }

  private static JsonNode result(JsonNode answer, String clause) {
    for (JsonNode result : answer.path("results")) {
      if (result.path("clause").asText().equals(clause)) {
        return result;
      }
    }
    return answer.path("no such result");
  }

  @Test
  void an_expectation_that_is_wrong_in_every_way_is_found_wrong_in_every_way() {
    JsonNode answer =
        Service.json(
            "{\"results\":[{\"clause\":\"a\",\"outcome\":\"ELIGIBLE\",\"missingFacts\":[\"x\"],"
                + "\"advisories\":[{\"code\":\"A\"}]}]}");
    JsonNode wrong =
        Service.json(
            "{\"results\":[],\"outcomes\":{\"a\":\"INELIGIBLE\",\"b\":\"ELIGIBLE\"},"
                + "\"missingFacts\":{\"a\":[]},\"advisories\":{\"a\":[\"A\",\"B\"]}}");
    assertThat(differences(wrong, answer)).hasSize(5);
  }

  @Test
  void every_example_has_an_expectation_and_is_named_in_the_contract() throws IOException {
    Set<String> named = new HashSet<>();
    Contract.at(
            Contract.read(),
            "paths",
            "/v1/evaluations",
            "post",
            "requestBody",
            "content",
            "application/json",
            "examples")
        .values()
        .forEach(example -> named.add(String.valueOf(Contract.map(example).get("externalValue"))));
    List<String> files = new ArrayList<>();
    for (String name : names()) {
      files.add("examples/" + name + ".request.json");
      assertThat(Contract.EXAMPLES.resolve(name + ".expect.json")).exists();
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(files);
  }
}
