package org.policyeligibility.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;

/** Boundary values of each type of fact, in JSON: what it takes, and what it does not. */
public final class FactSamples {
  private static final String TEXT = "\"" + Problems.MARKER + "\"";
  private static final String FORTY_DIGITS = "1234567890".repeat(4);

  private FactSamples() {}

  /**
   * The values that a fact refuses, each with the code of the fault, or with the place below the
   * fact and a code.
   */
  public static Map<String, String> refused(Fact fact, List<String> values) {
    Map<String, String> bad = new LinkedHashMap<>();
    for (String value : List.of("1", "1.5", "true", "{}", "[]", TEXT)) {
      bad.put(value, "wrong-type");
    }
    switch (fact.type()) {
      case SET -> set(values, bad);
      case ENUM -> enumeration(values, bad);
      case BOOLEAN -> {
        bad.remove("true");
        bad.put("\"true\"", "wrong-type");
      }
      case DATE -> bad.put(TEXT, "invalid-date");
      case INTEGER, NUMBER -> number(fact.type() == FactType.INTEGER, bad);
    }
    return bad;
  }

  private static void set(List<String> values, Map<String, String> bad) {
    bad.remove("[]");
    bad.put("[null]", "/0 null-element");
    bad.put("[1]", "/0 wrong-type");
    bad.put("[true]", "/0 wrong-type");
    bad.put("[[]]", "/0 wrong-type");
    bad.put("[{}]", "/0 wrong-type");
    bad.put("[" + TEXT + "]", "/0 unknown-value");
    for (String value : values) {
      bad.put("\"" + value + "\"", "wrong-type");
      bad.put("[\"" + value.toLowerCase(Locale.ROOT) + "\"]", "/0 unknown-value");
      bad.put("[\"" + value + " \"]", "/0 unknown-value");
    }
  }

  private static void enumeration(List<String> values, Map<String, String> bad) {
    bad.put(TEXT, "unknown-value");
    for (String value : values) {
      bad.put("\"" + value.toLowerCase(Locale.ROOT) + "\"", "unknown-value");
      bad.put("[\"" + value + "\"]", "wrong-type");
    }
  }

  private static void number(boolean whole, Map<String, String> bad) {
    bad.remove("1");
    bad.remove("1.5");
    bad.put("\"5\"", "wrong-type");
    bad.put("\"５\"", "wrong-type");
    for (String value : List.of("-1", "2147483648", "9223372036854775808", FORTY_DIGITS)) {
      bad.put(value, "out-of-range");
    }
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

  /** The values that a fact takes. */
  public static List<String> accepted(Fact fact, List<String> values) {
    List<String> good = new ArrayList<>(List.of("null"));
    switch (fact.type()) {
      case SET -> {
        good.add("[]");
        values.forEach(value -> good.add("[\"" + value + "\"]"));
        good.add("[\"" + values.get(0) + "\",\"" + values.get(0) + "\"]");
      }
      case ENUM -> values.forEach(value -> good.add("\"" + value + "\""));
      case BOOLEAN -> good.addAll(List.of("true", "false"));
      case DATE -> good.addAll(List.of("\"1900-01-01\"", "\"2000-02-29\"", "\"2199-12-31\""));
      case INTEGER -> good.addAll(List.of("0", "-0", "1000"));
      case NUMBER -> good.addAll(List.of("5", "5.0", "1e-400", "1E-999999999", "100", "0.1"));
    }
    return good;
  }
}
