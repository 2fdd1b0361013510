package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("apart")
class RecentSharesTest {
  private static final int CROWD = 1000;

  private long now = 7;
  private final RecentShares shares = new RecentShares(now);

  private boolean take(String address) {
    return shares.take(ClientNetwork.of(ClientNetwork.parse(address).orElseThrow()), now);
  }

  private void crowd(int addresses) {
    for (int i = 0; i < CROWD; i++) {
      assertThat(take("192.0.2." + i % addresses)).isFalse();
    }
  }

  @Test
  void beside_a_crowd_of_four_addresses_a_few_requests_of_another_are_modest() {
    crowd(4);
    for (int i = 0; i < 10; i++) {
      assertThat(take("198.51.100.1")).isTrue();
    }
    crowd(4);
  }

  @Test
  void who_is_alone_or_one_of_equals_is_not_modest() {
    crowd(1);
    now += TimeUnit.MINUTES.toNanos(1);
    crowd(50);
  }

  @Test
  void who_joins_the_crowd_is_modest_no_longer() {
    crowd(2);
    int modest = 0;
    for (int i = 0; i < CROWD; i++) {
      modest += take("198.51.100.1") ? 1 : 0;
    }
    assertThat(modest).isBetween(1, CROWD / 2);
  }

  @Test
  void a_crowd_is_remembered_for_a_window_and_forgotten_after_two() {
    crowd(2);
    now += TimeUnit.SECONDS.toNanos(3);
    assertThat(take("198.51.100.1")).isTrue();
    now += TimeUnit.SECONDS.toNanos(5);
    assertThat(take("198.51.100.1")).isFalse();
  }

  @Test
  void more_addresses_than_are_told_apart_take_no_more_memory_and_make_nobody_modest() {
    for (int i = 0; i < 30_000; i++) {
      String address = "10.%d.%d.1".formatted(i / 250, i % 250);
      assertThat(take(address)).isFalse();
    }
    assertThat(shares.clients()).isEqualTo(10_000);
  }
}
