package org.policyeligibility.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.policyeligibility.UserError;

/**
 * The output of a batch: a file of answers, one of rejects, and the journal that says how far both
 * are whole. A run that goes on cuts off what lies beyond, so that no row is lost or doubled.
 */
public final class BatchOutput implements Closeable {
  /** Rows after which the files are to be made safe. */
  private static final int ROWS_AT_RISK = 10_000;

  private final Path journal;
  private final Map<String, String> terms;
  private final Lines answers;
  private final Lines rejects;
  private final Summary summary;
  private long rows;
  private long safe;
  private boolean complete;

  private BatchOutput(Path output, Path rejected, Journal begun) throws IOException {
    this.journal = Journal.path(output);
    this.terms = begun.terms();
    this.summary = begun.summary();
    this.rows = begun.rows();
    this.safe = begun.rows();
    this.complete = begun.complete();
    this.answers = Lines.open(output, begun.answers());
    try {
      this.rejects = Lines.open(rejected, begun.rejects());
    } catch (IOException | UserError unopened) {
      answers.close();
      throw unopened;
    }
  }

  /** Where rejects are written, if nobody says otherwise: {@code out.rejects.csv}. */
  public static Path rejects(Path output) {
    String name = String.valueOf(output.getFileName());
    int dot = name.lastIndexOf('.');
    return output.resolveSibling(name.substring(0, dot) + ".rejects" + name.substring(dot));
  }

  /**
   * Begins.
   *
   * @param terms on which the output rests
   * @throws UserError where one of the files is there already, or none can be; then none is left
   */
  public static BatchOutput begin(
      Path output, Path rejects, Map<String, String> terms, LineEncoder lines) throws IOException {
    refuseSame(output, rejects);
    List<Path> files = List.of(output, rejects, Journal.path(output));
    for (Path file : files) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw UserError.missing(folder == null ? file : folder);
      }
    }
    List<String> there =
        files.stream()
            .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .map(Path::toString)
            .toList();
    if (!there.isEmpty()) {
      throw new UserError(
          String.join("、", there)
              + " 已经存在，不覆盖。重新算，请删去或移走上列文件，或者在 --to 后另写一个文件名；接着上次中断之处算，请加 --resume。",
          String.join(", ", there)
              + " is there already and is not written over. To begin anew, remove what is named"
              + " here, or name another file behind --to; to go on where a run was stopped, add"
              + " --resume.");
    }
    try {
      Journal begun = Journal.begun(terms);
      begun.write(Journal.path(output));
      return new BatchOutput(output, rejects, begun).headed(lines);
    } catch (IOException unwritable) {
      // None of them was there before: the command can be given again as it should have been.
      files.forEach(file -> remove(file, unwritable));
      throw unwritable;
    }
  }

  private static void remove(Path file, IOException unwritable) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException unmade) {
      unwritable.addSuppressed(unmade);
    }
  }

  /** Rejects that were written into the answers or the journal would be lost there. */
  private static void refuseSame(Path output, Path rejects) {
    Path rejected = rejects.toAbsolutePath().normalize();
    for (Path file : List.of(output, Journal.path(output), Journal.next(output))) {
      if (file.toAbsolutePath().normalize().equals(rejected)) {
        throw UserError.usage(
            "--rejects 不能与结果或其进度文件同名：" + rejects,
            "--rejects is another file than the results and their journal: " + rejects);
      }
    }
  }

  /** The terms of a run that was begun. */
  public static Map<String, String> terms(Path output) throws IOException {
    return begun(output).terms();
  }

  private static Journal begun(Path output) throws IOException {
    Path journal = Journal.path(output);
    if (!Files.isRegularFile(journal)) {
      throw new UserError(
          "没有 " + journal + "，无从接着算；请去掉 --resume。",
          "There is no " + journal + " to go on from; leave out --resume.");
    }
    return Journal.read(journal);
  }

  /**
   * Goes on where a run was stopped.
   *
   * @param terms on which the output rests now
   * @throws UserError where it would rest on others than before, or was changed since
   */
  public static BatchOutput resume(
      Path output, Path rejects, Map<String, String> terms, LineEncoder lines) throws IOException {
    refuseSame(output, rejects);
    Journal begun = begun(output);
    List<String> others = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(terms.keySet());
    names.addAll(begun.terms().keySet());
    for (String name : names) {
      if (!terms.getOrDefault(name, "").equals(begun.terms().getOrDefault(name, ""))) {
        others.add(name);
      }
    }
    if (!others.isEmpty()) {
      throw new UserError(
          "与中断之前不同，不能接着算：" + String.join("、", others) + "。请另写一个文件。",
          "Other than before the stop, so that the run cannot go on: "
              + String.join(", ", others)
              + ". Write to another file.");
    }
    return new BatchOutput(output, rejects, begun).headed(lines);
  }

  private BatchOutput headed(LineEncoder lines) throws IOException {
    if (answers.whole() == 0) {
      answers.add(lines.header().getBytes(StandardCharsets.UTF_8));
      rejects.add(lines.rejectHeader().getBytes(StandardCharsets.UTF_8));
      keep();
    }
    return this;
  }

  /** A batch is whole when both files have all of it. */
  private void keep() throws IOException {
    answers.keep();
    rejects.keep();
  }

  /** Adds the next batch. */
  void add(BatchResult result) throws IOException {
    answers.add(result.answers());
    rejects.add(result.rejects());
    keep();
    summary.add(result.summary());
    rows += result.rows();
  }

  /** Whether so much was added that it is to be made safe. */
  boolean isAtRisk() {
    return rows - safe >= ROWS_AT_RISK;
  }

  /** Makes safe what was added. */
  void checkpoint() throws IOException {
    answers.force();
    rejects.force();
    new Journal(terms, rows, answers.whole(), rejects.whole(), complete, summary).write(journal);
    safe = rows;
  }

  /** There is no further row. */
  void complete() throws IOException {
    complete = true;
    checkpoint();
  }

  public boolean isComplete() {
    return complete;
  }

  /** How many rows are done. */
  public long rows() {
    return rows;
  }

  /** How many rows the journal says are done: with these a run goes on. */
  public long safe() {
    return safe;
  }

  public Summary summary() {
    return summary;
  }

  @Override
  public void close() throws IOException {
    answers.close();
    rejects.close();
  }
}
