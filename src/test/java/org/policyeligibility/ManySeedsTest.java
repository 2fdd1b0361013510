package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A property that is tried on every core loses no try and no failure. */
class ManySeedsTest {
  @Test
  void every_try_has_a_seed_of_its_own() {
    Set<Long> seeds = ConcurrentHashMap.newKeySet();
    AtomicInteger tries = new AtomicInteger();
    ManySeeds.of(100_000)
        .forEach(
            seed -> {
              seeds.add(seed);
              tries.incrementAndGet();
            });
    assertThat(tries).hasValue(100_000);
    assertThat(seeds).hasSize(100_000);
  }

  @Test
  void the_one_seed_in_many_that_fails_is_named_and_is_the_first_when_it_is_tried_again() {
    Set<Long> seeds = ConcurrentHashMap.newKeySet();
    ManySeeds.from(17, 1_000).forEach(seeds::add);
    long bad = seeds.stream().max(Long::compare).orElseThrow();
    ManySeeds again = ManySeeds.from(17, 1_000);
    assertThatThrownBy(() -> again.forEach(seed -> assertThat(seed).isNotEqualTo(bad)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("-Dpolicy.seed=" + bad + ": ");
    assertThatThrownBy(
            () -> ManySeeds.from(bad, 1).forEach(seed -> assertThat(seed).isNotEqualTo(bad)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void what_is_thrown_is_a_failure_whatever_it_is() {
    ManySeeds seeds = ManySeeds.from(1, 10);
    assertThatThrownBy(
            () ->
                seeds.forEach(
                    seed -> {
                      throw new IllegalStateException("they differ");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("they differ")
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
