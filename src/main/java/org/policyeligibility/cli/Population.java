package org.policyeligibility.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Vocabulary;

/**
 * Profiles, one after another, never all at once: a table in CSV or XLSX, one JSON object a line in
 * NDJSON, or drawn from declared distributions (YAML).
 *
 * @param records as JSON, one a line
 * @param shown what is known of them before they are read: the distributions; may be empty
 */
record Population(Iterable<String> records, List<String> shown) {

  /**
   * The population of a file, by its ending.
   *
   * @param vocabulary says how the cells of a table are read
   */
  static Population of(Path file, Vocabulary vocabulary, @Nullable Long count) {
    if (!Files.isRegularFile(file)) {
      throw new CannotWork("没有文件 " + file + "。", "There is no file " + file + ".");
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return new Population(
          new Once(() -> Table.records(new CsvRows(open(file)), vocabulary)), List.of());
    }
    if (name.endsWith(".xlsx")) {
      return new Population(
          new Once(() -> Table.records(new XlsxRows(file), vocabulary)), List.of());
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return new Population(
          new Once(() -> open(file).lines().filter(line -> !line.isBlank()).iterator()), List.of());
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      Distributions distributions = Distributions.read(file, vocabulary, count);
      return new Population(new Once(distributions::records), distributions.shown());
    }
    throw new Misused(
        "样本须为 .csv、.xlsx、.ndjson，或声明分布的 .yaml。",
        "A population is .csv, .xlsx, .ndjson, or a .yaml that declares distributions.");
  }

  private static BufferedReader open(Path file) {
    try {
      return Files.newBufferedReader(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where records come from. */
  interface Source {
    Iterator<String> open();
  }

  /** Opened when it is first asked for; looked at twice and read once. */
  private static final class Once implements Iterable<String> {
    private final Source source;
    private @Nullable Iterator<String> opened;

    Once(Source source) {
      this.source = source;
    }

    @Override
    public Iterator<String> iterator() {
      if (opened == null) {
        opened = source.open();
      }
      return Objects.requireNonNull(opened);
    }
  }

  /** A profile as a line. */
  static String line(Map<String, ?> profile) {
    return FindingsPage.json(profile);
  }
}
