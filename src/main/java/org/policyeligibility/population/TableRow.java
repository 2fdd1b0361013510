package org.policyeligibility.population;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.population.cell.CellValue;

/**
 * One row of a table of profiles. It keeps the number by which the user finds it in the file.
 *
 * @param number as an editor or a spreadsheet shows it, from 1
 * @param fault why the cells are not what the file means; null where they are
 */
public record TableRow(long number, List<String> cells, @Nullable UserError fault) {
  public TableRow {
    cells = List.copyOf(cells);
  }

  public TableRow(long number, List<String> cells) {
    this(number, cells, null);
  }

  /** Whether nothing stands in it. */
  boolean isBlank() {
    return fault == null && cells.stream().allMatch(cell -> CellValue.trimmed(cell).isEmpty());
  }

  /**
   * The cells.
   *
   * @throws UserError where they are not what the file means
   */
  List<String> sound() {
    if (fault != null) {
      throw fault;
    }
    return cells;
  }
}
