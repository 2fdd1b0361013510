package org.policyeligibility.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;

/**
 * Page of a list (cursor pagination): no list grows beyond what a client takes.
 *
 * @param next the cursor of the next part, null on the last
 */
public record Page(
    List<?> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
    String notice) {
  private static final int MOST = 500;
  private static final int USUAL = 50;

  /**
   * The part after a cursor. The cursor names the last item seen, so that a list that grows is
   * neither repeated nor skipped.
   *
   * @param limit null for the usual length; more than 500 is 500
   */
  public static <T> Page of(
      List<T> all,
      Function<T, String> id,
      Function<T, ?> view,
      @Nullable String limit,
      @Nullable String next,
      Parameters parameters) {
    int from = next == null ? 0 : after(all, id, next, parameters);
    int to = Math.min(all.size(), from + length(limit, parameters));
    List<?> items = all.subList(from, to).stream().map(view).toList();
    return new Page(
        items,
        to < all.size() ? cursor(id.apply(all.get(to - 1))) : null,
        AnswerWriter.NOTICE.in(parameters.language()));
  }

  /** How long a part is; more than 500 is 500. */
  public static int length(@Nullable String limit, Parameters parameters) {
    return (int) parameters.number("limit", limit, USUAL, 1, MOST);
  }

  private static <T> int after(
      List<T> all, Function<T, String> id, String next, Parameters parameters) {
    for (int i = 0; i < all.size(); i++) {
      if (cursor(id.apply(all.get(i))).equals(next)) {
        return i + 1;
      }
    }
    throw parameters.unknownCursor("next");
  }

  private static String cursor(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }
}
