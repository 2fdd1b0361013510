package org.policyeligibility.population;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A population: profiles, one after another, never all at once. It is a table in CSV or XLSX, one
 * JSON object a line in NDJSON, or drawn from declared distributions (YAML).
 *
 * @param rows read once
 * @param own the titles of the office's own columns
 * @param total how many rows the file says that it has, 0 where it does not say
 * @param shown the declared distributions, a line each; may be empty
 * @param notes what the reader has decided for the user, such as which sheet it reads
 * @param source of the rows, open until the last is read or this is closed
 */
public record Population(
    Iterator<PopulationRow> rows,
    Set<String> own,
    long total,
    List<String> shown,
    List<Text> notes,
    Closeable source)
    implements Closeable {
  /** Formats of tables, and of documents that hold tables. */
  private static final Pattern OTHER_TABLE =
      Pattern.compile("\\.(?:xls|xlsb|et|ett|ods|numbers|docx?|wps|pdf|html?)$");

  public Population {
    own = Collections.unmodifiableSet(new LinkedHashSet<>(own));
    shown = List.copyOf(shown);
    notes = List.copyOf(notes);
  }

  /**
   * The rows read as profiles, one by one.
   *
   * @throws UserError from {@code next}, at the first row that cannot be one
   */
  public Iterator<PopulationRecord> records() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public PopulationRecord next() {
        return rows.next().read();
      }
    };
  }

  /**
   * How the file is read.
   *
   * @param profiles how many are drawn, in place of the number declared; null for that one
   * @param sheet of a workbook; null for the first visible one
   */
  public record Options(@Nullable Long profiles, @Nullable String sheet) {
    public static final Options USUAL = new Options(null, null);
  }

  /**
   * The population of a file, by its ending.
   *
   * @param ruleset says how the cells of a table are read
   */
  public static Population of(Path path, Ruleset ruleset, Options options) {
    return of(new InputFile(path), ruleset, options);
  }

  /**
   * The population of a copy of a file.
   *
   * @param name of the file for the user, whom the copy does not concern
   */
  public static Population of(Path copy, String name, Ruleset ruleset, Options options) {
    return of(new InputFile(copy, name), ruleset, options);
  }

  /**
   * The population of a table that somebody else has opened.
   *
   * @param name of the table for the user
   * @param rows with as many cells each, the titles first
   */
  public static Population table(String name, Iterator<TableRow> rows, Ruleset ruleset) {
    return table(new InputFile(Path.of(""), name), rows, () -> {}, ruleset, true, List.of());
  }

  private static Population of(InputFile file, Ruleset ruleset, Options options) {
    Path path = file.path();
    if (!Files.exists(path) || Files.isDirectory(path)) {
      throw UserError.missing(path);
    }
    if (!Files.isRegularFile(path)) {
      throw file.fault(
          "不是普通文件；样本要读两遍，管道请先存成文件。",
          "is no regular file; a population is read twice, so save what a pipe gives to a file.");
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
      TextEncoding encoding = TextEncoding.of(file);
      CsvRows rows = new CsvRows(file, encoding);
      return table(file, rows, rows, ruleset, true, notes(encoding));
    }
    if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
      Workbook.Opened opened = Workbook.open(file, options.sheet());
      return table(opened.table(), opened.rows(), opened.rows(), ruleset, false, opened.notes());
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      TextEncoding encoding = TextEncoding.of(file);
      JsonLines lines = new JsonLines(file, encoding);
      return new Population(lines, Set.of(JsonLines.ID), 0, List.of(), notes(encoding), lines);
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      SyntheticPopulation distributions =
          SyntheticPopulation.read(file, ruleset.vocabulary(), options.profiles());
      return new Population(
          distributions.rows(),
          Set.of(),
          distributions.count(),
          distributions.shown(),
          List.of(),
          () -> {});
    }
    if (OTHER_TABLE.matcher(name).find()) {
      throw file.fault(
          "不能读取这种格式；请在 Excel 或 WPS 中另存为 .xlsx 或 .csv。",
          "is of a format that is not read; save it as .xlsx or .csv.");
    }
    if (name.endsWith(".json")) {
      throw file.fault(
          "样本须每行写一个 JSON 主体，扩展名为 .ndjson；只有一个主体的，请用 eval。",
          "write one profile in JSON a line, and call the file .ndjson; a single profile is for"
              + " eval.");
    }
    throw UserError.usage(
        "样本须为 .csv、.xlsx、.ndjson，或声明分布的 .yaml。",
        "A population is .csv, .xlsx, .ndjson, or a .yaml that declares distributions.");
  }

  private static Population table(
      InputFile file,
      Iterator<TableRow> rows,
      Closeable source,
      Ruleset ruleset,
      boolean even,
      List<Text> notes) {
    // Every row of a CSV file has a cell for every column; a workbook leaves out empty ones.
    ProfileTable table = new ProfileTable(file, rows, ruleset, even);
    List<Text> all = new ArrayList<>(notes);
    all.addAll(table.notes());
    long total = rows instanceof SheetRows sheet ? sheet.lastRow() : 0;
    return new Population(table, table.own(), total, List.of(), all, source);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private static List<Text> notes(TextEncoding encoding) {
    return encoding == TextEncoding.UTF_8 || encoding == TextEncoding.UTF_8_WITH_MARK
        ? List.of()
        : List.of(
            new Text(
                "按 " + encoding.label() + " 编码读取", "Read in the encoding " + encoding.label()));
  }
}
