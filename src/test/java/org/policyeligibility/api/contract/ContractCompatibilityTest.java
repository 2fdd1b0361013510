package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Who relies on the contract last released can rely on this one. */
@Tag("apart")
class ContractCompatibilityTest {
  /**
   * Codes that answers have since the release. The contract says of each list that codes can be
   * added; one that is not named here breaks it.
   */
  private static final Map<String, List<String>> ADDED =
      Map.of("Outcome", List.of("NOT_NEEDED"), "Fact/properties/type", List.of("string", "map"));

  /** A schema by its name, or a member of one by the path to it. */
  private static Map<String, Object> schema(Map<String, Object> contract, String path) {
    return Contract.at(contract, ("components/schemas/" + path).split("/", -1));
  }

  /**
   * Members that every answer had and the standard view leaves out, which became the usual view: it
   * says nothing twice, and an answer of the whole law is to have 70 KB and not 250. The view
   * {@code full} has them all, so that a client which names it reads what it always did; one that
   * is not named here breaks the contract.
   */
  private static final Map<String, List<String>> LEFT_OUT =
      Map.of(
          "Result",
          List.of("document", "effect", "modality", "category", "missingFacts", "advisories"),
          "Criterion",
          List.of("operator", "expected", "basis", "label"),
          "Requirement",
          List.of("statedInText"),
          "MissingFact",
          List.of("clauses"),
          "Citation",
          List.of(
              "title",
              "number",
              "issuer",
              "issued",
              "inForceFrom",
              "inForceTo",
              "authoritative",
              "source"));

  private static ChangedOpenApi sinceReleased(String current) {
    return OpenApiCompare.fromContents(Contract.text(Contract.RELEASED), current);
  }

  private static ChangedOpenApi with(Map<String, Object> changed) {
    return sinceReleased(Contract.write(changed));
  }

  @Test
  void the_contract_breaks_nothing_that_was_released() throws Exception {
    Map<String, Object> current = Contract.parse(Contract.withoutDiscriminators());
    ADDED.forEach(
        (schema, codes) -> Contract.list(schema(current, schema).get("enum")).removeAll(codes));
    LEFT_OUT.forEach(
        (schema, members) ->
            Contract.list(schema(current, schema).get("required")).addAll(members));
    ChangedOpenApi changed = with(current);
    assertThat(changed.isCompatible())
        .as(changed.isCompatible() ? "compatible" : report(changed))
        .isTrue();
  }

  @Test
  void a_code_that_was_added_is_new_and_its_list_says_that_codes_can_be() {
    Map<String, Object> current = Contract.parse(Contract.text(Contract.FILE));
    ADDED.forEach(
        (schema, codes) -> {
          Map<String, Object> now = schema(current, schema);
          assertThat(Contract.list(now.get("enum"))).containsAll(codes);
          assertThat(String.valueOf(now.get("description"))).contains("can be added");
          assertThat(Contract.list(schema(released(), schema).get("enum")))
              .doesNotContainAnyElementsOf(codes);
        });
    assertThat(sinceReleased(Contract.text(Contract.FILE)).isIncompatible()).isTrue();
  }

  @Test
  void a_member_that_a_view_leaves_out_was_always_there_and_its_schema_names_the_view() {
    Map<String, Object> current = Contract.parse(Contract.text(Contract.FILE));
    LEFT_OUT.forEach(
        (schema, members) -> {
          Map<String, Object> now = Contract.at(current, "components", "schemas", schema);
          assertThat(Contract.at(now, "properties")).containsKeys(members.toArray(String[]::new));
          assertThat(Contract.list(now.get("required"))).doesNotContainAnyElementsOf(members);
          assertThat(
                  Contract.list(
                      Contract.at(released(), "components", "schemas", schema).get("required")))
              .containsAll(members);
          assertThat(now.toString()).contains("standard view");
        });
  }

  /** The report of breaking changes, for a contract that has some. */
  private static String report(ChangedOpenApi changed) throws IOException {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    try (OutputStreamWriter writer = new OutputStreamWriter(report, StandardCharsets.UTF_8)) {
      new MarkdownRender().render(changed, writer);
    }
    return "openapi/openapi.yaml breaks openapi/released.yaml:\n"
        + report.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> released() {
    return Contract.parse(Contract.text(Contract.RELEASED));
  }

  @Test
  void what_was_released_written_out_again_is_compatible_with_itself() {
    assertThat(with(released()).isCompatible()).isTrue();
  }

  @Test
  void a_member_taken_from_an_answer_is_incompatible() {
    Map<String, Object> contract = released();
    Map<String, Object> result = Contract.at(contract, "components", "schemas", "Result");
    Contract.at(result, "properties").remove("outcome");
    Contract.list(result.get("required")).remove("outcome");
    assertThat(with(contract).isIncompatible()).isTrue();
  }

  @Test
  void a_member_newly_required_in_a_request_is_incompatible() {
    Map<String, Object> contract = released();
    Map<String, Object> request =
        Contract.at(contract, "components", "schemas", "EvaluationRequest");
    Contract.at(request, "properties").put("purpose", Map.of("type", "string"));
    Contract.list(request.get("required")).add("purpose");
    assertThat(with(contract).isIncompatible()).isTrue();
  }

  @Test
  void a_path_or_a_value_taken_away_is_incompatible() {
    Map<String, Object> contract = released();
    Contract.at(contract, "paths").remove("/v1/facts");
    assertThat(with(contract).isIncompatible()).isTrue();
    contract = released();
    Contract.list(Contract.at(contract, "components", "schemas", "ProfileType").get("enum"))
        .remove("zone");
    assertThat(with(contract).isIncompatible()).isTrue();
  }

  @Test
  void a_new_optional_member_is_compatible() {
    Map<String, Object> contract = released();
    Contract.at(contract, "components", "schemas", "Result", "properties")
        .put("since", Map.of("type", "string"));
    assertThat(with(contract).isCompatible()).isTrue();
  }
}
