package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.LI;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.DatabaseSettings;

class MaintenanceTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_is_past_its_last_day_is_erased_and_what_is_on_it_is_not(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID consulted = counter.decide(ZHANG, "A1", Purpose.CONSULTATION, "P1", null).id();
      UUID applied = counter.decide(LI, "B1", Purpose.APPLICATION, "P1", null).id();
      // Decided on 2024-06-03 in Shanghai; the last day is 2025-06-03.
      counter.pass(
          Duration.between(
              Instant.parse("2024-06-03T01:20:30.125Z"), Instant.parse("2025-06-03T15:59:59Z")));
      Maintenance.Purge early = counter.maintenance().purge(ZHANG);
      assertThat(early.erased()).isZero();
      counter.decisions().read(ZHANG, consulted);
      counter.pass(Duration.ofSeconds(1));
      Maintenance.Purge due = counter.maintenance().purge(ZHANG);
      assertThat(due.before()).isEqualTo(LocalDate.of(2025, 6, 4));
      assertThat(due.erased()).isEqualTo(1);
      assertThat(due.remaining()).isZero();
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, consulted))
          .isInstanceOf(Refusal.class);
      counter.decisions().read(LI, applied);
      assertThat(counter.maintenance().purge(ZHANG).erased()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_purge_goes_through_more_than_one_batch(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      for (int i = 0; i < 101; i++) {
        counter.decide(ZHANG, "A" + i, Purpose.CONSULTATION, null, null);
      }
      counter.pass(Duration.ofDays(400));
      assertThat(counter.maintenance().purge(ZHANG).erased()).isEqualTo(101);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void after_a_rotation_the_older_key_is_not_needed(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      counter.useKeys("2", 2);
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, id))
          .isInstanceOf(CorruptedData.class);
      counter.useKeys("2", 1, 2);
      counter.decisions().read(ZHANG, id);
      Maintenance.Rotation rotation = counter.maintenance().rotateKeys(ZHANG);
      assertThat(rotation.lockedAgain()).isEqualTo(1);
      assertThat(rotation.remaining()).isZero();
      counter.useKeys("2", 2);
      assertThat(counter.decisions().read(ZHANG, id).decision().id()).isEqualTo(id);
    }
  }

  @Test
  void a_period_of_nothing_is_refused() {
    assertThatThrownBy(() -> new Retention(Map.of(Purpose.APPEAL, Period.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_leap_day_is_kept_until_the_28th() {
    LocalDate last =
        new Retention(Map.of())
            .lastDay(Purpose.CONSULTATION, Instant.parse("2024-02-28T16:00:00Z"));
    assertThat(last).isEqualTo(LocalDate.of(2025, 2, 28));
  }
}
