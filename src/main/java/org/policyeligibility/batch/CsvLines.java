package org.policyeligibility.batch;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private final List<String> own;

  CsvLines(List<String> own) {
    this.own = List.copyOf(own);
  }

  @Override
  public String header() {
    List<String> titles = new ArrayList<>(List.of("file", "row"));
    own.forEach(title -> titles.add(title.startsWith(OWN) ? title : OWN + title));
    titles.addAll(
        List.of(
            "profile",
            "warnings",
            "benefit",
            "benefitTitle",
            "effect",
            "outcome",
            "outcomeName",
            "clause",
            "clauseTitle",
            "reason",
            "missingFacts",
            "missingLabels",
            "ruleset"));
    return MARK + record(titles);
  }

  @Override
  public String rejectHeader() {
    List<String> titles = new ArrayList<>(List.of("file", "row"));
    own.forEach(title -> titles.add(title.startsWith(OWN) ? title : OWN + title));
    titles.addAll(List.of("reasons", "written"));
    return MARK + record(titles);
  }

  @Override
  public byte[] row(BatchRow row, ProfileType type, List<String> warnings) {
    List<String> cells = place(row);
    cells.add(type.code());
    cells.add(String.join(BETWEEN, warnings));
    byte[] record = bytes(record(cells));
    record[record.length - 1] = ',';
    return record;
  }

  private List<String> place(BatchRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.file());
    cells.add(Long.toString(row.number()));
    own.forEach(title -> cells.add(row.own().getOrDefault(title, "")));
    return cells;
  }

  @Override
  public byte[] benefit(BenefitLine line, String digest) {
    return bytes(
        record(
            List.of(
                line.benefit(),
                line.benefitTitle(),
                line.effect().name().toLowerCase(Locale.ROOT),
                line.outcome().name(),
                line.outcomeName(),
                line.clause(),
                line.clauseTitle(),
                line.reason(),
                String.join(BETWEEN, line.missing()),
                String.join(BETWEEN, line.missingLabels()),
                digest)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String reject(BatchRow row, List<String> reasons) {
    List<String> cells = place(row);
    cells.add(String.join(BETWEEN, reasons));
    cells.add(row.written());
    return record(cells);
  }

  private static String record(List<String> cells) {
    StringWriter line = new StringWriter();
    try (CsvWriter rows =
        CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(line)) {
      rows.writeRecord(cells.stream().map(InertCell::of).toList());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }
}
