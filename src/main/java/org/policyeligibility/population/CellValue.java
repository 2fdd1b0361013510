package org.policyeligibility.population;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueList;

/**
 * The conversion of a table's cell to the value that a profile states: values by name or label in
 * either language, days and truth values as offices write them. A cell that fits nothing stays as
 * it is, and is refused where profiles are read.
 */
public final class CellValue {
  /** A longer text is neither a value nor the name of a column. */
  private static final int LONGEST = 200;

  /** No list has more; what is behind them stays together, and is no value. */
  private static final int MOST_VALUES = 2 * ValueList.MOST;

  private static final Pattern BETWEEN_VALUES = Pattern.compile("[|;；、\\n]");

  /**
   * Year, month, day, in that order alone: 3/9/1961 is the ninth of March or the third of
   * September.
   */
  private static final Pattern DAY =
      Pattern.compile(
          "(?<year>[0-9]{4})(?<mark>[-/.年])(?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})日?"
              + "(?:[ T]0{1,2}:00(?::00(?:\\.0+)?)?)?");

  private static final Pattern EIGHT_DIGITS =
      Pattern.compile("(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})");

  private CellValue() {}

  /** A cell as the value that a profile would state; as it is, where it fits nothing. */
  public static Object of(Fact fact, String cell) {
    return switch (fact.type()) {
      case SET -> values(fact.valueList(), cell);
      case ENUM -> value(fact.valueList(), cell);
      case BOOLEAN -> truth(cell);
      case INTEGER, NUMBER -> ExactNumber.parse(folded(cell)).map(CellValue::number).orElse(cell);
      case DATE -> day(cell);
    };
  }

  /** A whole number that is written as one stays one; 5.0 is written otherwise. */
  private static Object number(java.math.BigDecimal number) {
    return number.scale() == 0 ? number.toBigInteger() : number;
  }

  private static List<String> values(ValueList list, String cell) {
    List<String> values = new ArrayList<>();
    for (String value : BETWEEN_VALUES.split(cell, MOST_VALUES)) {
      values.add(value(list, value.strip()));
    }
    return values;
  }

  private static String value(ValueList list, String cell) {
    String stated = folded(cell);
    for (ValueList.Value value : list.values()) {
      if (value.name().equals(cell)
          || folded(value.label().zh()).equals(stated)
          || folded(value.label().en()).equals(stated)) {
        return value.name();
      }
    }
    return cell;
  }

  private static Object truth(String cell) {
    return switch (folded(cell)) {
      case "true", "yes", "是", "1" -> true;
      case "false", "no", "否", "0" -> false;
      default -> cell;
    };
  }

  /** A day as {@code YYYY-MM-DD}; the cell as it is, where it is none. */
  public static String day(String cell) {
    String stated = folded(cell).toUpperCase(Locale.ROOT);
    Matcher written = DAY.matcher(stated);
    Matcher digits = EIGHT_DIGITS.matcher(stated);
    Matcher found = written.matches() ? written : digits;
    if (!found.matches()) {
      return cell;
    }
    try {
      return LocalDate.of(
              Integer.parseInt(found.group("year")),
              Integer.parseInt(found.group("month")),
              Integer.parseInt(found.group("day")))
          .toString();
    } catch (DateTimeException impossible) {
      return cell;
    }
  }

  /** In one width and case, so that ５ is 5 and Foreign is foreign; no value is very long. */
  static String folded(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
