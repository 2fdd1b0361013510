package org.policyeligibility.api.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Role;

/** Rules that a contract of ours keeps, over the document as it is written. */
final class ContractLint {
  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  private final Map<String, Object> contract;
  private final Set<String> findings = new TreeSet<>();
  private final Set<String> ids = new HashSet<>();

  private ContractLint(Map<String, Object> contract) {
    this.contract = contract;
  }

  static List<String> findings(Map<String, Object> contract) {
    ContractLint lint = new ContractLint(contract);
    Contract.at(contract, "paths").forEach((path, item) -> lint.path(path, Contract.map(item)));
    lint.components();
    return List.copyOf(lint.findings);
  }

  private void path(String path, Map<String, Object> item) {
    String literal = path.replaceAll("\\{[a-z][a-zA-Z]*}", "x");
    expect(literal.matches("(/[a-z0-9]+(-[a-z0-9]+)*)+"), path + ": not kebab-case");
    item.forEach(
        (method, operation) -> {
          if (METHODS.contains(method)) {
            operation(method + " " + path, Contract.map(operation));
          }
        });
  }

  private void operation(String name, Map<String, Object> operation) {
    for (String member : List.of("operationId", "summary", "description", "tags")) {
      Object value = operation.get(member);
      boolean blank = value == null || value.toString().isBlank() || value.equals(List.of());
      expect(!blank, name + ": no " + member);
    }
    String id = String.valueOf(operation.get("operationId"));
    expect(id.matches("[a-z][a-zA-Z0-9]*"), name + ": operationId not camelCase");
    expect(ids.add(id), name + ": operationId twice");
    List<Object> tags = new ArrayList<>();
    Contract.list(contract.get("tags")).forEach(tag -> tags.add(Contract.map(tag).get("name")));
    expect(tags.containsAll(Contract.list(operation.get("tags"))), name + ": a tag not declared");
    parameters(name, operation);
    Map<String, Object> body = Contract.at(operation, "requestBody");
    if (!body.isEmpty()) {
      examples(name + " request", Contract.at(body, "content"));
    }
    responses(name, operation);
    access(name, operation);
  }

  /** Who may call it is said by all that not everybody may call, and by nothing else. */
  private void access(String name, Map<String, Object> operation) {
    List<Object> roles = Contract.list(operation.get("x-roles"));
    if (Contract.list(operation.get("security")).isEmpty()) {
      expect(roles.isEmpty(), name + ": roles, and no security");
      return;
    }
    expect(!roles.isEmpty(), name + ": no x-roles");
    roles.forEach(role -> expect(Role.ALL.contains(role), name + ": no role " + role));
    Map<String, Object> responses = Contract.at(operation, "responses");
    expect(responses.containsKey("403"), name + ": no 403");
  }

  private void parameters(String name, Map<String, Object> operation) {
    for (Object value : Contract.list(operation.get("parameters"))) {
      Map<String, Object> parameter = resolved(value);
      String at = name + " parameter " + parameter.get("name");
      expect(parameter.get("description") != null, at + ": no description");
      expect(parameter.get("schema") != null, at + ": no schema");
      boolean header = "header".equals(parameter.get("in"));
      String form = header ? "[A-Z][a-z]*(-[A-Z][a-z]*)*" : "[a-z][a-zA-Z0-9]*";
      expect(String.valueOf(parameter.get("name")).matches(form), at + ": badly named");
    }
  }

  private void responses(String name, Map<String, Object> operation) {
    Map<String, Object> responses = Contract.at(operation, "responses");
    List<String> needed = new ArrayList<>(List.of("401", "405", "406", "429", "500", "503"));
    if (operation.containsKey("requestBody")) {
      needed.addAll(List.of("400", "413", "415", "422"));
    }
    if (name.contains("{")) {
      needed.add("404");
    }
    needed.forEach(status -> expect(responses.containsKey(status), name + ": no " + status));
    responses.forEach(
        (status, value) -> {
          Map<String, Object> response = resolved(value);
          Map<String, Object> content = Contract.at(response, "content");
          String at = name + " " + status;
          expect(response.get("description") != null, at + ": no description");
          if (status.compareTo("400") >= 0) {
            expect(
                content.keySet().equals(Set.of("application/problem+json")),
                at + ": not application/problem+json alone");
          }
          if (!status.equals("304") && !status.equals("204")) {
            examples(at, content);
            Map<String, Object> headers = Contract.at(response, "headers");
            expect(headers.containsKey("Content-Language"), at + ": no Content-Language");
            expect(headers.containsKey("Vary"), at + ": no Vary");
          }
        });
  }

  private void examples(String at, Map<String, Object> content) {
    expect(!content.isEmpty(), at + ": no content");
    for (Object media : content.values()) {
      expect(!Contract.at(Contract.map(media), "examples").isEmpty(), at + ": no example");
    }
  }

  private void components() {
    Set<String> used = new HashSet<>();
    references(contract, used);
    Contract.at(contract, "components")
        .forEach(
            (kind, all) ->
                Contract.map(all)
                    .keySet()
                    .forEach(
                        name -> {
                          String at = "components/" + kind + "/" + name;
                          expect(used.contains("#/" + at), at + ": unused");
                          expect(name.matches("[A-Z][a-zA-Z]*"), at + ": not UpperCamelCase");
                        }));
    used.forEach(
        reference -> expect(!target(reference).isEmpty(), reference + ": refers to nothing"));
    Contract.at(contract, "components", "schemas").forEach((name, value) -> schema(name, value));
  }

  private void schema(String at, @Nullable Object node) {
    Map<String, Object> schema = Contract.map(node);
    expect(
        schema.containsKey("$ref") || at.contains("[]") || schema.get("description") != null,
        at + ": no description");
    Contract.at(schema, "properties")
        .forEach(
            (name, property) -> {
              expect(name.matches("[a-z][a-zA-Z0-9]*"), at + "." + name + ": not camelCase");
              schema(at + "." + name, property);
            });
    for (Object required : Contract.list(schema.get("required"))) {
      expect(
          Contract.at(schema, "properties").containsKey(String.valueOf(required)),
          at + ": requires " + required + ", which it has not");
    }
    if (schema.containsKey("items")) {
      schema(at + "[]", schema.get("items"));
    }
  }

  private static void references(@Nullable Object node, Set<String> used) {
    if (node instanceof List<?> list) {
      list.forEach(element -> references(element, used));
    } else if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        used.add(reference);
      }
      if (map.get("security") instanceof List<?> schemes) {
        // A scheme is named, not referred to.
        schemes.forEach(
            value ->
                Contract.map(value)
                    .keySet()
                    .forEach(name -> used.add("#/components/securitySchemes/" + name)));
      }
      map.values().forEach(value -> references(value, used));
    }
  }

  private Map<String, Object> resolved(@Nullable Object node) {
    Map<String, Object> map = Contract.map(node);
    return map.get("$ref") instanceof String reference ? target(reference) : map;
  }

  private Map<String, Object> target(String reference) {
    return Contract.at(contract, reference.substring(2).split("/", -1));
  }

  private void expect(boolean kept, String finding) {
    if (!kept) {
      findings.add(finding);
    }
  }
}
