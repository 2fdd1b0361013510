package org.policyeligibility.population.cell;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Country;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.written.WrittenDay;
import org.policyeligibility.profile.written.WrittenNumber;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;

/**
 * The conversion of a table's cell to the value that a profile states: values by name or label in
 * either language, zones and countries by their names, days and truth values as offices write them.
 * A cell that fits nothing, or two things, stays as it is, and is refused where profiles are read.
 */
public final class CellValue {
  /** A longer text is neither a value nor the name of a column. */
  private static final int LONGEST = 200;

  /** No list has more; what is behind them stays together, and is no value. */
  private static final int MOST_VALUES = 2 * ValueList.MOST;

  private static final char MOST_ASCII = 0x7F;

  private static final Pattern BETWEEN_VALUES = Pattern.compile("[|;；、，,\\n]");

  private static final Pattern BLANK_OR_STROKE = Pattern.compile("[\\s/／]+");

  private static final Set<String> UNKNOWN = Set.of("不详", "未知", "不清楚", "不明", "unknown", "?");

  private static final int LONGEST_UNKNOWN = 8;

  private static final Pattern ALREADY = Pattern.compile("^已");
  private static final Pattern NOT_YET = Pattern.compile("^未(?!知)");
  private static final Pattern AGE = Pattern.compile("(?:周岁|岁|years?(?: old)?)$");

  private CellValue() {}

  /** A cell as the value that a profile would state; as it is, where it fits nothing. */
  public static Object of(Fact fact, String cell) {
    return switch (fact.type()) {
      case SET -> values(fact.valueList(), cell);
      case ENUM -> value(fact.valueList(), cell);
      case BOOLEAN -> truth(cell);
      case INTEGER, NUMBER -> number(fact, cell);
      case DATE -> WrittenDay.iso(cell);
    };
  }

  /** A cell as the identifier that a profile would state; as it is, where it names no one thing. */
  public static String of(Identifier identifier, String cell, ZoneRegister register) {
    return switch (identifier.kind()) {
      case REGISTERED_ZONE -> {
        List<Zone> named = register.named(cell);
        yield named.size() == 1 ? named.get(0).id() : cell;
      }
      case NATIONALITY -> Country.named(cell).orElse(cell);
      case UNIFIED_SOCIAL_CREDIT_CODE -> cell;
    };
  }

  /**
   * A cell as the standing of a judgement or an approval; as it is, where it says none. That it is
   * 已通过 is also written 通过, and that it is not, 不通过.
   */
  public static String standing(Requirement.Kind kind, String cell) {
    String stated = folded(cell);
    for (Standing standing : Standing.values()) {
      if (standing.fits(kind)) {
        String label = standing.label().zh();
        if (Stream.of(
                standing.name(),
                standing.label().en(),
                label,
                ALREADY.matcher(label).replaceFirst(""),
                NOT_YET.matcher(label).replaceFirst("不"))
            .anyMatch(written -> folded(written).equals(stated))) {
          return standing.name();
        }
      }
    }
    return cell;
  }

  /** As a program writes it, or as people do. */
  private static Object number(Fact fact, String cell) {
    return ExactNumber.parse(folded(cell))
        .or(() -> WrittenNumber.parse(cell, fact.unit()))
        .<Object>map(CellValue::number)
        .orElse(cell);
  }

  /** A whole number that is written as one stays one; 5.0 is written otherwise. */
  private static Object number(BigDecimal number) {
    return number.scale() == 0 ? number.toBigInteger() : number;
  }

  /** Whether a cell says this number, with or without a unit of age behind it. */
  public static boolean isNumber(String cell, @Nullable Object number) {
    String stated = AGE.matcher(folded(cell)).replaceAll("");
    return number != null
        && ExactNumber.parse(stated)
            .map(parsed -> parsed.compareTo(new BigDecimal(number.toString())) == 0)
            .orElse(false);
  }

  private static List<String> values(ValueList list, String cell) {
    String whole = value(list, cell);
    if (list.contains(whole)) {
      return List.of(whole);
    }
    List<String> values = new ArrayList<>();
    for (String value : BETWEEN_VALUES.split(cell, MOST_VALUES)) {
      values.addAll(together(list, value.strip()));
    }
    return values;
  }

  /** Values with a blank or a stroke between them, where each is one; else what is written. */
  private static List<String> together(ValueList list, String written) {
    String whole = value(list, written);
    if (list.contains(whole) || written.length() > LONGEST) {
      return List.of(whole);
    }
    List<String> values =
        Arrays.stream(BLANK_OR_STROKE.split(written, MOST_VALUES))
            .map(each -> value(list, each))
            .toList();
    return values.stream().allMatch(list::contains) ? values : List.of(written);
  }

  private static String value(ValueList list, String cell) {
    if (list.contains(cell)) {
      return cell;
    }
    String stated = folded(cell);
    for (ValueList.Value value : list.values()) {
      if (folded(value.label().zh()).equals(stated)
          || folded(value.label().en()).equals(stated)
          || value.also().stream().anyMatch(written -> folded(written).equals(stated))) {
        return value.name();
      }
    }
    // A label without its remark, where that leaves no doubt.
    List<String> meant =
        list.values().stream()
            .filter(
                value ->
                    Remark.without(folded(value.label().zh())).equals(stated)
                        || Remark.without(folded(value.label().en())).equals(stated))
            .map(ValueList.Value::name)
            .toList();
    return meant.size() == 1 ? meant.get(0) : cell;
  }

  private static Object truth(String cell) {
    return switch (folded(cell)) {
      case "true", "yes", "y", "是", "1", "√", "✓", "☑" -> true;
      case "false", "no", "n", "否", "0", "×", "✗" -> false;
      default -> cell;
    };
  }

  /** A cell without the blanks and invisible characters around it, which nobody sees. */
  public static String trimmed(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  /** Whether a cell says that nothing is known, as an empty one does. */
  public static boolean isUnknown(String cell) {
    return cell.isEmpty() || (cell.length() <= LONGEST_UNKNOWN && UNKNOWN.contains(folded(cell)));
  }

  /** Of such a text there is one width, and most cells are of it. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > MOST_ASCII) {
        return false;
      }
    }
    return true;
  }

  /** In one width and case, so that ５ is 5 and Foreign is foreign; no value is very long. */
  public static String folded(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    String single = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    return single.strip().toLowerCase(Locale.ROOT);
  }
}
