package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Service;

/**
 * More than can be answered in time is refused at once, what is answered is right, and afterwards
 * all is as before.
 */
@QuarkusTest
@TestProfile(OverloadTest.Narrow.class)
@Tag("apart")
class OverloadTest {
  private static final int AT_ONCE = 200;
  private static final String BODY = "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"person\"}}";

  /** One event loop, where one waits for another. */
  public static class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.vertx.event-loops-pool-size", "1", "policy.limits.longest-wait", "PT0.1S");
    }
  }

  private static HttpRequest evaluation() {
    return Bursts.post(Service.EVALUATIONS, BODY, "Accept-Language", "en");
  }

  @Test
  void whoever_has_waited_too_long_is_refused_and_the_others_are_answered_rightly() {
    Service.Answer alone = Service.evaluate(BODY, "Accept-Language", "en");
    assertThat(alone.status()).isEqualTo(200);
    long before = Bursts.shed("wait");
    long refused = Bursts.overload(AT_ONCE, 200, OverloadTest::evaluation);
    assertThat(Bursts.shed("wait") - before).isEqualTo(refused);
    assertThat(Bursts.burst(AT_ONCE, OverloadTest::evaluation))
        .filteredOn(answer -> answer.status() == 200)
        .isNotEmpty()
        .extracting(Service.Answer::body)
        .containsOnly(alone.body());
    // A single request waits for nobody.
    assertThat(Bursts.burst(1, OverloadTest::evaluation))
        .extracting(Service.Answer::status)
        .containsExactly(200);
  }
}
