package org.policyeligibility.law;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chinese numerals up to 99, as articles, document numbers and ages are written with. A search
 * takes 第五条 and 第5条 for the same.
 */
public final class ChineseNumerals {
  private static final String DIGITS = "一二三四五六七八九";

  /** Before what is counted; elsewhere a numeral may be part of a name. */
  private static final Pattern COUNTED =
      Pattern.compile("([" + DIGITS + "])?(十)?([" + DIGITS + "])?(?=周?岁|条|号)");

  private ChineseNumerals() {}

  /** A text in which numerals of articles, documents and ages are in digits. */
  public static String inDigits(String text) {
    return COUNTED
        .matcher(text)
        .replaceAll(
            numeral ->
                numeral.group().isEmpty()
                    ? ""
                    : number(numeral.group(1), numeral.group(2), numeral.group(3)));
  }

  private static String number(
      @Nullable String first, @Nullable String ten, @Nullable String last) {
    if (ten == null) {
      return digit(first) + digit(last);
    }
    return (first == null ? "1" : digit(first)) + (last == null ? "0" : digit(last));
  }

  private static String digit(@Nullable String numeral) {
    return numeral == null ? "" : String.valueOf(DIGITS.indexOf(numeral) + 1);
  }
}
