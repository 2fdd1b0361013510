package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/** More at once than may be kept at once is refused; who only asks is answered all the while. */
@QuarkusTest
@TestProfile(StoreAtOnceTest.OneAtOnce.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoreAtOnceTest {
  private static final String DECISION =
      """
      {"asOf":"2024-06-01","profile":{"type":"person"},"reference":"overload",
       "purpose":"CONSULTATION","legalBasis":"CONSENT"}""";
  private static final String EVALUATION =
      "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";

  private final String[] token = Tokens.header(Role.COUNTER, "overload");

  /** One turn at what is kept, and no other bound: what is refused is refused for that. */
  public static class OneAtOnce implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("policy.limits.store-at-once", "1", "policy.limits.longest-wait", "PT0S");
    }
  }

  private HttpRequest decision() {
    String key = UUID.randomUUID().toString();
    return Bursts.post("/v1/decisions", DECISION, "Idempotency-Key", key, token[0], token[1]);
  }

  @Test
  void whoever_keeps_something_is_refused_before_it_keeps_others_from_being_evaluated() {
    long before = Bursts.shed("store");
    long refused = Bursts.overload(8, 201, this::decision);
    assertThat(Bursts.shed("store") - before).isEqualTo(refused);
    CompletableFuture<List<Service.Answer>> crowd =
        CompletableFuture.supplyAsync(() -> Bursts.burst(8, this::decision));
    assertThat(
            Bursts.burst(
                1, () -> Bursts.post(Service.EVALUATIONS, EVALUATION, "Accept", Service.JSON)))
        .extracting(Service.Answer::status)
        .containsExactly(200);
    assertThat(crowd.join()).extracting(Service.Answer::status).contains(201);
    assertThat(Bursts.burst(1, this::decision))
        .extracting(Service.Answer::status)
        .containsExactly(201);
  }
}
