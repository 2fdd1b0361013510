package org.policyeligibility.population;

/**
 * One row of a population, not yet read as a profile. Rows are found one after another and may be
 * read at the same time; a row at fault leaves the others as they are.
 */
public interface PopulationRow {
  /** The row of the file; of what is drawn, the number of the draw. */
  long number();

  /**
   * The row as a profile.
   *
   * @throws org.policyeligibility.UserError where the row cannot be one
   */
  PopulationRecord read();

  /** The row as it stands in the file; empty for what is drawn. */
  String written();
}
