package org.policyeligibility.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether an answer contains what is expected of it: each member that is expected, and of a list
 * each element, in this order; other members and elements may stand beside them. A list that is
 * expected empty is empty.
 */
public final class Contained {
  private Contained() {}

  public static List<String> differences(JsonNode expected, JsonNode answer) {
    List<String> differences = new ArrayList<>();
    compare("", expected, answer, differences);
    return differences;
  }

  private static void compare(
      String pointer, JsonNode expected, JsonNode answer, List<String> differences) {
    if (expected.isObject() && answer.isObject()) {
      for (Map.Entry<String, JsonNode> member : expected.properties()) {
        compare(
            pointer + "/" + member.getKey(),
            member.getValue(),
            answer.path(member.getKey()),
            differences);
      }
    } else if (expected.isArray() && answer.isArray() && !expected.isEmpty()) {
      int from = 0;
      for (JsonNode element : expected) {
        from = after(element, answer, from);
        if (from < 0) {
          differences.add(pointer + ": none is " + element);
          return;
        }
      }
    } else if (!expected.equals(answer)) {
      differences.add(pointer + ": " + answer + " for " + expected);
    }
  }

  /** The place behind the first element from there on that contains it; -1 if none does. */
  private static int after(JsonNode element, JsonNode list, int from) {
    for (int i = from; i < list.size(); i++) {
      if (differences(element, list.get(i)).isEmpty()) {
        return i + 1;
      }
    }
    return -1;
  }
}
