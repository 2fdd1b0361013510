package org.policyeligibility.decision.faults;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler that interleaves two operations statement by statement, in an order drawn at random.
 * An operation that waits for a lock of the other is passed over until it goes on.
 */
final class Interleaving implements FaultInjection, AutoCloseable {
  /** After that long a statement is taken for one that waits for a lock; then both go on. */
  private static final long BLOCKED_MILLIS = 4;

  private static final ThreadLocal<@Nullable Party> party = new ThreadLocal<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /** An operation that is under way. */
  private final class Party {
    private boolean atGate;
    private boolean done;

    private void arrive() {
      synchronized (threads) {
        atGate = true;
        threads.notifyAll();
        while (atGate) {
          await(0);
        }
      }
    }

    private <T> T run(Callable<T> operation) throws Exception {
      party.set(this);
      try {
        return operation.call();
      } finally {
        party.remove();
        synchronized (threads) {
          done = true;
          threads.notifyAll();
        }
      }
    }
  }

  private void await(long millis) {
    try {
      threads.wait(millis);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void before(Step step) {
    Party own = party.get();
    if (own != null) {
      own.arrive();
    }
  }

  /** Both results, in the order of the operations. */
  <T> List<T> run(Random random, Callable<T> first, Callable<T> second) throws Exception {
    List<Party> parties = List.of(new Party(), new Party());
    Future<T> future = threads.submit(() -> parties.get(0).run(first));
    Future<T> other = threads.submit(() -> parties.get(1).run(second));
    schedule(random, parties);
    try {
      return List.of(future.get(), other.get());
    } catch (ExecutionException failed) {
      throw new AssertionError("an operation failed", failed.getCause());
    }
  }

  private void schedule(Random random, List<Party> parties) {
    synchronized (threads) {
      while (!parties.stream().allMatch(party -> party.done)) {
        List<Party> ready = parties.stream().filter(party -> party.atGate).toList();
        if (ready.isEmpty()) {
          await(BLOCKED_MILLIS);
          continue;
        }
        Party next = ready.get(random.nextInt(ready.size()));
        next.atGate = false;
        threads.notifyAll();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BLOCKED_MILLIS);
        while (!next.atGate && !next.done && System.nanoTime() < until) {
          await(1);
        }
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
