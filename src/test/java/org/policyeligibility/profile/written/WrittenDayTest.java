package org.policyeligibility.profile.written;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasons why a text about a day is none, from which follows what to ask. */
class WrittenDayTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "61年3月9日|CENTURY",
        "六一年三月九日|CENTURY",
        "６１年３月９日|CENTURY",
        "9 March 61|CENTURY",
        "1961年3月|INCOMPLETE",
        "二〇二三年十二月|INCOMPLETE",
        "1961|INCOMPLETE",
        "1961-03|INCOMPLETE",
        "3月9日|INCOMPLETE",
        "March 1961|INCOMPLETE",
        "March 9|INCOMPLETE",
        "9th March|INCOMPLETE",
        "3/9/1961|ORDER",
        "09.03.1961|ORDER",
        "61-3-9|ORDER",
        "农历一九六一年正月廿三|CALENDAR",
        "1961年腊月初八|CALENDAR",
        "民国50年3月9日|CALENDAR",
        "22349|SERIAL"
      })
  void the_reason_is_told(String written, WrittenDay.Doubt doubt) {
    assertThat(WrittenDay.parse(written)).isEmpty();
    assertThat(WrittenDay.doubt(written)).contains(doubt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1961年3月9日", "1961-02-30", "明天", "", "2020年初", "March", "1/2"})
  void a_day_and_what_is_about_none_raise_no_doubt(String written) {
    assertThat(WrittenDay.doubt(written)).isEmpty();
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_text_longer_than_any_day_is_not_looked_at() {
    assertThat(WrittenDay.doubt("a" + "\u0301".repeat(200_000))).isEmpty();
  }
}
