package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/**
 * Fair queueing by organisation, over HTTP: an office that asks for far more than its share costs
 * the others nothing. What it costs in time is measured in the benchmarks and not here.
 */
@QuarkusTest
@TestProfile(FairnessTest.Narrow.class)
@Tag("apart")
class FairnessTest {
  private static final int OTHERS = 3;

  /** At once, of an office that takes all it can get: ten times what there is room for. */
  private static final int CROWD = 40;

  private static final int REQUESTS = 60;
  private static final String DECISION =
      """
      {"asOf":"2024-06-01","profile":{"type":"person"},"reference":"fair",
       "purpose":"CONSULTATION","legalBasis":"CONSENT"}\
      """;

  /** Few turns, and no quota that would keep anybody from asking for them. */
  public static class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "policy.limits.store-at-once", "1",
          "policy.limits.store-waiting", "6",
          "policy.limits.per-caller", "1000000",
          "policy.limits.per-organisation", "1000000",
          "policy.limits.per-address", "1000000",
          "policy.limits.longest-wait", "PT0S");
    }
  }

  static HttpRequest decision(String organisation) {
    String[] token = Tokens.header(Role.COUNTER, organisation);
    String key = UUID.randomUUID().toString();
    return Bursts.post("/v1/decisions", DECISION, "Idempotency-Key", key, token[0], token[1]);
  }

  private static int status(String organisation) {
    return Bursts.burst(1, () -> decision(organisation)).get(0).status();
  }

  /** A place in the crowd: it asks again as soon as it is answered or refused. */
  private static void askAlways(AtomicBoolean over, AtomicInteger answered, AtomicInteger refused) {
    while (!over.get()) {
      boolean served = status("greedy") == 201;
      (served ? answered : refused).incrementAndGet();
    }
  }

  @Test
  @Timeout(120)
  void an_office_at_ten_times_its_share_leaves_the_others_theirs() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CROWD + OTHERS);
    try {
      for (int place = 0; place < CROWD; place++) {
        clients.execute(() -> askAlways(over, answered, refused));
      }
      while (refused.get() < CROWD) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      List<Future<Long>> others = new ArrayList<>();
      for (int other = 0; other < OTHERS; other++) {
        String name = "modest-" + other;
        others.add(
            clients.submit(
                () -> IntStream.range(0, REQUESTS).filter(request -> status(name) == 201).count()));
      }
      long served = 0;
      for (Future<Long> other : others) {
        served += other.get();
      }
      System.out.printf(
          "fairness: others %d of %d, the greedy one %d of %d%n",
          served, OTHERS * REQUESTS, answered.get(), answered.get() + refused.get());
      assertThat(served).isGreaterThanOrEqualTo(OTHERS * REQUESTS * 99L / 100);
      assertThat(answered.get()).as("what the others leave is the crowd's").isPositive();
      assertThat(refused.get()).as("the queue was full").isGreaterThan(CROWD);
    } finally {
      over.set(true);
      clients.shutdown();
      assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
