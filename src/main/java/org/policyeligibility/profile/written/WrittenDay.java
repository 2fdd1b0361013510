package org.policyeligibility.profile.written;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
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

/**
 * Day as people write one: 1961年3月9日, 一九六一年三月九日, 1961/3/9, 9 March 1961. What could be two days, or
 * leaves out a part of one, is none; its doubt says what to ask.
 */
public final class WrittenDay {
  /** Marks that have to be put in order take the square of their number; no day is long. */
  private static final int LONGEST = 100;

  private static final char MOST_ASCII = 0x7F;

  /**
   * Year, month, day, in that order alone: 3/9/1961 is the ninth of March or the third of
   * September. A time of that day, without a zone, is passed over as in a workbook.
   */
  private static final Pattern DAY =
      Pattern.compile(
          "(?<year>[0-9]{4})[-/.年](?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})[日号]?"
              + "(?:[ Tt][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)?");

  private static final Pattern EIGHT_DIGITS =
      Pattern.compile("(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})");

  private static final String NUMERAL = "零〇○O一二三四五六七八九0-9";

  /** In Chinese numerals, or partly; a year is read out digit by digit. */
  private static final Pattern IN_NUMERALS =
      Pattern.compile(
          "(?<year>["
              + NUMERAL
              + "]{4})年(?<month>元|[一二三四五六七八九十0-9]{1,2})月(?<day>[一二三四五六七八九十0-9]{1,3})[日号]?");

  /** A day as the pages say it in English, and as others do: 9 March 1961, Mar 9, 1961. */
  private static final List<DateTimeFormatter> ENGLISH =
      Stream.of("d MMMM uuuu", "d MMM uuuu", "MMMM d uuuu", "MMM d uuuu")
          .map(
              pattern ->
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .appendPattern(pattern)
                      .toFormatter(Locale.ENGLISH)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  /** Of a month; O is how the zero of a year is typed. */
  private static final Pattern LETTER = Pattern.compile("[A-NP-Za-np-z]");

  /** The ending of a day in letters: 9th March. */
  private static final Pattern ORDINAL =
      Pattern.compile("(?<=[0-9])(?:st|nd|rd|th)(?![a-z])", Pattern.CASE_INSENSITIVE);

  private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212]");

  private static final Pattern GREGORIAN = Pattern.compile("^(?:公历|公元|阳历)");

  /** The reason why a text that is about a day is none. */
  public enum Doubt {
    /** The number by which a spreadsheet counts days. */
    SERIAL("[1-5][0-9]{4}(?:\\.[0-9]{1,20})?"),
    /** Another calendar: months and days that only the lunar one has, an era of years. */
    CALENDAR(".*(?:农历|阴历|旧历|正月|腊月|冬月|闰|初[一二三四五六七八九十]|廿|卅|民国|令和|平成|昭和).*"),
    /** A year of two digits. */
    CENTURY(
        "['\\u2019]?["
            + NUMERAL
            + "]{2}年(?:元|[一二三四五六七八九十0-9]{1,2})月[一二三四五六七八九十0-9]{1,3}[日号]?"
            + "|[0-9]{1,2} [A-Za-z]{3,9} ['\\u2019]?[0-9]{2}|[A-Za-z]{3,9} [0-9]{1,2} ['\\u2019]?[0-9]{2}"),
    /** Numbers of which the first is no year. */
    ORDER("[0-9]{1,2}([-/. ])[0-9]{1,2}\\1(?:[0-9]{1,2}|[0-9]{4})"),
    /** The year or the month alone, or a day without its year. */
    INCOMPLETE(
        "["
            + NUMERAL
            + "]{2,4}年(?:(?:元|[一二三四五六七八九十0-9]{1,2})月?)?"
            + "|(?:元|[一二三四五六七八九十0-9]{1,2})月[一二三四五六七八九十0-9]{1,3}[日号]?"
            + "|[12][0-9]{3}(?:[-/.][0-9]{1,2})?"
            + "|[A-Za-z]{3,9} [0-9]{4}|[0-9]{1,2} [A-Za-z]{3,9}|[A-Za-z]{3,9} [0-9]{1,2}");

    private final Pattern form;

    Doubt(String form) {
      this.form = Pattern.compile(form);
    }
  }

  private WrittenDay() {}

  /** The day that is written; empty where none is, or more than one. */
  public static Optional<LocalDate> parse(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String text = plain(written);
    Optional<LocalDate> usual = ofNumbers(text);
    return usual.isPresent()
        ? usual
        : LETTER.matcher(text).find() ? ofEnglish(english(text)) : ofNumerals(bare(text));
  }

  /** The day as a program writes it; what was written, where that is none. */
  public static String iso(String written) {
    return parse(written).map(LocalDate::toString).orElse(written);
  }

  /** Why a text is no day, where that can be told. */
  public static Optional<Doubt> doubt(String written) {
    if (written.length() > LONGEST || parse(written).isPresent()) {
      return Optional.empty();
    }
    String text = plain(written);
    String form = LETTER.matcher(text).find() ? english(text) : bare(text);
    return Stream.of(Doubt.values())
        .filter(doubt -> doubt.form.matcher(form).matches())
        .findFirst();
  }

  private static Optional<LocalDate> ofNumbers(String text) {
    for (Pattern form : List.of(DAY, EIGHT_DIGITS)) {
      Matcher found = form.matcher(text);
      if (found.matches()) {
        return day(found.group("year"), found.group("month"), found.group("day"));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> ofNumerals(String text) {
    Optional<LocalDate> usual = ofNumbers(text);
    Matcher found = IN_NUMERALS.matcher(text);
    if (usual.isPresent() || !found.matches()) {
      return usual;
    }
    String month = found.group("month");
    return day(
        ChineseNumeral.digits(found.group("year").replace('O', '零')),
        month.equals("元") ? "1" : count(month),
        count(found.group("day")));
  }

  /** A count of two digits or numerals; one that is none is no month and no day. */
  private static String count(String numerals) {
    return numerals.contains("十") || numerals.length() == 1
        ? ChineseNumeral.parse(numerals).map(BigDecimal::toPlainString).orElse("0")
        : numerals.matches("[0-9]{2}") ? numerals : "0";
  }

  private static Optional<LocalDate> ofEnglish(String text) {
    return ENGLISH.stream().flatMap(form -> ofEnglish(text, form).stream()).findFirst();
  }

  private static Optional<LocalDate> ofEnglish(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDate.parse(text, form));
    } catch (DateTimeParseException another) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** In one width, with one stroke and one stop; most days that are read are in it already. */
  private static String plain(String written) {
    return written.chars().allMatch(each -> each <= MOST_ASCII)
        ? written.strip()
        : DASH.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC).replace('。', '.'))
            .replaceAll("-")
            .strip();
  }

  private static String bare(String text) {
    return GREGORIAN.matcher(text.replaceAll("\\s", "")).replaceAll("").replace('o', 'O');
  }

  private static String english(String text) {
    return ORDINAL
        .matcher(text.replaceAll("[,\\s]+|(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])", " ").strip())
        .replaceAll("");
  }
}
