package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Response times of three offices at a tenth of the capacity each, in quiet and beside an office at
 * ten times its share. The two take turns, and the ratio of their 99th percentiles is printed: it
 * says something on a machine that does nothing else.
 */
@QuarkusTest
@TestProfile(FairnessTest.Narrow.class)
@Tag("long")
class FairnessLongTest {
  private static final int OTHERS = 3;
  private static final int ROUNDS = 5;
  private static final int REQUESTS = 100;
  private static final int WARM_UP = 1_000;

  /** Of the offices each has a quarter; ten times that is two and a half times the capacity. */
  private static final double GREEDY = 10.0 / (OTHERS + 1);

  private static final double MODEST = 0.1;

  /** More than these are not sent before some are answered, as no client has endless sockets. */
  private static final int UNANSWERED = 100;

  private final ExecutorService clients = Executors.newFixedThreadPool(OTHERS + 1 + UNANSWERED);
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger greedyServed = new AtomicInteger();
  private final AtomicInteger greedyRefused = new AtomicInteger();

  @AfterEach
  void end_the_clients() {
    clients.shutdownNow();
  }

  /** Nanoseconds that one decision takes of a store that takes one at a time: the median. */
  private static long decisionTime() {
    long[] times =
        LongStream.range(0, WARM_UP).map(i -> timed(FairnessTest.decision("warm-up"))).toArray();
    long[] last = Arrays.copyOfRange(times, WARM_UP / 2, WARM_UP);
    Arrays.sort(last);
    return last[last.length / 2];
  }

  /** The time until the answer, negative where it was no decision. */
  private static long timed(HttpRequest request) {
    long start = System.nanoTime();
    int status = Bursts.burst(1, () -> request).get(0).status();
    long time = System.nanoTime() - start;
    return status == 201 ? time : -time;
  }

  /** Requests of one office at even intervals, whether or not earlier ones are answered late. */
  private List<Long> office(String name, long interval) {
    List<Long> times = new ArrayList<>();
    long next = System.nanoTime();
    for (int i = 0; i < REQUESTS; i++) {
      LockSupport.parkNanos(next - System.nanoTime());
      next += interval;
      asked.incrementAndGet();
      long time = timed(FairnessTest.decision(name));
      if (time > 0) {
        served.incrementAndGet();
        times.add(time);
      }
    }
    return times;
  }

  private List<Long> others(long interval) throws Exception {
    List<Future<List<Long>>> running = new ArrayList<>();
    for (int other = 0; other < OTHERS; other++) {
      String name = "modest-" + other;
      running.add(clients.submit(() -> office(name, interval)));
    }
    List<Long> times = new ArrayList<>();
    for (Future<List<Long>> office : running) {
      times.addAll(office.get());
    }
    return times;
  }

  private void greedy(long interval, AtomicBoolean over) {
    Semaphore unanswered = new Semaphore(UNANSWERED);
    long next = System.nanoTime();
    while (!over.get()) {
      LockSupport.parkNanos(next - System.nanoTime());
      next += interval;
      unanswered.acquireUninterruptibly();
      clients.execute(
          () -> {
            boolean decided = timed(FairnessTest.decision("greedy")) > 0;
            (decided ? greedyServed : greedyRefused).incrementAndGet();
            unanswered.release();
          });
    }
    unanswered.acquireUninterruptibly(UNANSWERED);
  }

  private static long percentile(List<Long> times, double share) {
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))];
  }

  @Test
  @Timeout(3600)
  void the_others_are_served_and_their_99th_percentile_is_told() throws Exception {
    long decision = decisionTime();
    long interval = Math.round(decision / MODEST);
    List<Long> quiet = new ArrayList<>();
    List<Long> loud = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      quiet.addAll(others(interval));
      AtomicBoolean over = new AtomicBoolean();
      Future<?> greedy = clients.submit(() -> greedy(Math.round(decision / GREEDY), over));
      loud.addAll(others(interval));
      over.set(true);
      greedy.get();
    }
    System.out.printf(
        "fairness: a decision %d µs; quiet p50 %d, p99 %d µs; beside the greedy p50 %d, p99 %d µs:"
            + " %.2f times (limit 3); others %d of %d, the greedy one %d of %d%n",
        decision / 1000,
        percentile(quiet, 0.5) / 1000,
        percentile(quiet, 0.99) / 1000,
        percentile(loud, 0.5) / 1000,
        percentile(loud, 0.99) / 1000,
        (double) percentile(loud, 0.99) / percentile(quiet, 0.99),
        served.get(),
        asked.get(),
        greedyServed.get(),
        greedyServed.get() + greedyRefused.get());
    assertThat(served.get()).isGreaterThanOrEqualTo(asked.get() * 99 / 100);
    assertThat(greedyRefused.get()).as("the greedy one asked for more than its share").isPositive();
  }
}
