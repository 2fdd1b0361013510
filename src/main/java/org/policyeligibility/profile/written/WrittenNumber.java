package org.policyeligibility.profile.written;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * Number as people write one, with the unit of what it counts or without: 2,300万, 两千三百万, 5 years,
 * 两年半. One that can be read in two ways is none.
 */
public final class WrittenNumber {
  /** Marks that have to be put in order take the square of their number; no number is long. */
  private static final int LONGEST = 100;

  private static final Pattern GROUPED =
      Pattern.compile("(?<=[0-9])[,'\\u2019 ](?=[0-9]{3}(?![0-9]))");

  private static final Pattern BLANK_BY_NUMERAL = Pattern.compile("(?<![0-9])\\s+|\\s+(?![0-9])");

  private static final Pattern SIGNED = Pattern.compile("(?<sign>[+-]?)(?<number>.*)");

  /** Of years of age there is a second word. */
  private static final String OF_AGE = "岁";

  private static final String HALF = "半";

  private static final Pattern MAGNITUDE = Pattern.compile("[千百万亿萬億]");

  private WrittenNumber() {}

  /**
   * The number that is written; empty where none is.
   *
   * @param unit of what is counted; null where that has none
   */
  public static Optional<BigDecimal> parse(String written, @Nullable Text unit) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String text =
        Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    boolean halved = unit != null && text.endsWith(HALF);
    String whole = halved ? text.substring(0, text.length() - 1) : text;
    String bare = withoutUnit(whole, unit);
    if (halved) {
      // 三半 is no number: the half is one of a unit.
      return bare.equals(whole)
          ? Optional.empty()
          : number(bare).map(count -> count.add(new BigDecimal("0.5")));
    }
    return bare.equals(HALF) && !bare.equals(text)
        ? Optional.of(new BigDecimal("0.5"))
        : isDoubtful(text, bare, unit) ? Optional.empty() : number(bare);
  }

  /** Whether a magnitude could be that of the unit, as in 2300万 where 万元 are asked for. */
  private static boolean isDoubtful(String text, String bare, @Nullable Text unit) {
    return unit != null
        && bare.equals(text)
        && MAGNITUDE.matcher(unit.zh()).lookingAt()
        && MAGNITUDE.matcher(bare).find();
  }

  private static String withoutUnit(String text, @Nullable Text unit) {
    if (unit == null) {
      return text;
    }
    return Stream.of(Language.values())
        .map(unit::in)
        .flatMap(name -> Stream.of(name, name.replaceAll("s$", ""), OF_AGE))
        .filter(text::endsWith)
        .findFirst()
        .map(name -> text.substring(0, text.length() - name.length()).strip())
        .orElse(text);
  }

  private static Optional<BigDecimal> number(String text) {
    String joined = BLANK_BY_NUMERAL.matcher(GROUPED.matcher(text).replaceAll("")).replaceAll("");
    Matcher signed = SIGNED.matcher(joined);
    return signed.matches()
        ? ChineseNumeral.parse(signed.group("number"))
            .map(number -> signed.group("sign").equals("-") ? number.negate() : number)
            .map(WrittenNumber::plain)
        : Optional.empty();
  }

  /** A whole number that is written as 5.0 or 1.5万 is one. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
