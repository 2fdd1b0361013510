package org.policyeligibility.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number formats of a workbook, and what a hostile one may cost. */
class CellFormatsTest {
  @ParameterizedTest
  @CsvSource({"yyyy-mm-dd, true", "mm:ss.000, false", "0.00, false", "d mmm, true"})
  void a_format_shows_a_day_or_none(String code, boolean date) {
    assertThat(CellFormats.isDate(code)).isEqualTo(date);
  }

  /** A workbook has as many formats as it has room for. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void many_formats_cost_no_more_than_their_length() {
    String code = "s".repeat(255);
    for (int i = 0; i < 200_000; i++) {
      assertThat(CellFormats.isDate(code)).isFalse();
    }
  }

  /** To look for seconds in it took the square of its length. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_format_longer_than_a_workbook_takes_shows_no_day() {
    assertThat(CellFormats.isDate("s".repeat(1_000_000) + "yyyy")).isFalse();
  }
}
