package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.api.Contained;
import org.policyeligibility.api.Service;

/**
 * The answers that the contract shows of the law and the catalogue, asked for anew: each is what
 * the service says, cut short. {@code x-request} beside an example says what was asked.
 */
@QuarkusTest
class ShownAnswersTest {
  private static final List<String> LAW =
      List.of("evaluations", "documents", "clauses", "benefits", "facts", "terms", "zones");

  private record Shown(String name, JsonNode request, JsonNode value) {}

  private static List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    Contract.at(Contract.read(), "paths")
        .forEach(
            (path, item) -> {
              if (LAW.stream().anyMatch(part -> path.startsWith("/v1/" + part))) {
                Contract.map(item)
                    .forEach((method, node) -> examples(method + " " + path, node, shown));
              }
            });
    return shown;
  }

  private static void examples(String at, Object operation, List<Shown> shown) {
    Map<String, Object> media =
        Contract.at(Contract.map(operation), "responses", "200", "content", "application/json");
    Contract.map(media.get("examples"))
        .forEach(
            (name, example) -> {
              JsonNode tree = Service.MAPPER.valueToTree(example);
              shown.add(new Shown(at + " " + name, tree.path("x-request"), tree.path("value")));
            });
  }

  private static JsonNode answer(JsonNode request) {
    String path = request.path("path").asText();
    Service.Answer answer =
        request.has("body")
            ? Service.send(
                "POST",
                path,
                request.path("body").toString().getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                Service.JSON,
                "Accept-Language",
                "en")
            : Service.get(path, "Accept", Service.JSON, "Accept-Language", "en");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @TestFactory
  List<DynamicTest> each_answer_of_the_law_that_the_contract_shows_is_what_the_service_says() {
    List<Shown> shown = shown();
    assertThat(shown).hasSizeGreaterThanOrEqualTo(12);
    return shown.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () -> {
                      assertThat(example.request().path("path").asText())
                          .as("x-request")
                          .startsWith("/");
                      assertThat(
                              Contained.differences(
                                  withoutDigest(example.value()), answer(example.request())))
                          .isEmpty();
                    }))
        .toList();
  }

  /** The rule set of an example is of no day. */
  private static JsonNode withoutDigest(JsonNode value) {
    JsonNode copy = value.deepCopy();
    Optional.of(copy)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .ifPresent(answer -> answer.remove("ruleset"));
    return copy;
  }
}
