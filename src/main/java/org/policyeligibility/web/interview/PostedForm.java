package org.policyeligibility.web.interview;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.wire.PlainText;

/** The fields of a form as a browser sends them, {@code application/x-www-form-urlencoded}. */
record PostedForm(Map<String, List<String>> fields) {
  /** No page has as many. */
  private static final int MOST_FIELDS = 1000;

  /** A form that cannot be read has no fields, and so no state to go on with. */
  static PostedForm of(byte @Nullable [] body) {
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    try {
      return new PostedForm(
          new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters());
    } catch (IllegalArgumentException malformed) {
      return new PostedForm(Map.of());
    }
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The first value of a field; empty where there is none. */
  String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.get(0);
  }

  /**
   * The first value of a field as it may be shown again; empty where it has characters that nobody
   * sees, which would do to a page or a terminal more than their words say.
   */
  String shown(String name) {
    String first = first(name);
    return isPlain(first) ? first : "";
  }

  static boolean isPlain(String text) {
    return PlainText.Check.isPlain(text, false);
  }

  boolean has(String name) {
    return !first(name).isEmpty();
  }
}
