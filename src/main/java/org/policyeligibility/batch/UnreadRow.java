package org.policyeligibility.batch;

import java.util.Map;
import org.policyeligibility.UserError;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.population.PopulationRow;

/**
 * A row of one of several files, not yet read as a profile. Workers read it, so that reading is
 * shared among them.
 *
 * @param file as the user named it
 * @param position of the row among the rows of all files
 */
public record UnreadRow(String file, long position, PopulationRow row) {

  /** The row as a profile, or with the fault for which it is none. */
  public BatchRow read() {
    try {
      PopulationRecord read = row.read();
      return new BatchRow(
          file, read.row(), read.own(), read.titles(), read.profile(), null, row.written());
    } catch (UserError fault) {
      return new BatchRow(
          file, row.number(), Map.of(), Map.of(), Map.of(), fault.text(), row.written());
    }
  }
}
