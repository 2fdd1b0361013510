package org.policyeligibility.population;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A parallel map over a stream of batches, in order and with a bounded number under way, so that
 * memory does not grow with a population. A parallel stream has neither, and runs on the platform's
 * pool, whose threads load classes as another caller did.
 */
public final class OrderedBatches {
  /** Batches read ahead for each worker; more wait outside. */
  private static final int AHEAD = 4;

  private OrderedBatches() {}

  /**
   * Works on each batch and passes the results on in the order of the batches.
   *
   * @param batches asked by the calling thread alone
   * @param work done by the workers
   * @param results taken by the calling thread
   */
  public static <A, B> void each(
      Iterator<A> batches, int workers, Function<A, B> work, Consumer<B> results) {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Deque<Future<B>> open = new ArrayDeque<>();
      while (batches.hasNext()) {
        A batch = batches.next();
        open.add(pool.submit(() -> work.apply(batch)));
        if (open.size() >= workers * AHEAD) {
          results.accept(open.remove().get());
        }
      }
      while (!open.isEmpty()) {
        results.accept(open.remove().get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a batch failed", failed.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
