package org.policyeligibility.population;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Vocabulary;

/**
 * The population of an impact study: profiles, one after another, never all at once. It is a table
 * in CSV or XLSX, one JSON object a line in NDJSON, or drawn from declared distributions (YAML).
 *
 * @param records read once
 * @param shown the declared distributions, a line each; may be empty
 * @param notes what the reader has decided for the user, such as which sheet it reads
 */
public record Population(Iterator<PopulationRecord> records, List<String> shown, List<Text> notes) {
  public Population {
    shown = List.copyOf(shown);
    notes = List.copyOf(notes);
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
   * @param vocabulary says how the cells of a table are read
   */
  public static Population of(Path path, Vocabulary vocabulary, Options options) {
    InputFile file = new InputFile(path);
    if (!Files.isRegularFile(path)) {
      throw UserError.missing(path);
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
      TextEncoding encoding = TextEncoding.of(file);
      return table(file, new CsvRows(file, encoding), vocabulary, true, notes(encoding));
    }
    if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
      Workbook.Opened opened = Workbook.open(file, options.sheet());
      return table(file, opened.rows(), vocabulary, false, opened.notes());
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      TextEncoding encoding = TextEncoding.of(file);
      return new Population(new JsonLines(file, encoding), List.of(), notes(encoding));
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      SyntheticPopulation distributions =
          SyntheticPopulation.read(file, vocabulary, options.profiles());
      return new Population(distributions.records(), distributions.shown(), List.of());
    }
    throw UserError.usage(
        "样本须为 .csv、.xlsx、.ndjson，或声明分布的 .yaml。",
        "A population is .csv, .xlsx, .ndjson, or a .yaml that declares distributions.");
  }

  private static Population table(
      InputFile file,
      Iterator<TableRow> rows,
      Vocabulary vocabulary,
      boolean even,
      List<Text> notes) {
    ProfileTable table = new ProfileTable(file, rows, vocabulary, even);
    List<Text> all = new ArrayList<>(notes);
    all.addAll(table.notes());
    return new Population(table, List.of(), all);
  }

  private static List<Text> notes(TextEncoding encoding) {
    return encoding == TextEncoding.UTF_8 || encoding == TextEncoding.UTF_8_WITH_MARK
        ? List.of()
        : List.of(
            new Text(
                "按 " + encoding.label() + " 编码读取", "Read in the encoding " + encoding.label()));
  }
}
