package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.profile.ProfileType;

/** The contract lists the facts of {@code rules/facts.yaml} and the codes of the service. */
@Tag("apart")
class ContractVocabularyTest {
  private static List<String> findings(Map<String, Object> contract) {
    return ContractVocabulary.findings(contract, Law.shipped().ruleset().vocabulary());
  }

  @Test
  void the_contract_and_the_vocabulary_say_the_same() {
    List<String> findings = findings(Contract.read());
    assertThat(findings).as("openapi/openapi.yaml:%n%s", String.join("\n", findings)).isEmpty();
  }

  @Test
  void a_fact_left_out_is_asked_for_with_the_lines_to_write() {
    Map<String, Object> contract = Contract.read();
    properties(contract, "PersonProfile").remove("citizenship");
    assertThat(findings(contract))
        .singleElement()
        .asString()
        .contains("PersonProfile/properties: write")
        .contains("citizenship:")
        .contains("- CN_HONG_KONG");
  }

  @Test
  void an_identifier_left_out_and_one_that_is_no_string_are_found() {
    Map<String, Object> contract = Contract.read();
    properties(contract, "PersonProfile").remove("employerZone");
    Contract.at(properties(contract, "EnterpriseProfile"), "zone").put("type", "integer");
    assertThat(findings(contract))
        .hasSize(2)
        .anyMatch(finding -> finding.contains("write employerZone as a nullable string"))
        .anyMatch(finding -> finding.contains("write zone as a nullable string"));
  }

  @Test
  void a_fact_too_many_a_wrong_bound_and_a_wrong_type_are_found() {
    Map<String, Object> contract = Contract.read();
    properties(contract, "ZoneProfile").put("anthem", Map.of("type", "string"));
    Contract.at(properties(contract, "ZoneProfile"), "failedAssessmentCount").put("maximum", 999);
    Contract.at(properties(contract, "EnterpriseProfile"), "stateOwned").put("type", "string");
    assertThat(findings(contract)).hasSize(3);
  }

  @Test
  void facts_in_another_order_and_a_code_left_out_are_found() {
    Map<String, Object> contract = Contract.read();
    Map<String, Object> properties = properties(contract, "PersonProfile");
    Map<String, Object> moved = new LinkedHashMap<>();
    moved.put("bringsAchievement", properties.remove("bringsAchievement"));
    moved.putAll(properties);
    properties.clear();
    properties.putAll(moved);
    Contract.list(Contract.at(contract, "components", "schemas", "Outcome").get("enum")).remove(0);
    Contract.list(Contract.at(contract, "components", "schemas", "ZoneType").get("enum"))
        .add("MOON_BASE");
    assertThat(findings(contract))
        .hasSize(3)
        .anyMatch(finding -> finding.startsWith("components/schemas/PersonProfile/properties: put"))
        .anyMatch(
            finding -> finding.startsWith("components/schemas/Outcome: write enum: [ELIGIBLE"))
        .anyMatch(finding -> finding.startsWith("components/schemas/ZoneType: write enum:"));
  }

  /** So that it says no more than {@code oneOf} and {@code type} do, and no less. */
  @Test
  void profiles_are_told_apart_by_the_type_that_each_states() {
    Map<String, Object> schemas = Contract.at(Contract.read(), "components", "schemas");
    Map<String, Object> discriminator = Contract.at(schemas, "Profile", "discriminator");
    assertThat(discriminator.get("propertyName")).isEqualTo("type");
    Map<String, Object> mapping = Contract.at(discriminator, "mapping");
    assertThat(mapping.keySet())
        .containsExactlyElementsOf(Stream.of(ProfileType.values()).map(ProfileType::code).toList());
    mapping.forEach(
        (code, schema) ->
            assertThat(Contract.at(Contract.resolved(Map.of("$ref", schema)), "properties", "type"))
                .containsEntry("enum", List.of(code)));
    assertThat(Contract.parse(Contract.withoutDiscriminators()).toString())
        .doesNotContain("discriminator")
        .contains("EnterpriseProfile");
  }

  @Test
  void every_kind_of_profile_has_its_schema_and_takes_nothing_it_does_not_list() {
    Map<String, Object> schemas = Contract.at(Contract.read(), "components", "schemas");
    for (String name : List.of("EnterpriseProfile", "PersonProfile", "ZoneProfile")) {
      Map<String, Object> schema = Contract.at(schemas, name);
      assertThat(schema.get("additionalProperties")).isEqualTo(false);
      assertThat(schema.get("required")).isEqualTo(List.of("type"));
      assertThat(Contract.at(schema, "properties"))
          .containsKeys("type", "assessments", "approvals");
    }
  }

  private static Map<String, Object> properties(Map<String, Object> contract, String schema) {
    return Contract.at(contract, "components", "schemas", schema, "properties");
  }
}
