package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerPages;
import org.policyeligibility.law.Language;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part, null on the last
 */
record Page(
    List<?> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
    String notice) {
  private static final int MOST = 500;
  private static final int USUAL = 50;

  /** ASCII digits only, and no more than anybody means; a number that no int holds is one too. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,100}");

  /**
   * The part after a cursor. The cursor names the last item seen, so that a list that grows is
   * neither repeated nor skipped.
   *
   * @param limit null for the usual length; more than 500 is 500
   */
  static <T> Page of(
      List<T> all,
      Function<T, String> id,
      Function<T, ?> view,
      @Nullable String limit,
      @Nullable String next,
      Language language) {
    int from = next == null ? 0 : after(all, id, next, language);
    int to = Math.min(all.size(), from + length(limit, language));
    List<?> items = all.subList(from, to).stream().map(view).toList();
    return new Page(
        items,
        to < all.size() ? cursor(id.apply(all.get(to - 1))) : null,
        AnswerPages.NOTICE.in(language));
  }

  /** How long a part is; more than 500 is 500. */
  static int length(@Nullable String limit, Language language) {
    if (limit == null) {
      return USUAL;
    }
    if (!NUMBER.matcher(limit).matches()) {
      throw refused("limit", "wrong-type", "须为整数。", "Has to be a whole number.", language);
    }
    BigInteger length = new BigInteger(limit);
    if (length.signum() > 0) {
      return length.min(BigInteger.valueOf(MOST)).intValue();
    }
    throw refused("limit", "out-of-range", "须不小于 1。", "Has to be 1 or more.", language);
  }

  private static <T> int after(
      List<T> all, Function<T, String> id, String next, Language language) {
    for (int i = 0; i < all.size(); i++) {
      if (cursor(id.apply(all.get(i))).equals(next)) {
        return i + 1;
      }
    }
    throw refused(
        "next",
        "invalid-cursor",
        "不是本列表的游标；请使用上一页返回的 next。",
        "Is no cursor of this list; use the `next` of the page before.",
        language);
  }

  private static Unprocessable refused(
      String parameter, String code, String zh, String en, Language language) {
    return Unprocessable.parameter(parameter, code, language == Language.ZH ? zh : en, language);
  }

  private static String cursor(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }
}
