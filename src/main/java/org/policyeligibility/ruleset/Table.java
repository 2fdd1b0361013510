package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of a rule set: comma-separated, as RFC 4180 has it, with the names of the columns in the
 * first line. One line is one row.
 */
final class Table {
  private static final char QUOTE = '"';

  private Table() {}

  /** One row, which says what is wrong with it at its line. */
  static final class Row {
    private final String path;
    private final int line;
    private final Map<String, String> cells;
    private final List<RulesetFault> faults;

    Row(String path, int line, Map<String, String> cells, List<RulesetFault> faults) {
      this.path = path;
      this.line = line;
      this.cells = cells;
      this.faults = faults;
    }

    /** What stands in a column; empty where nothing does. */
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    /** What must stand in a column. */
    String required(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        fault("`" + column + "` is empty", "fill it in");
      }
      return cell;
    }

    @Nullable String optional(String column) {
      String cell = cell(column);
      return cell.isEmpty() ? null : cell;
    }

    void fault(String what, @Nullable String remedy) {
      faults.add(new RulesetFault(path, line, what, remedy));
    }
  }

  /** The rows of a table with exactly these columns. */
  static List<Row> read(String path, String text, List<String> columns, List<RulesetFault> faults) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      List<String> cells = cells(line);
      if (number == 1) {
        if (!cells.equals(columns)) {
          faults.add(
              new RulesetFault(
                  path, 1, "these are other columns", "write " + String.join(",", columns)));
          return rows;
        }
      } else if (!line.isBlank()) {
        if (cells.size() != columns.size()) {
          faults.add(
              new RulesetFault(
                  path,
                  number,
                  cells.size() + " cells for " + columns.size() + " columns",
                  "put a cell that holds a comma in double quotes, on one line"));
        } else {
          rows.add(new Row(path, number, byColumn(columns, cells), faults));
        }
      }
    }
    return rows;
  }

  private static Map<String, String> byColumn(List<String> columns, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), cells.get(i).strip());
    }
    return row;
  }

  /** The cells of a line; in a quoted one a quote is written twice. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == QUOTE && quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
        cell.append(c);
        i++;
      } else if (c == QUOTE) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
