package org.policyeligibility.api.decisions;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.policyeligibility.api.limits.FairBulkhead;

/**
 * Single flight of compilations: one at a time, in turns that are fair by organisation, and once
 * for all who wait for the same. Where the one that was to compile is refused, which is a matter of
 * its organisation, the others compile themselves.
 */
final class SharedCompilation<T> {
  /** Compilations that wait, each with a thread. */
  private static final int MOST_QUEUED = 8;

  /** Requests of one organisation that wait for what others compile. */
  private static final int MOST_WAITING = 4;

  private final long longestWait;

  /** One at a time: compiling takes all the memory that is to spare. */
  private final FairBulkhead turns = new FairBulkhead(1, MOST_QUEUED);

  private final Map<String, CompletableFuture<T>> compiling = new ConcurrentHashMap<>();
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

  /** Compilations that are waited for so long, in nanoseconds. */
  SharedCompilation(long longestWait) {
    this.longestWait = longestWait;
  }

  /**
   * Compiles, or waits for the request that compiles it already.
   *
   * @throws ServiceUnavailableException where that would take too long
   */
  T get(String key, String organisation, Supplier<T> compile) {
    long begun = System.nanoTime();
    while (true) {
      CompletableFuture<T> own = new CompletableFuture<>();
      CompletableFuture<T> first = compiling.putIfAbsent(key, own);
      if (first == null) {
        return compile(key, organisation, own, compile);
      }
      long left = longestWait - (System.nanoTime() - begun);
      Optional<T> compiled = await(first, organisation, left);
      if (compiled.isPresent()) {
        return compiled.get();
      }
    }
  }

  private T compile(
      String key, String organisation, CompletableFuture<T> own, Supplier<T> compile) {
    try {
      FairBulkhead.Permit turn =
          turns.acquire(organisation, 1, longestWait).orElseThrow(ServiceUnavailableException::new);
      try {
        T compiled = compile.get();
        compiling.remove(key, own);
        own.complete(compiled);
        return compiled;
      } finally {
        turn.close();
      }
    } catch (RuntimeException | Error failed) {
      compiling.remove(key, own);
      own.completeExceptionally(failed);
      throw failed;
    }
  }

  /** Empty where the one that was to compile was refused. */
  private Optional<T> await(CompletableFuture<T> first, String organisation, long longest) {
    try {
      if (waiting.merge(organisation, 1, Integer::sum) > MOST_WAITING) {
        throw new ServiceUnavailableException();
      }
      return Optional.of(first.get(longest, TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      throw new ServiceUnavailableException((Long) null, late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableException((Long) null, stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ServiceUnavailableException) {
        return Optional.empty();
      }
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException("not compiled", failed.getCause());
    } finally {
      waiting.computeIfPresent(organisation, (name, count) -> count == 1 ? null : count - 1);
    }
  }
}
