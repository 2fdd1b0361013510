package org.policyeligibility.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.api.Service;
import org.policyeligibility.profile.ProfileType;

/** Sample profiles with every member that the contract gives them, one of each type. */
final class WholeProfiles {
  private WholeProfiles() {}

  static List<JsonNode> all() {
    List<JsonNode> profiles = new ArrayList<>();
    Map<String, Object> contract = Contract.read();
    for (ProfileType type : ProfileType.values()) {
      Map<String, Object> members = new LinkedHashMap<>();
      Contract.at(
              contract, "components", "schemas", ContractVocabulary.schemaName(type), "properties")
          .forEach((name, schema) -> members.put(name, sample(Contract.resolved(schema))));
      profiles.add(Service.MAPPER.valueToTree(members));
    }
    return profiles;
  }

  private static Object sample(Map<String, Object> schema) {
    List<Object> codes = Contract.list(schema.get("enum"));
    if (!codes.isEmpty()) {
      return codes.get(0);
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "boolean" -> false;
      case "integer" -> 7;
      case "number" -> 4.5;
      case "array" -> List.of(sample(Contract.resolved(schema.get("items"))));
      case "object" ->
          Map.of("guofa-2020-7/5.3", sample(Contract.resolved(schema.get("additionalProperties"))));
      default -> "date".equals(schema.get("format")) ? "1961-03-09" : "some text";
    };
  }

  /** The bodies of requests for each of them, and for all of them at once. */
  static List<JsonNode> requests() {
    List<JsonNode> requests = new ArrayList<>();
    for (JsonNode profile : all()) {
      ObjectNode request = Service.MAPPER.createObjectNode();
      request.set("profile", profile);
      requests.add(request);
    }
    requests.add(Service.MAPPER.valueToTree(Map.of("profiles", all())));
    return requests;
  }
}
