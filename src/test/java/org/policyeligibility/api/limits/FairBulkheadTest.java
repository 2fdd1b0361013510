package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the bulkhead's queue, by a clock of their own: who is served next, and for how long. */
@Timeout(60)
@Tag("apart")
class FairBulkheadTest {
  private static final long FOREVER = TimeUnit.HOURS.toNanos(1);
  private static final long SERVICE = TimeUnit.MILLISECONDS.toNanos(10);

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final AtomicLong time = new AtomicLong();

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  /** A caller that waits, and notes when it is served. */
  private Future<?> wait(FairBulkhead bulkhead, String name, int weight, List<String> served) {
    int before = bulkhead.waiting();
    Future<?> waiting =
        callers.submit(
            () -> {
              FairBulkhead.Permit permit = bulkhead.acquire(name, weight, FOREVER).orElseThrow();
              served.add(name);
              time.addAndGet(SERVICE);
              permit.close();
            });
    while (bulkhead.waiting() == before && !waiting.isDone()) {
      Thread.onSpinWait();
    }
    return waiting;
  }

  private List<String> served(Map<String, Integer> weights, List<String> arrivals)
      throws Exception {
    FairBulkhead bulkhead = new FairBulkhead(1, arrivals.size(), time::get);
    List<String> served = Collections.synchronizedList(new ArrayList<>());
    FairBulkhead.Permit first = bulkhead.acquire("first", 1, 0).orElseThrow();
    List<Future<?>> waiting = new ArrayList<>();
    for (String name : arrivals) {
      waiting.add(wait(bulkhead, name, weights.getOrDefault(name, 1), served));
    }
    first.close();
    for (Future<?> caller : waiting) {
      caller.get();
    }
    return served;
  }

  @Test
  void a_crowd_of_one_tenant_is_not_before_the_others() throws Exception {
    List<String> arrivals = new ArrayList<>(Collections.nCopies(30, "crowd"));
    arrivals.addAll(List.of("a", "b", "c", "a", "b", "c"));
    List<String> served = served(Map.of(), arrivals);
    for (String other : List.of("a", "b", "c")) {
      assertThat(served.indexOf(other)).as("%s in %s", other, served).isLessThan(5);
      assertThat(served.lastIndexOf(other)).as("%s in %s", other, served).isLessThan(9);
    }
    assertThat(served).hasSize(arrivals.size());
  }

  @Test
  void a_tenant_of_three_times_the_weight_is_served_three_times_as_much() throws Exception {
    List<String> arrivals = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      arrivals.addAll(List.of("light", "heavy"));
    }
    List<String> served = served(Map.of("heavy", 3), arrivals);
    Map<String, Long> half = new TreeMap<>();
    served.subList(0, 32).forEach(name -> half.merge(name, 1L, Long::sum));
    assertThat(half.get("heavy")).as("%s", served).isBetween(22L, 26L);
  }

  @Test
  void a_share_that_nobody_asks_for_is_anybodys() {
    FairBulkhead bulkhead = new FairBulkhead(8, 0, time::get);
    for (int i = 0; i < 8; i++) {
      assertThat(bulkhead.acquire("alone", 1, 0)).isPresent();
    }
    assertThat(bulkhead.acquire("alone", 1, 0)).isEmpty();
  }

  @Test
  void the_longest_queue_loses_its_last_to_a_tenant_that_comes_anew() throws Exception {
    FairBulkhead bulkhead = new FairBulkhead(1, 4, time::get);
    List<String> served = Collections.synchronizedList(new ArrayList<>());
    FairBulkhead.Permit first = bulkhead.acquire("crowd", 1, 0).orElseThrow();
    List<Future<Boolean>> crowd = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int before = bulkhead.waiting();
      crowd.add(
          callers.submit(
              () -> {
                Optional<FairBulkhead.Permit> permit = bulkhead.acquire("crowd", 1, FOREVER);
                permit.ifPresent(FairBulkhead.Permit::close);
                return permit.isPresent();
              }));
      while (bulkhead.waiting() == before) {
        Thread.onSpinWait();
      }
    }
    assertThat(bulkhead.acquire("crowd", 1, FOREVER)).as("the crowd has its share").isEmpty();
    Future<?> other =
        callers.submit(
            () -> {
              bulkhead.acquire("other", 1, FOREVER).orElseThrow().close();
              served.add("other");
            });
    assertThat(crowd.get(3).get()).as("the last of the crowd is refused").isFalse();
    first.close();
    other.get();
    for (Future<Boolean> member : crowd.subList(0, 3)) {
      assertThat(member.get()).isTrue();
    }
    assertThat(served).containsExactly("other");
    assertThat(bulkhead.waiting()).isZero();
  }

  @Test
  void a_caller_that_waited_in_vain_leaves_no_trace() {
    FairBulkhead bulkhead = new FairBulkhead(1, 4, time::get);
    FairBulkhead.Permit first = bulkhead.acquire("a", 1, 0).orElseThrow();
    assertThat(bulkhead.acquire("b", 1, TimeUnit.MILLISECONDS.toNanos(1))).isEmpty();
    assertThat(bulkhead.waiting()).isZero();
    first.close();
    first.close();
    assertThat(bulkhead.acquire("b", 1, 0)).isPresent();
    assertThat(bulkhead.acquire("a", 1, 0)).isEmpty();
  }
}
