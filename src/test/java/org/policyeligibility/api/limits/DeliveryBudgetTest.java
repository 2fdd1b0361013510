package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of the memory budget of large answers. */
@Tag("apart")
class DeliveryBudgetTest {
  private long now;
  private final DeliveryBudget budget =
      new DeliveryBudget(100, () -> now, new SimpleMeterRegistry());

  @Test
  void readers_of_one_organisation_that_do_not_read_hold_half_at_most() {
    List<DeliveryBudget.Reservation> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      held.add(budget.reserve("slow", 10));
    }
    assertThatThrownBy(() -> budget.reserve("slow", 10))
        .isInstanceOf(ServiceUnavailableException.class);
    for (int i = 0; i < 5; i++) {
      held.add(budget.reserve("other", 10));
    }
    assertThatThrownBy(() -> budget.reserve("third", 10))
        .isInstanceOf(ServiceUnavailableException.class);
    held.forEach(DeliveryBudget.Reservation::close);
    held.forEach(DeliveryBudget.Reservation::close);
    assertThat(budget.reserved()).isZero();
  }

  @Test
  void two_organisations_that_do_not_read_shut_no_third_out() {
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String name = i % 2 + "/" + i;
      budget.reserve(i % 2 == 0 ? "even" : "odd", 10).deliver(() -> cut.add(name));
      now++;
    }
    DeliveryBudget.Reservation third = budget.reserve("third", 10);
    assertThat(cut).containsExactly("0/0");
    third.deliver(() -> cut.add("third"));
    assertThatThrownBy(() -> budget.reserve("even", 30))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(cut).doesNotContain("third");
  }

  @Test
  void what_is_being_read_from_the_store_is_not_cut_off() {
    budget.reserve("a", 50);
    budget.reserve("b", 50);
    assertThatThrownBy(() -> budget.reserve("c", 1))
        .isInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void a_reservation_shrinks_to_what_is_needed_and_never_grows() {
    DeliveryBudget.Reservation reservation = budget.reserve("a", 40);
    reservation.shrink(10);
    reservation.shrink(20);
    assertThat(budget.reserved()).isEqualTo(10);
    assertThat(budget.reserve("a", 40)).isNotNull();
  }

  @Test
  void an_answer_alone_is_given_however_large() {
    budget.reserve("a", 1_000).close();
    assertThat(budget.reserved()).isZero();
  }
}
