package org.policyeligibility.profile.written;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number in Chinese numerals, in digits with Chinese magnitudes, or in both: 两千三百万, 2300万, 3亿5000万,
 * 一点五亿. A tail without its magnitude (一百二 is said for 120, and can be read as 102) makes it none.
 */
final class ChineseNumeral {
  private static final String DIGITS = "零一二三四五六七八九";

  /** As they stand on cheques, in older writing, and for zero. */
  private static final Map<Character, Character> PLAIN =
      Map.ofEntries(
          Map.entry('〇', '零'),
          Map.entry('○', '零'),
          Map.entry('两', '二'),
          Map.entry('兩', '二'),
          Map.entry('壹', '一'),
          Map.entry('贰', '二'),
          Map.entry('貳', '二'),
          Map.entry('叁', '三'),
          Map.entry('參', '三'),
          Map.entry('肆', '四'),
          Map.entry('伍', '五'),
          Map.entry('陆', '六'),
          Map.entry('陸', '六'),
          Map.entry('柒', '七'),
          Map.entry('捌', '八'),
          Map.entry('玖', '九'),
          Map.entry('拾', '十'),
          Map.entry('佰', '百'),
          Map.entry('仟', '千'),
          Map.entry('萬', '万'),
          Map.entry('億', '亿'));

  private static final Pattern DECIMAL =
      Pattern.compile("(?<whole>[零一二三四五六七八九]{1,15})点(?<part>[零一二三四五六七八九]{1,15})");

  private static final Pattern SPELT = Pattern.compile("[零一二三四五六七八九]{1,15}");

  /** Digits one after another, as years are read out; but 五六 is five or six. */
  private static final Pattern ABOUT = Pattern.compile("[一二三四五六七八九]{2}");

  private static final Pattern ARABIC = Pattern.compile("[0-9]{1,30}(?:\\.[0-9]{1,30})?");

  /** A number before a magnitude, which is left out before a ten at the beginning. */
  private static final Pattern STEP =
      Pattern.compile(
          "(?<zero>零?)(?<count>[一二三四五六七八九]|[0-9]{1,30}(?:\\.[0-9]{1,30})?|(?=十))(?<magnitude>[千百十]?)");

  /** The zeros of the largest magnitude. */
  private static final int OF_YI = 8;

  private static final int OF_WAN = 4;

  private ChineseNumeral() {}

  /** The number that is written; empty where none is, or one that can be read in two ways. */
  static Optional<BigDecimal> parse(String text) {
    return number(plain(text));
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      plain.setCharAt(i, PLAIN.getOrDefault(plain.charAt(i), plain.charAt(i)));
    }
    return plain.toString();
  }

  private static Optional<BigDecimal> number(String text) {
    for (int[] magnitude : new int[][] {{'亿', OF_YI}, {'万', OF_WAN}}) {
      int at = text.lastIndexOf(magnitude[0]);
      if (at >= 0) {
        Optional<BigDecimal> high = number(text.substring(0, at));
        Optional<BigDecimal> low = tail(text.substring(at + 1), magnitude[1]);
        return high.flatMap(many -> low.map(few -> many.scaleByPowerOfTen(magnitude[1]).add(few)));
      }
    }
    return ARABIC.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : spelt(text).or(() -> steps(text));
  }

  /** The number behind a magnitude, which is less than it and says so. */
  private static Optional<BigDecimal> tail(String text, int zeros) {
    if (text.isEmpty()) {
      return Optional.of(BigDecimal.ZERO);
    }
    boolean counted = text.startsWith("零");
    String rest = counted ? text.substring(1) : text;
    return counted || isWhole(rest, zeros)
        ? number(rest).filter(few -> few.compareTo(BigDecimal.ONE.scaleByPowerOfTen(zeros)) < 0)
        : Optional.empty();
  }

  /** Whether a tail is said in full: 三亿五千 is meant as 350 million, and 两万三 as 23,000. */
  private static boolean isWhole(String tail, int zeros) {
    return ARABIC.matcher(tail).matches()
        ? tail.length() >= zeros - 1
        : !SPELT.matcher(tail).matches() && (zeros < OF_YI || tail.indexOf('万') > 0);
  }

  private static Optional<BigDecimal> spelt(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return Optional.of(
          new BigDecimal(digits(decimal.group("whole")) + "." + digits(decimal.group("part"))));
    }
    return SPELT.matcher(text).matches() && !ABOUT.matcher(text).matches()
        ? Optional.of(new BigDecimal(digits(text)))
        : Optional.empty();
  }

  /** In digits of any width, where all of it is digits. */
  static String digits(String spelt) {
    StringBuilder digits = new StringBuilder();
    for (char numeral : plain(spelt).toCharArray()) {
      int digit = DIGITS.indexOf(numeral);
      digits.append(digit < 0 ? String.valueOf(numeral) : String.valueOf(digit));
    }
    return digits.toString();
  }

  /** Thousands, hundreds and tens, each less than the one before it. */
  private static Optional<BigDecimal> steps(String text) {
    BigDecimal sum = BigDecimal.ZERO;
    int last = OF_WAN;
    Matcher step = STEP.matcher(text);
    int at = 0;
    while (at < text.length()) {
      step.region(at, text.length());
      if (!step.lookingAt() || step.end() == at) {
        return Optional.empty();
      }
      int zeros = zeros(step.group("magnitude"));
      boolean first = at == 0;
      boolean counted = !step.group("zero").isEmpty();
      String count = digits(step.group("count"));
      boolean adjoining = first || zeros == last - 1;
      if (zeros >= last
          || (first ? counted : count.length() != 1)
          || (zeros == 0 && !adjoining && !counted)) {
        return Optional.empty();
      }
      sum = sum.add(new BigDecimal(count.isEmpty() ? "1" : count).scaleByPowerOfTen(zeros));
      last = zeros;
      at = step.end();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private static int zeros(String magnitude) {
    return switch (magnitude) {
      case "十" -> 1;
      case "百" -> 2;
      case "千" -> 3;
      default -> 0;
    };
  }
}
