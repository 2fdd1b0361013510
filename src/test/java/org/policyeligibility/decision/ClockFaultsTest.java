package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.StoreUnavailable;

/** The clock jumps: nothing goes too early, and only what says when it was says another time. */
class ClockFaultsTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /** Decided on 2024-06-03; its last day is 2025-06-03. */
  private static UUID consulted(DecisionFixture counter, String reference) {
    return counter.decide(ZHANG, reference, Purpose.CONSULTATION, null, null).id();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_clock_two_years_ahead_destroys_nothing_that_is_not_due_tomorrow(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = consulted(counter, "A1");
      assertThat(counter.purge().before()).isEqualTo(LocalDate.of(2024, 6, 3));
      counter.pass(YEAR.multipliedBy(2));
      Maintenance.Purge ahead = counter.purge();
      assertThat(ahead.before()).isEqualTo(LocalDate.of(2024, 6, 4));
      assertThat(ahead.erased()).isZero();
      counter.pass(YEAR.multipliedBy(-2));
      assertThat(counter.purge().before()).isEqualTo(LocalDate.of(2024, 6, 3));
      counter.decisions().read(ZHANG, id);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void after_a_stop_purges_catch_up_a_day_at_a_time(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      consulted(counter, "A1");
      counter.pass(DAY);
      consulted(counter, "A2");
      counter.pass(YEAR.minus(DAY));
      assertThat(counter.purge().erased()).as("on the last day of the first").isZero();
      counter.pass(DAY.multipliedBy(3));
      assertThat(counter.purge().erased()).as("before 2025-06-04").isOne();
      assertThat(counter.purge().erased()).as("before 2025-06-05").isOne();
      assertThat(counter.purge().before()).isEqualTo(LocalDate.of(2025, 6, 6));
      assertThat(counter.purge().before()).as("it is no later").isEqualTo("2025-06-06");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_clock_a_month_behind_is_believed_and_by_one_a_day_more_nothing_is_kept(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      counter.purge();
      counter.pass(Duration.ofDays(-31));
      counter.decide(ZHANG, "A2");
      counter.pass(DAY.negated());
      assertThatThrownBy(() -> counter.decide(ZHANG, "A3")).isInstanceOf(StoreUnavailable.class);
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, id))
          .isInstanceOf(StoreUnavailable.class);
      assertThatThrownBy(counter::purge).isInstanceOf(StoreUnavailable.class);
      counter.pass(DAY.multipliedBy(32));
      counter.decide(ZHANG, "A3");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_key_is_of_one_request_whatever_the_clock_says(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      Decision first = counter.decide(ZHANG, "A1");
      for (Duration jump : List.of(YEAR.multipliedBy(9), YEAR.multipliedBy(-9), DAY.negated())) {
        counter.pass(jump);
        assertThat(counter.decide(ZHANG, "A1")).isEqualTo(first);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_log_is_in_the_order_of_what_happened_and_verifies_whatever_the_clock_says(
      DatabaseSettings database) throws IOException {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      List<UUID> kept = new ArrayList<>();
      for (Duration jump : List.of(YEAR, YEAR.negated(), Duration.ofHours(-1), Duration.ZERO)) {
        kept.add(counter.decide(ZHANG, "A" + kept.size()).id());
        counter.pass(jump);
      }
      AuditTrail trail = counter.trail();
      StringBuilder export = new StringBuilder();
      DecisionFixture.export(
          trail,
          0,
          trail.beginExport("auditor", "pudong"),
          entry -> export.append(entry.exported()).append('\n'));
      assertThat(
              AuditChain.verify(new BufferedReader(new StringReader(export.toString())), List.of())
                  .faults())
          .isEmpty();
      assertThat(kept.stream().map(id -> export.indexOf(id.toString())).toList()).isSorted();
    }
  }

  /** A decision that comes in between may be seen or not; one that was there is seen, and once. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void a_walk_through_decisions_sees_each_once_while_the_clock_jumps(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      List<UUID> there = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        there.add(counter.decide(ZHANG, "A" + i).id());
        counter.pass(Duration.ofHours(i % 2 == 0 ? 2 : -1));
      }
      List<UUID> seen = new ArrayList<>();
      List<Decision> page = page(counter, null);
      while (!page.isEmpty()) {
        page.forEach(decision -> seen.add(decision.id()));
        if (seen.size() <= there.size()) {
          counter.pass(seen.size() % 4 == 0 ? YEAR.negated() : YEAR);
          counter.decide(ZHANG, "B" + seen.size());
        }
        Decision last = page.get(page.size() - 1);
        page = page(counter, new Search.Place(last.decidedAt(), last.id()));
      }
      assertThat(seen).doesNotHaveDuplicates().containsAll(there);
    }
  }

  private static List<Decision> page(DecisionFixture counter, Search.@Nullable Place after) {
    return counter
        .decisions()
        .search(ZHANG, new Search(null, null, null, null, null, after, 2))
        .decisions();
  }
}
