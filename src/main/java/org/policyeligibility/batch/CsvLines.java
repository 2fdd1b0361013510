package org.policyeligibility.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.policyeligibility.profile.ProfileType;

/**
 * Lines of a table (CSV), with a byte order mark for Excel. A cell that somebody else wrote is
 * never a formula.
 */
final class CsvLines implements LineEncoder {
  private static final String MARK = "\uFEFF";
  private static final String OWN = "own.";
  private static final String BETWEEN = "; ";
  private static final String FORMULA = "=+-@\t\r";

  private final List<String> own;

  CsvLines(List<String> own) {
    this.own = List.copyOf(own);
  }

  @Override
  public String header() {
    List<String> titles = new ArrayList<>(List.of("file", "row"));
    own.forEach(title -> titles.add(OWN + title));
    titles.addAll(
        List.of(
            "profile",
            "warnings",
            "benefit",
            "effect",
            "outcome",
            "clause",
            "reason",
            "missingFacts",
            "ruleset"));
    return MARK + record(titles);
  }

  @Override
  public String rejectHeader() {
    List<String> titles = new ArrayList<>(List.of("file", "row"));
    own.forEach(title -> titles.add(OWN + title));
    titles.addAll(List.of("reasons", "written"));
    return MARK + record(titles);
  }

  @Override
  public String row(BatchRow row, ProfileType type, List<String> warnings) {
    List<String> cells = place(row);
    cells.add(type.code());
    cells.add(String.join(BETWEEN, warnings));
    String record = record(cells);
    return record.substring(0, record.length() - 1) + ",";
  }

  private List<String> place(BatchRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(inert(row.file()));
    cells.add(Long.toString(row.number()));
    own.forEach(title -> cells.add(inert(row.own().getOrDefault(title, ""))));
    return cells;
  }

  @Override
  public String benefit(BenefitLine line, String digest) {
    return record(
        List.of(
            line.benefit(),
            line.effect().name().toLowerCase(Locale.ROOT),
            line.outcome().name(),
            line.clause(),
            line.reason(),
            String.join(BETWEEN, line.missing()),
            digest));
  }

  @Override
  public String reject(BatchRow row, List<String> reasons) {
    List<String> cells = place(row);
    cells.add(String.join(BETWEEN, reasons));
    cells.add(inert(row.written()));
    return record(cells);
  }

  /** A cell that a spreadsheet does not take for a formula. */
  private static String inert(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String record(List<String> cells) {
    StringWriter line = new StringWriter();
    try (CsvWriter rows =
        CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(line)) {
      rows.writeRecord(cells);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }
}
