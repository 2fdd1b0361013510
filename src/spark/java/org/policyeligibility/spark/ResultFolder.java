package org.policyeligibility.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.Json;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;

/**
 * The folders of a job's results: answers, rejects, and last a summary with the terms on which they
 * rest. A folder without one is of a job that was stopped, and none of it is used.
 */
final class ResultFolder {
  static final String AS_OF = "--as-of";

  /** Names that begin so are no data for those who read Parquet. */
  private static final String SUMMARY = "_summary.json";

  private final SparkSession spark;
  private final JobOptions options;
  private final Map<String, String> terms;

  /**
   * Results that rest on terms.
   *
   * @param more beside those of the options: the law, what was chosen
   */
  ResultFolder(SparkSession spark, JobOptions options, Map<String, String> more)
      throws IOException {
    this.spark = spark;
    this.options = options;
    this.terms = new LinkedHashMap<>(more);
    terms.putAll(options.terms());
    for (String file : options.population()) {
      Path path = new Path(file);
      if (!files(path).exists(path)) {
        throw UserError.missing(java.nio.file.Path.of(file));
      }
      FileStatus status = files(path).getFileStatus(path);
      terms.put(
          file,
          files(path).getContentSummary(path).getLength() + " " + status.getModificationTime());
    }
  }

  private FileSystem files(Path path) throws IOException {
    return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  /**
   * Begins.
   *
   * @return the summary of a job that was complete before; empty where there is something to do
   * @throws UserError where something is there already that may not go
   */
  Optional<Object> begin() throws IOException {
    Path output = new Path(options.output());
    Path summary = new Path(output, SUMMARY);
    boolean there = false;
    for (String folder : List.of(options.output(), options.rejects())) {
      there |= files(output).exists(new Path(folder));
    }
    if (there && !options.resume()) {
      throw new UserError(
          options.output() + " 或 " + options.rejects() + " 已经存在；接着算请加 --resume，重新算请先移走。",
          options.output()
              + " or "
              + options.rejects()
              + " is there already; go on with --resume, or move it away to begin anew.");
    }
    if (files(output).exists(summary)) {
      return Optional.of(complete(summary));
    }
    remove(output);
    remove(new Path(options.rejects()));
    return Optional.empty();
  }

  private Object complete(Path summary) throws IOException {
    try (InputStream in = files(summary).open(summary)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (StrictJson.read(text) instanceof Map<?, ?> tree
          && tree.get("terms") instanceof Map<?, ?> before) {
        refuseOtherTerms(before);
        Object counted = tree.get("summary");
        if (counted != null) {
          return counted;
        }
      }
    } catch (MalformedJson damaged) {
      throw new UserError(summary + " 已损坏。", summary + " is damaged.");
    }
    throw new UserError(summary + " 不是结果摘要。", summary + " is no summary of a result.");
  }

  private void refuseOtherTerms(Map<?, ?> before) {
    List<String> others = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(terms.keySet());
    before.keySet().forEach(name -> names.add(name.toString()));
    for (String name : names) {
      boolean open = name.equals(AS_OF) && !options.isDayNamed();
      if (!open && !String.valueOf(before.get(name)).equals(String.valueOf(terms.get(name)))) {
        others.add(name);
      }
    }
    if (!others.isEmpty()) {
      throw new UserError(
          "与此前的结果所据不同：" + String.join("、", others) + "。请另写一处。",
          "The result that is there rests on another "
              + String.join(", ", others)
              + ". Write to another folder.");
    }
  }

  /** Removes what a stopped job has left, and nothing that is not of a job. */
  private void remove(Path folder) throws IOException {
    if (!files(folder).exists(folder)) {
      return;
    }
    for (FileStatus status : files(folder).listStatus(folder)) {
      String name = status.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".") && !name.startsWith("part-")) {
        throw new UserError(
            folder + " 中有不属于结果的 " + name + "，未动。",
            folder + " holds " + name + ", which is no result; nothing was touched.");
      }
    }
    files(folder).delete(folder, true);
  }

  /** Written by Spark's committer: a partition is there once, however often it was tried. */
  void writeAnswers(JavaRDD<Row> rows, StructType columns) {
    write(rows, columns, options.output());
  }

  void writeRejects(JavaRDD<Row> rows, StructType columns) {
    write(rows, columns, options.rejects());
  }

  private void write(JavaRDD<Row> rows, StructType columns, String to) {
    spark.createDataFrame(rows, columns).write().mode(SaveMode.ErrorIfExists).parquet(to);
  }

  /** There is no further row. */
  void complete(Object summary) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("terms", terms);
    tree.put("summary", summary);
    Path output = new Path(options.output());
    Path next = new Path(output, SUMMARY + ".next");
    try (OutputStream out = files(output).create(next, true)) {
      out.write(Json.bytes(tree));
    }
    if (!files(output).rename(next, new Path(output, SUMMARY))) {
      throw new IOException("the summary was not written");
    }
  }
}
