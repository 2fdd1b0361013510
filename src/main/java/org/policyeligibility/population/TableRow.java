package org.policyeligibility.population;

import java.util.List;

/**
 * One row of a table of profiles. It keeps the number by which the user finds it in the file.
 *
 * @param number as an editor or a spreadsheet shows it, from 1
 */
record TableRow(long number, List<String> cells) {
  TableRow {
    cells = List.copyOf(cells);
  }
}
