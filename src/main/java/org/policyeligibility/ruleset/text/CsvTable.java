package org.policyeligibility.ruleset.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;

/**
 * A CSV table of a rule set (RFC 4180), with the names of the columns in the first line. One line
 * is one row, read by FastCSV alone, so that a quote left open spoils no other row and each fault
 * has its line.
 */
public final class CsvTable {
  private static final CsvReader.CsvReaderBuilder CSV = CsvReader.builder();

  private CsvTable() {}

  /** One row, which says what is wrong with it at its line. */
  public static final class Row {
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

    /** The cell of a column; empty where nothing stands there. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The cell of a column that must not be empty. */
    public String required(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        fault(Message.of("is-empty", column), Message.of("fill-it-in"));
      }
      return cell;
    }

    @Nullable
    public String optional(String column) {
      String cell = cell(column);
      return cell.isEmpty() ? null : cell;
    }

    public void fault(Message what, Message remedy) {
      faults.add(new RulesetFault(path, line, what, remedy));
    }
  }

  /** The rows of a table with exactly these columns. */
  public static List<Row> read(
      String path, String text, List<String> columns, List<RulesetFault> faults) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      List<String> cells = line.isBlank() ? List.of() : cells(line);
      if (number == 1) {
        if (!cells.equals(columns)) {
          faults.add(
              new RulesetFault(
                  path,
                  1,
                  Message.of("these-are-other-columns"),
                  Message.of("write-columns", String.join(",", columns))));
          return rows;
        }
      } else if (!line.isBlank()) {
        if (cells.size() != columns.size()) {
          faults.add(
              new RulesetFault(
                  path,
                  number,
                  Message.of("cells-for-columns", cells.size(), columns.size()),
                  Message.of("put-a-cell-that-holds-a-comma-in-double")));
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

  /** The cells of a line; none where its quotes do not match. */
  private static List<String> cells(String line) {
    try {
      return CSV.ofSingleCsvRecord(line).getFields();
    } catch (CsvParseException malformed) {
      return List.of();
    }
  }
}
