package org.policyeligibility.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A run of a batch, from the row where it begins to the last or until it is stopped. Batches go out
 * and results come back in one order; an evaluator that answers otherwise is found out.
 */
public final class BatchRun {
  /** Rows of a batch: so few that those under way fit into a small memory. */
  private static final int BATCH = 64;

  private final BatchInput input;
  private final BatchOutput output;
  private final Iterator<UnreadRow> rows;
  private final Progress progress;

  /** Of the batches under way the number of rows and the position of the last. */
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

  private volatile boolean stopped;

  /** Takes note of how far a run is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A batch is done.
     *
     * @param rows that are done, of this run and those before it
     * @param position of the last of them among all rows
     */
    void at(long rows, long position);
  }

  private record Sent(int rows, long position) {}

  public BatchRun(BatchInput input, BatchOutput output, Progress progress) {
    this.input = input;
    this.output = output;
    this.rows = input.rows(output.rows());
    this.progress = progress;
  }

  /** Sends every batch to an evaluator and takes its results. */
  @FunctionalInterface
  public interface Evaluator {
    void evaluate(Iterator<List<UnreadRow>> batches, Consumer<BatchResult> results);
  }

  /**
   * Runs, and makes safe what is whole, however it ends.
   *
   * @throws org.policyeligibility.UserError where an input became another while it was read
   * @return whether every row is done
   */
  public boolean run(Evaluator evaluator) throws IOException {
    try {
      evaluator.evaluate(batches(), this::take);
      if (!sent.isEmpty()) {
        throw new IllegalStateException("batches without an answer");
      }
    } catch (RuntimeException failed) {
      keep(failed);
      // A process that evaluates is stopped by the signal that stops this one.
      if (!stopped) {
        throw failed;
      }
      return false;
    }
    if (stopped && rows.hasNext()) {
      checkpoint();
      return false;
    }
    input.refuseChanged();
    output.complete();
    return true;
  }

  /** The journal tells only of rows that were read from files as they were at the beginning. */
  private void checkpoint() throws IOException {
    input.refuseChanged();
    output.checkpoint();
  }

  /** Makes safe as much as can still be; the failure is told, and not that this failed as well. */
  private void keep(RuntimeException failed) {
    try {
      checkpoint();
    } catch (IOException | RuntimeException unsafe) {
      failed.addSuppressed(unsafe);
    }
  }

  /** Sends no further batch. */
  public void stop() {
    stopped = true;
  }

  private Iterator<List<UnreadRow>> batches() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !stopped && rows.hasNext();
      }

      @Override
      public List<UnreadRow> next() {
        if (!rows.hasNext()) {
          throw new NoSuchElementException();
        }
        List<UnreadRow> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && rows.hasNext()) {
          batch.add(rows.next());
        }
        sent.add(new Sent(batch.size(), batch.get(batch.size() - 1).position()));
        return batch;
      }
    };
  }

  private void take(BatchResult result) {
    Sent batch = sent.poll();
    if (batch == null || batch.rows() != result.rows()) {
      throw new IllegalStateException("an answer to no batch");
    }
    try {
      output.add(result);
      if (output.isAtRisk()) {
        checkpoint();
      }
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
    progress.at(output.rows(), batch.position());
  }
}
