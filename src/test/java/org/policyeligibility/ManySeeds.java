package org.policyeligibility;

import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * A property over very many seeds, tried on every core. jqwik tries one after another and keeps
 * books of each, which is worth it where it shrinks what failed; a seed cannot be made smaller.
 */
public final class ManySeeds {
  private final long start;
  private final int tries;

  private ManySeeds(long start, int tries) {
    this.start = start;
    this.tries = tries;
  }

  /** Other ones in each run, unless {@code -Dpolicy.seed} says with which one to begin. */
  public static ManySeeds of(int tries) {
    return from(Long.getLong("policy.seed", new SecureRandom().nextLong()), tries);
  }

  /** Seeds that are the same in each run. */
  static ManySeeds from(long start, int tries) {
    return new ManySeeds(start, tries);
  }

  /**
   * Tries each of them.
   *
   * @throws AssertionError naming the seed that failed, with what it failed of
   */
  public void forEach(LongConsumer property) {
    AtomicInteger begun = new AtomicInteger();
    AtomicReference<AssertionError> failed = new AtomicReference<>();
    List<ForkJoinTask<?>> workers =
        IntStream.range(0, ForkJoinPool.getCommonPoolParallelism() + 1)
            .<ForkJoinTask<?>>mapToObj(
                worker -> ForkJoinTask.adapt(() -> work(property, begun, failed)))
            .toList();
    ForkJoinTask.invokeAll(workers);
    AssertionError failure = failed.get();
    if (failure != null) {
      throw failure;
    }
  }

  private void work(
      LongConsumer property, AtomicInteger begun, AtomicReference<AssertionError> failed) {
    for (int number; (number = begun.getAndIncrement()) < tries && failed.get() == null; ) {
      long seed = seed(number);
      try {
        property.accept(seed);
      } catch (RuntimeException | Error fault) {
        failed.compareAndSet(
            null, new AssertionError("-Dpolicy.seed=" + seed + ": " + fault.getMessage(), fault));
      }
    }
  }

  /** The first is the start itself, so that one that failed can be tried again at once. */
  private long seed(int number) {
    return number == 0 ? start : new SplittableRandom(start + number).nextLong();
  }
}
