package org.policyeligibility.api.contract;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.api.Service;

/** {@code openapi/policy.http}, read as an IDE reads it. */
public final class HttpCollection {
  private static final Path FILE = Path.of("openapi", "policy.http");
  private static final String NAME = "# @name ";
  private static final String BASIC = "Basic ";

  private HttpCollection() {}

  /** One request, with what stands in braces still in it. */
  public record Call(String name, String method, String path, List<String> headers, String body) {
    public Service.Answer send(String decision) {
      return Service.send(
          method,
          path.replace("{{decision}}", decision),
          body.getBytes(StandardCharsets.UTF_8),
          headers.toArray(String[]::new));
    }
  }

  public static List<Call> read() {
    List<Call> calls = new ArrayList<>();
    Map<String, String> variables = new HashMap<>(Map.of("$timestamp", "1717377630"));
    for (String part : Contract.text(FILE).split("(?m)^### ", -1)) {
      if (calls.isEmpty() && part.contains("\n@host")) {
        part.lines().filter(line -> line.startsWith("@")).forEach(line -> define(line, variables));
        // These variables a user of the file has to give.
        variables.remove("decision");
        variables.put("host", "");
      } else {
        calls.add(call(part, variables));
      }
    }
    return calls;
  }

  private static void define(String line, Map<String, String> variables) {
    String[] pair = line.substring(1).split("=", 2);
    variables.put(pair[0].strip(), pair[1].strip());
  }

  private static Call call(String part, Map<String, String> variables) {
    String filled = part;
    for (Map.Entry<String, String> entry : variables.entrySet()) {
      filled = filled.replace("{{" + entry.getKey() + "}}", entry.getValue());
    }
    String[] halves = filled.split("\n\n", 2);
    String name = "";
    String[] request = {};
    List<String> headers = new ArrayList<>();
    for (String line : halves[0].lines().skip(1).toList()) {
      if (line.startsWith(NAME)) {
        name = line.substring(NAME.length());
      } else if (request.length == 0) {
        request = line.split(" ", 2);
      } else {
        String[] header = line.split(": ", 2);
        headers.addAll(List.of(header[0], basic(header[1])));
      }
    }
    return new Call(name, request[0], request[1], headers, halves.length > 1 ? halves[1] : "");
  }

  /** User and password stand there in clear. */
  private static String basic(String value) {
    return value.startsWith(BASIC)
        ? BASIC
            + Base64.getEncoder()
                .encodeToString(
                    value
                        .substring(BASIC.length())
                        .replace(' ', ':')
                        .getBytes(StandardCharsets.UTF_8))
        : value;
  }
}
