package org.policyeligibility.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers name the tag {@code abc-en}. */
@Tag("apart")
class EntityTagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc-en\"",
        "W/\"abc-en\"",
        "\"other\", \"abc-en\"",
        "\"a,b\" ,W/\"x\",\"abc-en\"",
        ", \"abc-en\",",
        "*",
        " * "
      })
  void a_tag_in_the_list_is_found_weak_or_strong(String header) {
    assertThat(EntityTags.name(header, "abc-en")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc-en",
        "\"abc-en",
        "\"abc\"",
        "\"abc-en-more\"",
        "\"more-abc-en\"",
        "\"ABC-EN\"",
        "w/\"abc-en\"",
        "\"x\" \"abc-en\"",
        "\"x\"; \"abc-en\"",
        "\"*\"",
        "*, \"x\""
      })
  void a_part_of_a_tag_another_case_or_no_list_is_not(String header) {
    assertThat(EntityTags.name(header, "abc-en")).isFalse();
  }

  @Test
  void a_long_list_is_read_to_its_end() {
    String many = "\"\",".repeat(5_000);
    assertThat(EntityTags.name(many + "\"abc-en\"", "abc-en")).isTrue();
    assertThat(EntityTags.name(many + "\"abc-zh\"", "abc-en")).isFalse();
  }
}
