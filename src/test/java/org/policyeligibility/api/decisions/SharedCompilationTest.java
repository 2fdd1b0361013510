package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("apart")
class SharedCompilationTest {
  private static final int QUEUED = 8;

  private final SharedCompilation<String> compilation =
      new SharedCompilation<>(TimeUnit.SECONDS.toNanos(40));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void all_end() {
    release.countDown();
    threads.shutdownNow();
  }

  private String slow(String law) {
    begun.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return law;
  }

  private Future<String> get(String office, String law, Supplier<String> compile) {
    return threads.submit(() -> compilation.get(law, office, compile));
  }

  private static void settle() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(300);
  }

  @Test
  void it_is_compiled_once_for_all_who_wait_for_it() throws Exception {
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(get("office-" + i, "law", () -> slow("law")));
    }
    settle();
    release.countDown();
    for (Future<String> each : all) {
      assertThat(each.get()).isEqualTo("law");
    }
    assertThat(begun.get()).isEqualTo(1);
  }

  /** The last of an office that asks for too much is refused, and with it who waits for it was. */
  @Test
  void an_office_is_not_refused_with_another_that_asks_for_too_much() throws Exception {
    List<Future<String>> greedy = new ArrayList<>();
    for (int i = 0; i <= QUEUED; i++) {
      String law = "law-" + i;
      greedy.add(get("greedy", law, () -> slow(law)));
      settle();
    }
    Future<String> other = get("modest", "law-" + QUEUED, () -> "compiled by itself");
    settle();
    // A third office takes the place of the last that the greedy one has queued.
    Future<String> third = get("third", "another law", () -> "another law");
    settle();
    release.countDown();
    assertThat(third.get()).isEqualTo("another law");
    assertThat(other.get()).isEqualTo("compiled by itself");
    assertThatThrownBy(() -> greedy.get(QUEUED).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void a_failure_is_told_to_all_who_wait_and_is_tried_anew_by_the_next() throws Exception {
    Supplier<String> failing =
        () -> {
          slow("law");
          throw new IllegalArgumentException("not the law of its digest");
        };
    Future<String> first = get("a", "law", failing);
    settle();
    Future<String> second = get("b", "law", failing);
    settle();
    release.countDown();
    for (Future<String> each : List.of(first, second)) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThat(get("b", "law", () -> "law").get()).isEqualTo("law");
  }
}
