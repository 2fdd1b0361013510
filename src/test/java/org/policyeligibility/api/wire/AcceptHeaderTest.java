package org.policyeligibility.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of JSON and linked data a header asks for. */
@Tag("apart")
class AcceptHeaderTest {
  private static final List<String> BOTH = List.of(Representation.JSON, Representation.LINKED_DATA);

  private static String best(String accept) {
    return AcceptHeader.of(accept).best(BOTH).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      emptyValue = "",
      textBlock =
          """
          '' ¦ application/json
          */* ¦ application/json
          application/* ¦ application/json
          application/json ¦ application/json
          Application/JSON; charset=utf-8 ¦ application/json
          application/ld+json ¦ application/ld+json
          application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, flattened" ¦ application/ld+json
          application/json;q=0.5, application/ld+json ¦ application/ld+json
          application/json;q=0.501, application/ld+json;q=0.5 ¦ application/json
          application/ld+json, application/json ¦ application/json
          application/json;q=0 ¦ none
          application/json;q=0, */* ¦ application/ld+json
          application/json;q=0.000, application/*;q=0.001 ¦ application/ld+json
          */*;q=0 ¦ none
          */*;q=0, application/json ¦ application/json
          text/html, */*;q=0.1 ¦ application/json
          text/html, application/xhtml+xml ¦ none
          application/ld+json;q=0.8, application/*;q=0.9 ¦ application/json
          application/json;Q=0 ¦ none
          application/json;q=2 ¦ none
          application/json;q= ¦ none
          application/json;q=-1 ¦ none
          json ¦ none
          */json ¦ none
          , ,application/ld+json, ¦ application/ld+json
          text/x;a="application/json" ¦ none
          """)
  void the_most_specific_range_gives_the_weight_and_the_greatest_weight_wins(
      String accept, String chosen) {
    assertThat(best(accept)).isEqualTo(chosen);
  }

  @Test
  void a_header_of_any_length_is_read_or_passed_over() {
    assertThat(best("text/html" + ",text/html".repeat(99))).isEqualTo("none");
    assertThat(best("text/html" + ",text/html".repeat(10_000))).isEqualTo(Representation.JSON);
  }
}
