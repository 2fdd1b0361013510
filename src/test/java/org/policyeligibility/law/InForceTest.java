package org.policyeligibility.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InForceTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 7, 13);
  private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

  @Test
  void the_first_and_the_last_day_are_both_in_force() {
    InForce inForce = new InForce(FIRST, LAST);
    assertThat(inForce.contains(FIRST)).isTrue();
    assertThat(inForce.contains(LAST)).isTrue();
    assertThat(inForce.contains(FIRST.minusDays(1))).isFalse();
    assertThat(inForce.contains(LAST.plusDays(1))).isFalse();
  }

  @Test
  void without_a_last_day_it_stays_in_force() {
    assertThat(new InForce(FIRST, null).contains(LocalDate.of(2199, 12, 31))).isTrue();
  }

  @Test
  void a_law_of_one_day_is_in_force_on_it() {
    assertThat(new InForce(FIRST, FIRST).contains(FIRST)).isTrue();
  }

  @Test
  void the_last_day_is_not_before_the_first() {
    assertThatThrownBy(() -> new InForce(LAST, FIRST)).isInstanceOf(IllegalArgumentException.class);
  }
}
