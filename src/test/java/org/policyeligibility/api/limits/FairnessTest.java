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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.api.Service;
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
          "policy.limits.store-at-once", "4",
          "policy.limits.store-waiting", "16",
          "policy.limits.per-caller", "1000000",
          "policy.limits.per-organisation", "1000000",
          "policy.limits.per-address", "1000000",
          "policy.limits.longest-wait", "PT0S");
    }
  }

  private static HttpRequest decision(String organisation) {
    String[] token = Tokens.header(Role.COUNTER, organisation);
    String key = UUID.randomUUID().toString();
    return Bursts.post("/v1/decisions", DECISION, "Idempotency-Key", key, token[0], token[1]);
  }

  private static List<Integer> statuses(int requests, String organisation) {
    return Bursts.burst(requests, () -> decision(organisation)).stream()
        .map(Service.Answer::status)
        .toList();
  }

  @Test
  @Timeout(120)
  void an_office_at_ten_times_its_share_leaves_the_others_theirs() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    CompletableFuture<Void> crowd =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                for (int status : statuses(CROWD, "greedy")) {
                  (status == 201 ? answered : refused).incrementAndGet();
                }
              }
            });
    while (answered.get() + refused.get() < CROWD) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      List<CompletableFuture<List<Integer>>> asked = new ArrayList<>();
      for (int other = 0; other < OTHERS; other++) {
        String name = "modest-" + other;
        asked.add(CompletableFuture.supplyAsync(() -> statuses(1, name)));
      }
      asked.forEach(answers -> others.addAll(answers.join()));
    }
    over.set(true);
    crowd.join();
    long served = others.stream().filter(status -> status == 201).count();
    System.out.printf(
        "fairness: others %d of %d, the greedy one %d of %d%n",
        served, others.size(), answered.get(), answered.get() + refused.get());
    assertThat(served).isGreaterThanOrEqualTo(others.size() * 99 / 100);
    assertThat(answered.get()).as("what the others leave is the crowd's").isPositive();
  }
}
