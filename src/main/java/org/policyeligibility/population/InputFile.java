package org.policyeligibility.population;

import java.nio.file.Path;
import org.policyeligibility.UserError;

/** A file that a user named. Each fault begins with it and, where there is one, with the row. */
record InputFile(Path path) {
  UserError fault(String zh, String en) {
    return new UserError(path + "：" + zh, path + ": " + en);
  }

  UserError fault(long row, String zh, String en) {
    return new UserError(path + " 第 " + row + " 行：" + zh, path + ", row " + row + ": " + en);
  }
}
