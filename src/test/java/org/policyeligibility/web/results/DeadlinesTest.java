package org.policyeligibility.web.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Words;

/** The last days of results, by evaluations of the days after them. */
@Tag("apart")
class DeadlinesTest {
  private static final Map<String, ?> ENGINEER =
      Map.of(
          "type", "person",
          "citizenship", "FOREIGN",
          "birthDate", "1961-03-09",
          "employerType", "ENTERPRISE",
          "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));

  private static List<LocalDate> days(Function<LocalDate, Optional<Evaluation>> onDay) {
    return days("deadlineOfAge", Law.DAY, onDay);
  }

  private static List<LocalDate> days(
      String code, LocalDate asOf, Function<LocalDate, Optional<Evaluation>> onDay) {
    ClauseViews clauses = new ClauseViews(Law.shipped().ruleset(), new Words(Language.EN), Law.DAY);
    return new Deadlines(clauses, onDay)
        .of(Law.evaluate(ENGINEER, asOf)).stream()
            .filter(deadline -> deadline.code().equals(code))
            .map(Deadline::day)
            .distinct()
            .toList();
  }

  @Test
  void an_age_ends_on_the_day_before_the_birthday() {
    assertThat(days(day -> Optional.of(Law.evaluate(ENGINEER, day))))
        .contains(LocalDate.of(2027, 3, 8))
        .doesNotContain(LocalDate.of(2027, 3, 9));
  }

  @Test
  void the_safe_day_is_before_the_birthday_on_which_the_age_is_reached_while_that_is_to_come() {
    Function<LocalDate, Optional<Evaluation>> later =
        day -> Optional.of(Law.evaluate(ENGINEER, day));
    assertThat(days("deadlineSafe", LocalDate.of(2026, 3, 7), later))
        .containsExactly(LocalDate.of(2026, 3, 8));
    assertThat(days("deadlineSafe", LocalDate.of(2026, 3, 8), later)).isEmpty();
    assertThat(days("deadlineOfAge", LocalDate.of(2026, 3, 8), later))
        .contains(LocalDate.of(2027, 3, 8));
  }

  @Test
  void where_the_answers_cannot_be_read_on_a_later_day_the_day_before_the_birthday_stands() {
    assertThat(days(day -> Optional.empty())).contains(LocalDate.of(2027, 3, 8));
  }
}
