package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fact that can be stated, with every kind of value that it cannot have. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFactTest {
  private static final String TEXT = "\"" + Problems.MARKER + "\"";
  private static final String FORTY_DIGITS = "1234567890".repeat(4);

  private static List<JsonNode> statable() {
    return Service.all("/v1/facts", 500).stream().filter(fact -> !fact.has("derivedFrom")).toList();
  }

  @TestFactory
  List<DynamicTest> no_fact_takes_a_value_of_another_kind() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode fact : statable()) {
      bad(fact)
          .forEach(
              (value, error) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          name(fact) + ": " + value, () -> refused(fact, value, error))));
    }
    assertThat(tests).hasSizeGreaterThan(500);
    return tests;
  }

  @TestFactory
  List<DynamicTest> every_fact_takes_null_and_every_value_it_lists() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode fact : statable()) {
      for (String value : good(fact)) {
        tests.add(DynamicTest.dynamicTest(name(fact) + ": " + value, () -> accepted(fact, value)));
      }
    }
    return tests;
  }

  @Test
  void every_type_of_fact_occurs() {
    assertThat(statable().stream().map(fact -> fact.path("type").asText()).distinct())
        .containsExactlyInAnyOrder("set", "enum", "boolean", "integer", "number", "date");
  }

  private static String name(JsonNode fact) {
    return fact.path("profile").asText() + " " + fact.path("name").asText();
  }

  private static String body(JsonNode fact, String value) {
    return "{\"asOf\":\"2199-12-31\",\"profile\":{\"type\":\"%s\",\"%s\":%s}}"
        .formatted(fact.path("profile").asText(), fact.path("name").asText(), value);
  }

  /** The error is a code, or a place below the fact and a code. */
  private static void refused(JsonNode fact, String value, String error) {
    JsonNode problem = Problems.expect(422, Service.evaluate(body(fact, value)));
    String place = "/profile/" + fact.path("name").asText();
    assertThat(Problems.errors(problem))
        .containsExactly(place + (error.startsWith("/") ? error : " " + error));
  }

  private static void accepted(JsonNode fact, String value) {
    Service.Answer answer = Service.evaluate(body(fact, value));
    assertThat(answer.status()).as("%.300s", answer.body()).isEqualTo(200);
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
  }

  private static Map<String, String> bad(JsonNode fact) {
    Map<String, String> bad = new LinkedHashMap<>();
    String type = fact.path("type").asText();
    for (String value : List.of("1", "1.5", "true", "{}", "[]", TEXT)) {
      bad.put(value, "wrong-type");
    }
    switch (type) {
      case "set" -> set(fact, bad);
      case "enum" -> enumeration(fact, bad);
      case "boolean" -> {
        bad.remove("true");
        bad.put("\"true\"", "wrong-type");
      }
      case "date" -> bad.put(TEXT, "invalid-date");
      default -> number(type, bad);
    }
    return bad;
  }

  private static void set(JsonNode fact, Map<String, String> bad) {
    bad.remove("[]");
    bad.put("[null]", "/0 null-element");
    bad.put("[1]", "/0 wrong-type");
    bad.put("[true]", "/0 wrong-type");
    bad.put("[[]]", "/0 wrong-type");
    bad.put("[{}]", "/0 wrong-type");
    bad.put("[" + TEXT + "]", "/0 unknown-value");
    for (String value : Service.each(fact.path("values"), "value")) {
      bad.put("\"" + value + "\"", "wrong-type");
      bad.put("[\"" + value.toLowerCase(Locale.ROOT) + "\"]", "/0 unknown-value");
      bad.put("[\"" + value + " \"]", "/0 unknown-value");
    }
  }

  private static void enumeration(JsonNode fact, Map<String, String> bad) {
    bad.put(TEXT, "unknown-value");
    for (String value : Service.each(fact.path("values"), "value")) {
      bad.put("\"" + value.toLowerCase(Locale.ROOT) + "\"", "unknown-value");
      bad.put("[\"" + value + "\"]", "wrong-type");
    }
  }

  private static void number(String type, Map<String, String> bad) {
    bad.remove("1");
    bad.remove("1.5");
    bad.put("\"5\"", "wrong-type");
    bad.put("\"５\"", "wrong-type");
    for (String value : List.of("-1", "2147483648", "9223372036854775808", FORTY_DIGITS)) {
      bad.put(value, "out-of-range");
    }
    boolean whole = type.equals("integer");
    for (String value : List.of("1e400", "-1e400", "1E+999999999", "-0.5")) {
      bad.put(value, whole ? "not-an-integer" : "out-of-range");
    }
    if (whole) {
      bad.put("1.5", "not-an-integer");
      bad.put("5.0", "not-an-integer");
      bad.put("1e2", "not-an-integer");
      bad.put("1001", "out-of-range");
    } else {
      bad.put("0", "out-of-range");
      bad.put("-0", "out-of-range");
      bad.put("0.0", "out-of-range");
      bad.put("100.0000000001", "out-of-range");
    }
  }

  private static List<String> good(JsonNode fact) {
    List<String> good = new ArrayList<>(List.of("null"));
    List<String> values = Service.each(fact.path("values"), "value");
    switch (fact.path("type").asText()) {
      case "set" -> {
        good.add("[]");
        values.forEach(value -> good.add("[\"" + value + "\"]"));
        good.add("[\"" + values.get(0) + "\",\"" + values.get(0) + "\"]");
      }
      case "enum" -> values.forEach(value -> good.add("\"" + value + "\""));
      case "boolean" -> good.addAll(List.of("true", "false"));
      case "date" -> good.addAll(List.of("\"1900-01-01\"", "\"2000-02-29\"", "\"2199-12-31\""));
      case "integer" -> good.addAll(List.of("0", "-0", "1000"));
      default -> good.addAll(List.of("5", "5.0", "1e-400", "1E-999999999", "100", "0.1"));
    }
    return good;
  }
}
