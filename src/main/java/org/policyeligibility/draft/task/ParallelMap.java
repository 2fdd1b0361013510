package org.policyeligibility.draft.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * A parallel map over a list, on all processors. A parallel stream would run on the platform's
 * pool, whose threads load classes as whichever caller came first did; these load as the caller.
 */
final class ParallelMap {
  /** Elements that one thread takes at once. */
  private static final int SHARE = 64;

  private ParallelMap() {}

  /** The result for each element, in the order of the list. */
  static <A, B> List<B> each(List<A> elements, Function<A, B> work) {
    List<Callable<List<B>>> shares = new ArrayList<>();
    for (int from = 0; from < elements.size(); from += SHARE) {
      List<A> share = elements.subList(from, Math.min(from + SHARE, elements.size()));
      shares.add(() -> share.stream().map(work).toList());
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<B> results = new ArrayList<>(elements.size());
      for (Future<List<B>> share : threads.invokeAll(shares)) {
        results.addAll(share.get());
      }
      return results;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
