package org.policyeligibility.web.interview;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.cell.CellValue;
import org.policyeligibility.profile.Fact;

/**
 * Normalisation of what is typed into a field: 2,300万, １９６１年３月９日, 5 years. It makes of it what a
 * program would send, and judges nothing; what fits nothing stays as it is and is refused where
 * profiles are read.
 */
final class TypedValue {
  /** A longer text is no value of any field. */
  static final int LONGEST = 100;

  private static final Pattern GROUPED =
      Pattern.compile("(?<=[0-9])[,'\\u2019 ](?=[0-9]{3}(?![0-9]))");
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?)\\s*(千万|百万|万|千|百|亿)?");

  /** A day as the pages say it in English, and as others do: 9 March 1961, Mar 9, 1961. */
  private static final List<DateTimeFormatter> ENGLISH_DAYS =
      Stream.of("d MMMM uuuu", "d MMM uuuu", "MMMM d uuuu", "MMM d uuuu")
          .map(
              pattern ->
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .appendPattern(pattern)
                      .toFormatter(Locale.ENGLISH)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  /** The ending of a day in letters: 9th March. */
  private static final Pattern ORDINAL =
      Pattern.compile("(?<=[0-9])(?:st|nd|rd|th)(?![a-z])", Pattern.CASE_INSENSITIVE);

  private TypedValue() {}

  static Object of(Fact fact, List<String> typed) {
    List<String> values =
        typed.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    return switch (fact.type()) {
      case SET -> values;
      case ENUM -> first(values);
      case BOOLEAN -> CellValue.of(fact, first(values));
      case DATE -> day(first(values));
      case INTEGER, NUMBER -> CellValue.of(fact, number(fact, first(values)));
    };
  }

  /** A day as a program would write it; as it is where it is none. */
  static String day(String typed) {
    if (typed.length() > LONGEST) {
      return typed;
    }
    String spaced =
        Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,\\s]+", " ").strip();
    String cardinal = ORDINAL.matcher(spaced).replaceAll("");
    return ENGLISH_DAYS.stream()
        .flatMap(english -> day(cardinal, english).stream())
        .findFirst()
        .orElseGet(() -> CellValue.day(bare(typed)));
  }

  private static Optional<String> day(String text, DateTimeFormatter pattern) {
    try {
      return Optional.of(LocalDate.parse(text, pattern).toString());
    } catch (DateTimeParseException another) {
      return Optional.empty();
    }
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.get(0);
  }

  /** In one width; 号 is how a day is said, 日 how it is written. */
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "").replace('号', '日');
  }

  private static String number(Fact fact, String typed) {
    if (typed.length() > LONGEST) {
      return typed;
    }
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    Matcher number = NUMBER.matcher(GROUPED.matcher(withoutUnit(fact, text)).replaceAll(""));
    return number.matches()
        ? new BigDecimal(number.group(1))
            .scaleByPowerOfTen(zeros(number.group(2)))
            .stripTrailingZeros()
            .toPlainString()
        : typed;
  }

  private static String withoutUnit(Fact fact, String text) {
    if (fact.unit() == null) {
      return text;
    }
    return Stream.of(Language.values())
        .map(fact.unit()::in)
        .flatMap(unit -> Stream.of(unit, unit.replaceAll("s$", ""), "岁"))
        .filter(unit -> text.toLowerCase(Locale.ROOT).endsWith(unit))
        .findFirst()
        .map(unit -> text.substring(0, text.length() - unit.length()).strip())
        .orElse(text);
  }

  private static int zeros(String magnitude) {
    return switch (String.valueOf(magnitude)) {
      case "百" -> 2;
      case "千" -> 3;
      case "万" -> 4;
      case "百万" -> 6;
      case "千万" -> 7;
      case "亿" -> 8;
      default -> 0;
    };
  }
}
