package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Service;

/** The contract is written the way it says it is; {@link ContractLint} has the rules. */
@Tag("apart")
class ContractLintTest {
  @Test
  void the_contract_has_no_findings() {
    assertThat(ContractLint.findings(Contract.read())).isEmpty();
  }

  @Test
  void an_operation_without_words_or_id_is_found() {
    Map<String, Object> contract = Contract.read();
    Map<String, Object> facts = Contract.at(contract, "paths", "/v1/facts", "get");
    for (String member : List.of("operationId", "summary", "description", "tags")) {
      facts.remove(member);
    }
    assertThat(ContractLint.findings(contract))
        .contains(
            "get /v1/facts: no operationId",
            "get /v1/facts: no summary",
            "get /v1/facts: no description",
            "get /v1/facts: no tags");
  }

  @Test
  void a_missing_example_or_error_is_found() {
    Map<String, Object> contract = Contract.read();
    Map<String, Object> evaluate = Contract.at(contract, "paths", "/v1/evaluations", "post");
    Contract.at(evaluate, "requestBody", "content", Service.JSON).remove("examples");
    Contract.at(evaluate, "responses").remove("413");
    Contract.at(contract, "components", "responses", "NotFound", "content")
        .put(Service.JSON, Map.of());
    assertThat(ContractLint.findings(contract))
        .contains(
            "post /v1/evaluations request: no example",
            "post /v1/evaluations: no 413",
            "get /v1/documents/{document} 404: not application/problem+json alone");
  }

  @Test
  void what_nobody_refers_to_and_what_is_badly_named_is_found() {
    Map<String, Object> contract = Contract.read();
    Map<String, Object> schemas = Contract.at(contract, "components", "schemas");
    schemas.put("bad_name", Map.of("type", "object", "properties", Map.of("Bad_Name", Map.of())));
    Contract.at(contract, "paths").put("/v1/bad_Path", Map.of());
    assertThat(ContractLint.findings(contract))
        .contains(
            "components/schemas/bad_name: unused",
            "components/schemas/bad_name: not UpperCamelCase",
            "bad_name.Bad_Name: not camelCase",
            "/v1/bad_Path: not kebab-case");
  }

  @Test
  void a_reference_to_nothing_is_found() {
    Map<String, Object> contract = Contract.read();
    Contract.at(contract, "components", "schemas").remove("Quote");
    assertThat(ContractLint.findings(contract))
        .contains("#/components/schemas/Quote: refers to nothing");
  }

  @Test
  void an_operation_that_does_not_say_who_may_call_it_is_found() {
    Map<String, Object> contract = Contract.read();
    Contract.at(contract, "paths", "/v1/callers/current", "get").remove("x-roles");
    Contract.at(contract, "paths", "/v1/facts", "get").put("x-roles", List.of("counter"));
    Contract.at(contract, "paths", "/v1/zones", "get")
        .putAll(Map.of("security", List.of(Map.of("Bearer", List.of())), "x-roles", List.of("x")));
    assertThat(ContractLint.findings(contract))
        .contains(
            "get /v1/callers/current: no x-roles",
            "get /v1/facts: roles, and no security",
            "get /v1/zones: no role x",
            "get /v1/zones: no 403");
  }
}
