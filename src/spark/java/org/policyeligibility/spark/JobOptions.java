package org.policyeligibility.spark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.law.InForce;
import org.policyeligibility.population.Population;
import picocli.CommandLine.Option;

/** The options that both jobs have; they mean the same at the prompt of one machine. */
final class JobOptions {
  @Option(
      names = "--population",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "Parquet (a file or a folder), CSV, XLSX, NDJSON, or a declared distribution")
  private List<String> population = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "where the Parquet files of the results go")
  private String output = "";

  @Option(
      names = "--rejects",
      paramLabel = "FOLDER",
      description = "where rows go that are no profile; by default FOLDER.rejects")
  private @Nullable String rejects;

  @Option(
      names = "--resume",
      description = "takes a complete result as it is, and begins an incomplete one anew")
  private boolean resume;

  @Option(names = "--sheet", paramLabel = "NAME", description = "the sheet of a workbook")
  private @Nullable String sheet;

  @Option(
      names = "--profiles",
      paramLabel = "N",
      description = "how many profiles are drawn from a declared distribution")
  private @Nullable Long profiles;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "the day on which the law is taken; by default today in China")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "into how many tasks the rows are spread; by default 4 for each core")
  private int partitions;

  @Option(names = "--format", paramLabel = "FORMAT", description = "of the summary: pretty, json")
  private Format format = Format.PRETTY;

  @Option(names = "--lang", paramLabel = "zh|en", description = "of reasons and of the summary")
  private @Nullable String language;

  /** As picocli asks for it. */
  JobOptions() {}

  List<String> population() {
    return population;
  }

  Population.Options reading() {
    return new Population.Options(profiles, sheet);
  }

  Format format() {
    return format.among(Format.PRETTY, Format.JSON);
  }

  int partitions(int cores) {
    return partitions > 0 ? partitions : 4 * Math.max(1, cores);
  }

  LocalDate asOf() {
    return asOf == null ? LocalDate.now(InForce.ZONE) : asOf;
  }

  boolean isDayNamed() {
    return asOf != null;
  }

  boolean resume() {
    return resume;
  }

  String output() {
    return output;
  }

  String rejects() {
    return rejects == null ? output + ".rejects" : rejects;
  }

  /** All on which a result rests, beside the law, by the name under which the user knows it. */
  Map<String, String> terms() {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put(ResultFolder.AS_OF, asOf().toString());
    terms.put("--lang", String.valueOf(language));
    terms.put("--sheet", String.valueOf(sheet));
    terms.put("--profiles", String.valueOf(profiles));
    terms.put("--rejects", rejects());
    return terms;
  }
}
