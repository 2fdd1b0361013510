package org.policyeligibility.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.policyeligibility.UserError;

/** The format of the lines of an output. */
public enum LineFormat {
  NDJSON,
  CSV;

  /** The format of a file, by its ending. */
  public static LineFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return NDJSON;
    }
    throw UserError.usage(
        "结果文件须为 .ndjson 或 .csv：" + file, "A file of results is .ndjson or .csv: " + file);
  }

  /**
   * The encoder of lines.
   *
   * @param own the titles of the office's own columns
   */
  public LineEncoder encoder(List<String> own) {
    return this == CSV ? new CsvLines(own) : new NdjsonLines();
  }
}
