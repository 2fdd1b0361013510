package org.policyeligibility.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content coding as clients ask for it, the hostile among them. */
@Tag("apart")
class ContentCodingTest {
  private static final int LONGEST_HEADER = 15_500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "br, gzip",
        "gzip;q=1",
        "gzip ; q=0.001,br",
        "gzip;q=.5",
        "gzip;q=1.000"
      })
  void gzip_is_taken_where_it_is_named(String header) {
    assertThat(ContentCoding.takesGzip(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "gzip;q=0", "gzip;q=0.000", "x-gzip", "gzipped", "gzip;q=2"})
  void gzip_is_not_taken_where_it_is_not_named_or_has_no_weight(String header) {
    assertThat(ContentCoding.takesGzip(header)).isFalse();
  }

  /** A pattern that tries each way to cut up such a header took seconds for one of them. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_header_as_long_as_may_be_costs_as_much_as_it_is_long() {
    String ones = "gzip;q=." + "1".repeat(LONGEST_HEADER) + "x";
    String zeros = "gzip;q=1." + "0".repeat(LONGEST_HEADER) + "x";
    String blanks = "gzip" + " ".repeat(LONGEST_HEADER) + "x";
    for (int i = 0; i < 10; i++) {
      assertThat(ContentCoding.takesGzip(ones)).isFalse();
      assertThat(ContentCoding.takesGzip(zeros)).isFalse();
      assertThat(ContentCoding.takesGzip(blanks)).isFalse();
    }
  }
}
