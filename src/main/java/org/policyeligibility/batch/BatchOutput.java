package org.policyeligibility.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  /** Rows after which the files are made safe. */
  private static final int ROWS_AT_RISK = 10_000;

  private final Path journal;
  private final Map<String, String> terms;
  private final FileChannel answers;
  private final FileChannel rejects;
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
    this.answers = opened(output, begun.answers());
    this.rejects = opened(rejected, begun.rejects());
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
   * @throws UserError where one of the files is there already
   */
  public static BatchOutput begin(
      Path output, Path rejects, Map<String, String> terms, LineEncoder lines) throws IOException {
    List<String> there =
        List.of(output, rejects, Journal.path(output)).stream()
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
    Journal begun = Journal.begun(terms);
    begun.write(Journal.path(output));
    return new BatchOutput(output, rejects, begun).headed(lines);
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

  private static FileChannel opened(Path file, long whole) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    if (channel.tryLock() == null) {
      channel.close();
      throw new UserError(file + " 正由另一次运行写入。", file + " is being written by another run.");
    }
    if (channel.size() < whole) {
      channel.close();
      throw new UserError(
          file + " 比中断时短，已被改动。", file + " is shorter than at the stop: it was changed.");
    }
    channel.truncate(whole);
    channel.position(whole);
    return channel;
  }

  private BatchOutput headed(LineEncoder lines) throws IOException {
    if (answers.position() == 0) {
      write(answers, lines.header().getBytes(StandardCharsets.UTF_8));
      write(rejects, lines.rejectHeader().getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** Adds the next batch. */
  void add(BatchResult result) throws IOException {
    write(answers, result.answers());
    write(rejects, result.rejects());
    summary.add(result.summary());
    rows += result.rows();
    if (rows - safe >= ROWS_AT_RISK) {
      checkpoint();
    }
  }

  /** Makes safe what was added. */
  void checkpoint() throws IOException {
    answers.force(false);
    rejects.force(false);
    new Journal(terms, rows, answers.position(), rejects.position(), complete, summary)
        .write(journal);
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

  public Summary summary() {
    return summary;
  }

  @Override
  public void close() throws IOException {
    answers.close();
    rejects.close();
  }
}
