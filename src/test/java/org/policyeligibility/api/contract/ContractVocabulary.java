package org.policyeligibility.api.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.Basis;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.Confidence;
import org.policyeligibility.register.MatchQuality;
import org.policyeligibility.register.MembershipStatus;

/**
 * A comparison of {@code openapi.yaml} with {@code rules/facts.yaml} and the enums of the code. The
 * contract repeats the names of both, and must repeat them all.
 */
final class ContractVocabulary {
  private static final List<String> NOT_FACTS = List.of("type", "assessments", "approvals");

  private ContractVocabulary() {}

  /** Each finding says what to write, and where. */
  static List<String> findings(Map<String, Object> contract, Vocabulary vocabulary) {
    List<String> findings = new ArrayList<>();
    Map<String, Object> schemas = Contract.at(contract, "components", "schemas");
    for (ProfileType type : ProfileType.values()) {
      profile(type, Contract.at(schemas, schemaName(type)), vocabulary, findings);
    }
    ValueList zones = vocabulary.list("ZoneType");
    values(schemas, "ZoneType", zones == null ? List.of() : zones.names(), findings);
    codes(schemas, findings);
    return findings;
  }

  private static void codes(Map<String, Object> schemas, List<String> findings) {
    values(schemas, "ProfileType", of(ProfileType.values(), ProfileType::code), findings);
    values(schemas, "Outcome", of(Outcome.values(), Outcome::name), findings);
    values(schemas, "Operator", of(Operator.values(), Operator::code), findings);
    List<String> bases = of(Basis.values(), ContractVocabulary::lower);
    member(schemas, "Authority", "basis", bases, findings);
    List<String> ofCriteria = bases.stream().filter(basis -> !basis.equals("unnamed")).toList();
    values(schemas, "Basis", ofCriteria, findings);
    values(schemas, "Effect", of(Effect.values(), ContractVocabulary::lower), findings);
    values(schemas, "Modality", of(Modality.values(), ContractVocabulary::lower), findings);
    values(schemas, "Evaluable", of(Evaluable.values(), ContractVocabulary::lower), findings);
    values(
        schemas,
        "RequirementKind",
        of(Requirement.Kind.values(), ContractVocabulary::lower),
        findings);
    member(schemas, "Criterion", "status", of(Status.values(), Status::name), findings);
    member(schemas, "Requirement", "status", of(Standing.values(), Standing::name), findings);
    member(
        schemas,
        "ZoneMembership",
        "held",
        of(MembershipStatus.values(), MembershipStatus::name),
        findings);
    values(schemas, "Confidence", of(Confidence.values(), Confidence::code), findings);
    member(schemas, "Zone", "match", of(MatchQuality.values(), MatchQuality::code), findings);
    List<String> ofMembers = new ArrayList<>(of(FactType.values(), FactType::code));
    ofMembers.addAll(List.of("string", "map"));
    member(schemas, "Fact", "type", ofMembers, findings);
    member(schemas, "Term", "kind", of(Term.Kind.values(), Term.Kind::code), findings);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <T> List<String> of(T[] values, java.util.function.Function<T, String> name) {
    return Stream.of(values).map(name).toList();
  }

  static String schemaName(ProfileType type) {
    return type.code().substring(0, 1).toUpperCase(Locale.ROOT)
        + type.code().substring(1)
        + "Profile";
  }

  private static void profile(
      ProfileType type, Map<String, Object> schema, Vocabulary vocabulary, List<String> findings) {
    Map<String, Object> properties = Contract.at(schema, "properties");
    List<String> listed = new ArrayList<>(properties.keySet());
    listed.removeAll(NOT_FACTS);
    List<Fact> facts =
        vocabulary.facts(type).stream().filter(fact -> fact.derivedFrom() == null).toList();
    List<String> declared = facts.stream().map(Fact::name).toList();
    String at = "components/schemas/" + schemaName(type) + "/properties";
    for (Identifier identifier : vocabulary.identifiers(type)) {
      listed.remove(identifier.name());
      Map<String, Object> written = Contract.at(properties, identifier.name());
      if (!"string".equals(written.get("type")) || !Boolean.TRUE.equals(written.get("nullable"))) {
        findings.add(at + ": write " + identifier.name() + " as a nullable string");
      }
    }
    for (String name : listed) {
      if (!declared.contains(name)) {
        findings.add(at + ": take out " + name + ", which rules/facts.yaml has not");
      }
    }
    for (Fact fact : facts) {
      Map<String, Object> written = new LinkedHashMap<>(Contract.at(properties, fact.name()));
      written.remove("description");
      Map<String, Object> expected = schema(fact);
      if (!written.equals(expected)) {
        findings.add(
            at + ": write\n" + Contract.write(Map.of(fact.name(), expected)) + "for\n" + written);
      }
    }
    if (findings.isEmpty() && !listed.equals(declared)) {
      findings.add(at + ": put into this order: " + declared);
    }
  }

  private static Map<String, Object> schema(Fact fact) {
    Map<String, Object> schema = new LinkedHashMap<>();
    FactType type = fact.type();
    schema.put(
        "type",
        switch (type) {
          case SET -> "array";
          case ENUM, DATE -> "string";
          default -> type.code();
        });
    if (type == FactType.DATE) {
      schema.put("format", "date");
    }
    schema.put("nullable", true);
    if (type == FactType.SET) {
      ValueList list = fact.valueList();
      schema.put(
          "items",
          list.name().endsWith("ZoneType")
              ? Map.of("$ref", "#/components/schemas/ZoneType")
              : Map.of("type", "string", "enum", list.names()));
    }
    if (type == FactType.ENUM) {
      List<@org.jspecify.annotations.Nullable String> values =
          new ArrayList<>(fact.valueList().names());
      values.add(null);
      schema.put("enum", values);
    }
    bound(schema, "minimum", fact.minimum());
    bound(schema, "maximum", fact.maximum());
    if (fact.minimumExcluded()) {
      schema.put("exclusiveMinimum", true);
    }
    return schema;
  }

  private static void bound(
      Map<String, Object> schema,
      String name,
      @org.jspecify.annotations.Nullable BigDecimal bound) {
    if (bound != null) {
      schema.put(name, bound.intValueExact());
    }
  }

  private static void values(
      Map<String, Object> schemas, String name, List<String> expected, List<String> findings) {
    if (!Contract.list(Contract.at(schemas, name).get("enum")).equals(expected)) {
      findings.add("components/schemas/" + name + ": write enum: " + expected);
    }
  }

  /** The values of a member whose order says nothing. */
  private static void member(
      Map<String, Object> schemas,
      String name,
      String member,
      List<String> expected,
      List<String> findings) {
    List<Object> written =
        Contract.list(Contract.at(schemas, name, "properties", member).get("enum"));
    if (written.size() != expected.size() || !written.containsAll(expected)) {
      findings.add("components/schemas/" + name + "/" + member + ": write enum: " + expected);
    }
  }
}
