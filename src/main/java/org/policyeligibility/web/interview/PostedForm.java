package org.policyeligibility.web.interview;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.web.page.Frame;

/** The fields of a form as a browser sends them, {@code application/x-www-form-urlencoded}. */
record PostedForm(Map<String, List<String>> fields) {
  /** No page has as many. */
  private static final int MOST_FIELDS = 1000;

  /** More than any page of questions sends. */
  private static final int MOST_REPEATED = 200;

  private static final Set<String> OF_ONE_PAGE = Set.of("state", InterviewPage.BACK);

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

  /**
   * The fields that ask for the same page once more, as far as they may be shown again.
   *
   * @param names of fields; none for all, but for what belongs to one page alone
   */
  List<Frame.Field> again(Set<String> names) {
    return fields.entrySet().stream()
        .filter(field -> names.isEmpty() || names.contains(field.getKey()))
        .filter(field -> !OF_ONE_PAGE.contains(field.getKey()) && isShort(field.getKey()))
        .flatMap(
            field ->
                field.getValue().stream()
                    .filter(PostedForm::isShort)
                    .map(value -> new Frame.Field(field.getKey(), value)))
        .limit(MOST_REPEATED)
        .toList();
  }

  private static boolean isShort(String text) {
    return text.length() <= TypedValue.LONGEST && isPlain(text);
  }

  static boolean isPlain(String text) {
    return PlainText.Check.isPlain(text, false);
  }

  boolean has(String name) {
    return !first(name).isEmpty();
  }
}
