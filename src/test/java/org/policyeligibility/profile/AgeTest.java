package org.policyeligibility.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;

/** 周岁: completed years; the year turns on the birthday, for 29 February on 1 March. */
class AgeTest {
  private static Object age(LocalDate birth, LocalDate asOf) {
    Vocabulary vocabulary = Law.shipped().ruleset().vocabulary();
    Profile profile = Law.profile(Map.of("type", "person", "birthDate", birth.toString()), asOf);
    return String.valueOf(profile.value(vocabulary.known(ProfileType.PERSON, "ageYears")));
  }

  @Test
  void a_year_is_complete_on_the_birthday_and_not_the_day_before() {
    LocalDate birth = LocalDate.of(1959, 6, 2);
    assertThat(age(birth, LocalDate.of(2024, 6, 1))).isEqualTo("64");
    assertThat(age(birth, LocalDate.of(2024, 6, 2))).isEqualTo("65");
  }

  @Test
  void one_born_on_29_february_turns_on_1_march_in_a_common_year() {
    LocalDate birth = LocalDate.of(1960, 2, 29);
    assertThat(age(birth, LocalDate.of(2025, 2, 28))).isEqualTo("64");
    assertThat(age(birth, LocalDate.of(2025, 3, 1))).isEqualTo("65");
    assertThat(age(birth, LocalDate.of(2024, 2, 28))).isEqualTo("63");
    assertThat(age(birth, LocalDate.of(2024, 2, 29))).isEqualTo("64");
  }

  /** Counted another way: the birthdays that have come. */
  @Property(tries = 20_000)
  void the_age_is_the_number_of_birthdays_that_have_come(
      @ForAll @IntRange(max = 55_000) int birthDay, @ForAll @IntRange(max = 54_000) int days) {
    LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(birthDay);
    LocalDate asOf = birth.plusDays(days);
    int birthdays = 0;
    for (int year = birth.getYear() + 1; year <= asOf.getYear(); year++) {
      LocalDate birthday =
          birth.getMonthValue() == 2 && birth.getDayOfMonth() == 29 && !Year.isLeap(year)
              ? LocalDate.of(year, 3, 1)
              : birth.withYear(year);
      birthdays += birthday.isAfter(asOf) ? 0 : 1;
    }
    assertThat(age(birth, asOf)).isEqualTo(String.valueOf(birthdays));
  }

  @Test
  void on_the_day_of_birth_the_age_is_zero() {
    assertThat(age(LocalDate.of(2000, 1, 1), LocalDate.of(2000, 1, 1))).isEqualTo("0");
  }
}
