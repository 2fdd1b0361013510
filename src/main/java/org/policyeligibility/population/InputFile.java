package org.policyeligibility.population;

import java.nio.file.Path;
import org.policyeligibility.UserError;

/**
 * A file that a user named. Each fault begins with it and, where there is one, with the row.
 *
 * @param path where it lies
 * @param name as the user gave it
 */
record InputFile(Path path, String name) {
  InputFile(Path path) {
    this(path, path.toString());
  }

  /** A sheet of this workbook, named as Excel does. */
  InputFile sheet(String sheet) {
    return new InputFile(path, name + "[" + sheet + "]");
  }

  UserError fault(String zh, String en) {
    return new UserError(name + "：" + zh, name + ": " + en);
  }

  UserError fault(long row, String zh, String en) {
    return new UserError(name + " 第 " + row + " 行：" + zh, name + ", row " + row + ": " + en);
  }
}
