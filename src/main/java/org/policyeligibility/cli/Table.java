package org.policyeligibility.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Rows as profiles. The first row names facts, {@code type}, {@code assessments.<id>} or {@code
 * approvals.<id>}; an empty cell is unknown; the values of a set are separated by {@code |}.
 */
final class Table implements Iterator<String> {
  private static final String TYPE = "type";

  private final Iterator<List<String>> rows;
  private final List<String> columns;
  private final Vocabulary vocabulary;

  private Table(Iterator<List<String>> rows, Vocabulary vocabulary) {
    this.rows = rows;
    this.vocabulary = vocabulary;
    this.columns = rows.hasNext() ? rows.next().stream().map(String::strip).toList() : List.of();
    columns.forEach(this::refuseUnknown);
    if (!columns.contains(TYPE)) {
      throw new CannotWork(
          "表头缺少 type 一列（enterprise、person、zone）。",
          "The first row lacks the column `type` (enterprise, person, zone).");
    }
  }

  static Iterator<String> records(Iterator<List<String>> rows, Vocabulary vocabulary) {
    return new Table(rows, vocabulary);
  }

  private void refuseUnknown(String column) {
    List<String> names =
        Stream.concat(
                Stream.of(TYPE),
                Stream.of(ProfileType.values()).flatMap(type -> vocabulary.names(type).stream()))
            .distinct()
            .toList();
    boolean standing = column.startsWith("assessments.") || column.startsWith("approvals.");
    if (!standing && !names.contains(column)) {
      String nearest = Nearest.to(column, names).map(one -> " " + one + "?").orElse("");
      throw new CannotWork("表头有一列不是事实名。" + nearest, "A column is named by no fact." + nearest);
    }
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public String next() {
    List<String> row = rows.next();
    Map<String, Object> profile = new LinkedHashMap<>();
    int typeAt = columns.indexOf(TYPE);
    String type = typeAt < row.size() ? row.get(typeAt).strip() : "";
    profile.put(TYPE, type);
    Map<String, Map<String, String>> standings = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
      String cell = row.get(i).strip();
      String column = columns.get(i);
      int dot = column.indexOf('.');
      if (cell.isEmpty() || column.equals(TYPE)) {
        continue;
      }
      if (dot > 0) {
        standings
            .computeIfAbsent(column.substring(0, dot), kind -> new LinkedHashMap<>())
            .put(column.substring(dot + 1), cell);
      } else {
        profile.put(column, value(type, column, cell));
      }
    }
    profile.putAll(standings);
    return Population.line(profile);
  }

  /** A cell as the fact would be stated; what does not fit is refused where profiles are read. */
  private Object value(String type, String column, String cell) {
    Optional<Fact> fact = ProfileType.ofCode(type).map(of -> vocabulary.fact(of, column));
    if (fact.isEmpty()) {
      return cell;
    }
    return switch (fact.get().type()) {
      case SET -> values(cell);
      case BOOLEAN -> truth(cell);
      case INTEGER, NUMBER -> number(cell);
      case ENUM, DATE -> cell;
    };
  }

  private static List<String> values(String cell) {
    List<String> values = new ArrayList<>();
    for (String value : cell.split("[|;]", -1)) {
      values.add(value.strip());
    }
    return values;
  }

  private static Object truth(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "true", "是", "1" -> true;
      case "false", "否", "0" -> false;
      default -> cell;
    };
  }

  private static Object number(String cell) {
    try {
      BigDecimal number = new BigDecimal(cell).stripTrailingZeros();
      return number.scale() <= 0 ? number.toBigInteger() : number;
    } catch (NumberFormatException text) {
      return cell;
    }
  }
}
