package org.policyeligibility.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.policyeligibility.api.Contained;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Tokens;

/**
 * An example of the contract in the form for any operation, as {@code openapi/examples/README.md}
 * describes it.
 *
 * @param name its folder, which is the operation, and its file, without their endings
 */
record Example(String name, JsonNode request, JsonNode expected) {
  private static final String REQUEST = ".request.json";
  private static final String EXPECTATION = ".expect.json";

  static Example of(String name) {
    return new Example(name, read(name + REQUEST), read(name + EXPECTATION));
  }

  /** All but those of {@code evaluate}, which lie beside the folders. */
  static List<Example> all() throws IOException {
    try (Stream<Path> files = Files.walk(Contract.EXAMPLES, 2)) {
      return files
          .map(file -> Contract.EXAMPLES.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.contains("/") && name.endsWith(REQUEST))
          .map(name -> of(name.substring(0, name.length() - REQUEST.length())))
          .sorted((example, other) -> example.name.compareTo(other.name))
          .toList();
    }
  }

  private static JsonNode read(String file) {
    return Service.json(Contract.text(Contract.EXAMPLES.resolve(file)));
  }

  String operation() {
    return name.substring(0, name.indexOf('/'));
  }

  String method() {
    return request.path("method").asText();
  }

  /** As the contract writes it: what an example fills in is a name in braces there. */
  String path() {
    return request.path("path").asText();
  }

  int status() {
    return expected.path("status").asInt();
  }

  /** In what the service answers otherwise than the example says; empty if in nothing. */
  List<String> replay() {
    return new Told().differences(this);
  }

  /**
   * The state of a replay: the key and the id that examples hand on to those that come after them.
   */
  private static final class Told {
    private final String key = UUID.randomUUID().toString();
    private String id = "";

    private List<String> differences(Example example) {
      if (example.request.has("after")) {
        List<String> before = differences(of(example.request.path("after").asText()));
        if (!before.isEmpty()) {
          return before;
        }
      }
      Service.Answer answer = send(example);
      JsonNode expected = Service.json(filled(example.expected.toString()));
      if (id.isEmpty() && answer.status() == 201) {
        id = answer.json().path("id").asText();
      }
      if (example.status() != answer.status()) {
        return List.of(example.name + ": status " + answer.status() + ": " + answer.body());
      }
      List<String> differences = new ArrayList<>();
      for (Map.Entry<String, JsonNode> header : expected.path("headers").properties()) {
        if (!answer.header(header.getKey()).startsWith(header.getValue().asText())) {
          differences.add(header.getKey() + ": " + answer.header(header.getKey()));
        }
      }
      if (expected.has("body")) {
        differences.addAll(Contained.differences(expected.path("body"), answer.json()));
      }
      String path = filled(example.path());
      differences.addAll(Contract.faults(example.method(), path, answer));
      return differences.stream().map(value -> example.name + ": " + value).toList();
    }

    private Service.Answer send(Example example) {
      List<String> headers = new ArrayList<>();
      for (Map.Entry<String, JsonNode> header : example.request.path("headers").properties()) {
        headers.addAll(List.of(header.getKey(), filled(header.getValue().asText())));
      }
      if (example.request.has("as")) {
        String[] user = example.request.path("as").asText().split("@", 2);
        headers.addAll(List.of(Tokens.header(user[0], user[1])));
      }
      byte[] body = new byte[0];
      if (example.request.has("body")) {
        headers.addAll(List.of("Content-Type", Service.JSON));
        body = filled(example.request.path("body").toString()).getBytes(StandardCharsets.UTF_8);
      }
      return Service.send(
          example.method(), filled(example.path()), body, headers.toArray(String[]::new));
    }

    private String filled(String text) {
      return text.replace("{key}", key).replace("{id}", id);
    }
  }
}
