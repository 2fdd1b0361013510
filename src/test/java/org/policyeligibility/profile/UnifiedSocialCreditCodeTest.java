package org.policyeligibility.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as people type them. */
class UnifiedSocialCreditCodeTest {
  private static boolean isChecked(String typed) {
    return UnifiedSocialCreditCode.read(typed).orElseThrow().isChecked();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "914403001922038216",
        "91440300192317458F",
        "91350900587527783P",
        "91340000711771143J",
        "91110108551385082Q",
        "91440300708461136T",
        "91310115710939629R"
      })
  void codes_of_public_record_pass_and_fail_with_any_other_last_character(String code) {
    assertThat(isChecked(code)).isTrue();
    for (char last : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
      String other = code.substring(0, 17) + last;
      assertThat(isChecked(other)).as(other).isEqualTo(other.equals(code));
    }
  }

  @Test
  void two_neighbours_exchanged_do_not_pass() {
    assertThat(isChecked("91340000711771134J")).isFalse();
    assertThat(isChecked("91110108551358082Q")).isFalse();
  }

  @Test
  void a_real_code_that_fails_the_check_can_be_read() {
    assertThat(isChecked("91350211M0000XUF46")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91110108551385082q",
        " 91110108551385082Q ",
        "911101 08551385082 Q",
        "9111 0108 5513 8508 2Q",
        "91110108-551385082-Q",
        "91110108\u2013551385082\u2014Q",
        "９１１１０１０８５５１３８５０８２Ｑ",
        "９１１１０１０８５５１３８５０８２ｑ",
        "91110108\u3000551385082Q",
        "91110108\u00A0551385082Q\t"
      })
  void spaces_hyphens_small_letters_and_full_width_are_read_as_what_they_mean(String typed) {
    assertThat(isChecked(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "91110108551385082",
        "91110108551385082QQ",
        "440301103097413",
        "9111010855138508OQ",
        "911101085513850I2Q",
        "9111010S551385082Q",
        "911A0108551385082Q",
        "91.110108551385082Q",
        "91110108551385082中",
        "91110108551385082\u0000"
      })
  void another_form_is_no_code(String typed) {
    assertThat(UnifiedSocialCreditCode.read(typed)).isEmpty();
  }

  @Test
  void a_text_that_is_far_too_long_is_no_code() {
    assertThat(UnifiedSocialCreditCode.read(" ".repeat(1000) + "91110108551385082Q")).isEmpty();
  }

  @Test
  void a_code_does_not_print_itself() {
    for (String code : List.of("91110108551385082Q", "914403001922038216")) {
      assertThat(UnifiedSocialCreditCode.read(code).orElseThrow().toString()).doesNotContain("1");
    }
  }
}
