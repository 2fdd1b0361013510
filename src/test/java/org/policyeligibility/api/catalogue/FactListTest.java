package org.policyeligibility.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.profile.ProfileType;

/** The list of facts against the profiles of the contract: it has all that one can state. */
@QuarkusTest
class FactListTest {
  private static List<JsonNode> facts(ProfileType type, String language) {
    return Service.all("/v1/facts?profile=" + type.code(), 20, "Accept-Language", language).stream()
        .filter(fact -> fact.path("derivedFrom").isMissingNode())
        .toList();
  }

  private static Map<String, Object> properties(ProfileType type) {
    String schema =
        type.code().substring(0, 1).toUpperCase(Locale.ROOT) + type.code().substring(1) + "Profile";
    Map<String, Object> properties =
        new LinkedHashMap<>(
            Contract.at(Contract.read(), "components", "schemas", schema, "properties"));
    properties.remove("type");
    return properties;
  }

  /** As the contract would write a member of the list. */
  private static String type(JsonNode fact) {
    return switch (fact.path("type").asText()) {
      case "set" -> "array";
      case "enum", "date", "string" -> "string";
      case "map" -> "object";
      default -> fact.path("type").asText();
    };
  }

  private static List<Object> codes(Map<String, Object> schema) {
    Map<String, Object> of =
        schema.containsKey("items")
            ? Contract.resolved(schema.get("items"))
            : schema.containsKey("additionalProperties")
                ? Contract.resolved(schema.get("additionalProperties"))
                : schema;
    List<Object> codes = new ArrayList<>(Contract.list(of.get("enum")));
    codes.removeIf(code -> code == null);
    return codes;
  }

  @ParameterizedTest
  @EnumSource(ProfileType.class)
  void it_has_what_the_profile_has_and_nothing_else(ProfileType type) {
    List<JsonNode> facts = facts(type, "en");
    assertThat(facts)
        .extracting(fact -> fact.path("name").asText())
        .containsExactlyInAnyOrderElementsOf(properties(type).keySet());
  }

  @ParameterizedTest
  @EnumSource(ProfileType.class)
  void each_has_the_type_the_values_and_the_range_of_the_profile(ProfileType type) {
    Map<String, Object> properties = properties(type);
    for (JsonNode fact : facts(type, "en")) {
      Map<String, Object> schema = Contract.map(properties.get(fact.path("name").asText()));
      String name = fact.toString();
      assertThat(type(fact)).as(name).isEqualTo(schema.get("type"));
      assertThat(Service.each(fact.path("values"), "value")).as(name).isEqualTo(codes(schema));
      assertThat(fact.has("earliest") && fact.has("latest"))
          .as(name)
          .isEqualTo("date".equals(schema.get("format")));
      String least =
          schema.get("exclusiveMinimum") == Boolean.TRUE ? "exclusiveMinimum" : "minimum";
      assertThat(fact.path(least).asText()).as(name).isEqualTo(bound(schema, "minimum"));
      assertThat(fact.path("maximum").asText()).as(name).isEqualTo(bound(schema, "maximum"));
    }
  }

  private static String bound(Map<String, Object> schema, String name) {
    return schema.containsKey(name) ? String.valueOf(schema.get(name)) : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void each_has_a_label_and_a_question_and_its_values_have_labels(String language) {
    for (ProfileType type : ProfileType.values()) {
      for (JsonNode fact : facts(type, language)) {
        Stream.concat(
                Stream.of(fact.path("label").asText(), fact.path("question").asText()),
                Service.each(fact.path("values"), "label").stream())
            .forEach(text -> assertThat(text).as(fact.toString()).isNotBlank());
      }
    }
  }

  @Test
  void an_identifier_says_where_its_values_are_which_facts_follow_from_it_and_what_shows_it() {
    JsonNode zone = fact("employerZone");
    assertThat(zone.path("valuesAt").asText()).isEqualTo("/v1/zones");
    assertThat(zone.path("supplies"))
        .extracting(JsonNode::asText)
        .containsExactly("employerZoneTypes", "employerProvinceCode");
    assertThat(zone.path("note").asText()).isNotBlank();
    assertThat(fact("nationality").path("proof")).isEqualTo(fact("citizenship").path("proof"));
    assertThat(fact("nationality").path("changeable").asBoolean()).isFalse();
    assertThat(fact("birthDate").path("earliest").asText()).isEqualTo("1900-01-01");
  }

  private static JsonNode fact(String name) {
    return facts(ProfileType.PERSON, "en").stream()
        .filter(fact -> fact.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
