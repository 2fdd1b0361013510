package org.policyeligibility.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A date that is known in part: before it no, after it yes, within it unknown. */
class MembershipTest {
  private static PartialDate date(String text) {
    return PartialDate.read(text).orElseThrow();
  }

  private static Membership membership(
      @Nullable String from, @Nullable String knownBy, @Nullable String until) {
    return new Membership(
        "NATIONAL_HIGH_TECH_ZONE",
        false,
        MembershipStatus.YES,
        from == null ? null : date(from),
        knownBy == null ? null : date(knownBy),
        until == null ? null : date(until),
        Confidence.HIGH,
        Confidence.HIGH,
        null,
        "a test",
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "1991-03,,, 1991-02-28, NO",
    "1991-03,,, 1991-03-01, UNKNOWN",
    "1991-03,,, 1991-03-30, UNKNOWN",
    "1991-03,,, 1991-03-31, YES",
    "1991-03,,, 2199-12-31, YES",
    "2022,,, 2021-12-31, NO",
    "2022,,, 2022-01-01, UNKNOWN",
    "2022,,, 2022-12-30, UNKNOWN",
    "2022,,, 2022-12-31, YES",
    "2022-12-14,,, 2022-12-13, NO",
    "2022-12-14,,, 2022-12-14, YES",
    "2026-02, 2026-02-13,, 2026-01-31, NO",
    "2026-02, 2026-02-13,, 2026-02-12, UNKNOWN",
    "2026-02, 2026-02-13,, 2026-02-13, YES",
    ", 2021,, 1900-01-01, UNKNOWN",
    ", 2021,, 2021-12-30, UNKNOWN",
    ", 2021,, 2021-12-31, YES",
    "2023-12,, 2026-02, 2026-01-31, YES",
    "2023-12,, 2026-02, 2026-02-01, YES",
    "2023-12,, 2026-02, 2026-02-02, UNKNOWN",
    "2023-12,, 2026-02, 2026-02-28, UNKNOWN",
    "2023-12,, 2026-02, 2026-03-01, NO",
    "2023-12-01,, 2026-02-12, 2026-02-12, YES",
    "2023-12-01,, 2026-02-12, 2026-02-13, NO"
  })
  void a_zone_is_of_a_type_as_far_as_its_dates_say(
      @Nullable String from,
      @Nullable String knownBy,
      @Nullable String until,
      LocalDate day,
      MembershipStatus held) {
    assertThat(membership(from, knownBy, until).on(day)).isEqualTo(held);
  }

  @Test
  void a_finding_that_it_never_was_holds_on_every_day() {
    Membership never =
        new Membership(
            "STATE_LEVEL_NEW_AREA",
            true,
            MembershipStatus.NO,
            null,
            null,
            null,
            Confidence.MEDIUM,
            Confidence.MEDIUM,
            null,
            "a test",
            null);
    assertThat(never.on(LocalDate.of(1900, 1, 1))).isEqualTo(MembershipStatus.NO);
    assertThat(never.on(LocalDate.of(2199, 12, 31))).isEqualTo(MembershipStatus.NO);
  }

  @Test
  void of_what_is_unknown_no_day_is_known() {
    Membership unknown =
        new Membership(
            "ZHANGJIANG_PARK",
            false,
            MembershipStatus.UNKNOWN,
            null,
            null,
            null,
            Confidence.LOW,
            Confidence.LOW,
            null,
            "a test",
            null);
    assertThat(unknown.on(LocalDate.of(1900, 1, 1))).isEqualTo(MembershipStatus.UNKNOWN);
    assertThat(unknown.on(LocalDate.of(2199, 12, 31))).isEqualTo(MembershipStatus.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "91", "1991-3", "1991-13", "1991-02-30", "1991-03-", "１９９１", "1991/03"})
  void what_is_no_date_is_none(String text) {
    assertThat(PartialDate.read(text)).isEmpty();
  }

  @Test
  void a_date_says_how_precise_it_is() {
    assertThat(date("2022").precision()).isEqualTo(PartialDate.Precision.YEAR);
    assertThat(date("2022-12").precision()).isEqualTo(PartialDate.Precision.MONTH);
    assertThat(date("2022-12-14").precision()).isEqualTo(PartialDate.Precision.DAY);
  }
}
