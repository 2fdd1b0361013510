package org.policyeligibility.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClauseNumberTest {
  @Test
  void numbers_are_ordered_as_the_document_is() {
    assertThat(sorted("11.2", "5.11", "4.1", "5.3")).containsExactly("4.1", "5.3", "5.11", "11.2");
    assertThat(sorted("V.4.1", "IV.4.3", "II.1.1", "IX.1", "IV.1.1", "III.5.2", "VIII.2"))
        .containsExactly("II.1.1", "III.5.2", "IV.1.1", "IV.4.3", "V.4.1", "VIII.2", "IX.1");
  }

  private static Stream<String> sorted(String... numbers) {
    return Stream.of(numbers).map(ClauseNumber::new).sorted().map(ClauseNumber::value);
  }

  @Test
  void what_is_no_number_is_refused() {
    for (String text : List.of("", "5.", ".3", "5.3a", "iv.1", "5..3", "12345", "５.3", "A.1")) {
      assertThat(ClauseNumber.isNumber(text)).as(text).isFalse();
    }
  }
}
