package org.policyeligibility.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date as precisely as it is known: {@code 1991-03} is some day of that month. What happened on
 * it had not happened before its first day, has happened on its last, and in between nobody can
 * say.
 *
 * @param text as it is written
 * @param first the first day that it can be
 * @param last the last day that it can be
 */
public record PartialDate(String text, LocalDate first, LocalDate last) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{4}(?:-[0-9]{2}){0,2}");

  /** How much of a date is known. */
  public enum Precision {
    YEAR,
    MONTH,
    DAY
  }

  /** Reads {@code 2022}, {@code 2022-12} or {@code 2022-12-14}; empty for anything else. */
  public static Optional<PartialDate> read(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> {
              Year year = Year.parse(text);
              yield new PartialDate(text, year.atDay(1), year.atMonth(12).atEndOfMonth());
            }
            case 7 -> {
              YearMonth month = YearMonth.parse(text);
              yield new PartialDate(text, month.atDay(1), month.atEndOfMonth());
            }
            default -> new PartialDate(text, LocalDate.parse(text), LocalDate.parse(text));
          });
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  public Precision precision() {
    return switch (text.length()) {
      case 4 -> Precision.YEAR;
      case 7 -> Precision.MONTH;
      default -> Precision.DAY;
    };
  }
}
