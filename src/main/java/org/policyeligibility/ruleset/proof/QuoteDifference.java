package org.policyeligibility.ruleset.proof;

import org.jspecify.annotations.Nullable;

/**
 * A text comparison of a quote with the sentence it is said to stand in: the first character that
 * differs, marked in both with what stands around it. A drafter who has copied a page by eye does
 * not find one wrong character among fifty.
 *
 * @param quoted a piece of the quote
 * @param stands the same piece of the sentence
 */
public record QuoteDifference(String quoted, String stands) {
  /** As much is shown before the difference and after it. */
  private static final int AROUND = 12;

  /** Fewer characters alike are chance. */
  private static final int LEAST_ALIKE = 4;

  private static final String OPEN = "【";
  private static final String CLOSE = "】";

  /** Where the quote first departs from a passage; null where the two have little in common. */
  public static @Nullable QuoteDifference of(String quote, String passage) {
    int begin = 0;
    int alike = 0;
    for (int i = 0; i < passage.length(); i++) {
      int length = alikeFrom(quote, passage, i);
      if (length > alike) {
        begin = i;
        alike = length;
      }
    }
    if (alike >= LEAST_ALIKE) {
      return new QuoteDifference(marked(quote, alike), marked(passage, begin + alike));
    }
    String reversed = new StringBuilder(quote).reverse().toString();
    String backwards = new StringBuilder(passage).reverse().toString();
    int end = 0;
    int tail = 0;
    for (int i = 0; i < backwards.length(); i++) {
      int length = alikeFrom(reversed, backwards, i);
      if (length > tail) {
        end = i;
        tail = length;
      }
    }
    return tail < LEAST_ALIKE
        ? null
        : new QuoteDifference(
            marked(quote, quote.length() - tail - 1),
            marked(passage, passage.length() - end - tail - 1));
  }

  private static int alikeFrom(String quote, String passage, int begin) {
    int length = 0;
    while (length < quote.length()
        && begin + length < passage.length()
        && quote.charAt(length) == passage.charAt(begin + length)) {
      length++;
    }
    return length;
  }

  /** A piece of a text around one of its characters; past its end nothing stands in the mark. */
  private static String marked(String text, int at) {
    int place = Math.max(0, Math.min(at, text.length()));
    int next = Math.min(place + 1, text.length());
    int from = Math.max(0, place - AROUND);
    int to = Math.min(text.length(), next + AROUND);
    return (from > 0 ? "…" : "")
        + text.substring(from, place)
        + OPEN
        + text.substring(place, next)
        + CLOSE
        + text.substring(next, to)
        + (to < text.length() ? "…" : "");
  }
}
