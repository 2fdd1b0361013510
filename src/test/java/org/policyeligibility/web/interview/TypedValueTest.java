package org.policyeligibility.web.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;

/** Typed values become what a program would send, and a text that fits nothing stays as it is. */
@Tag("apart")
class TypedValueTest {
  private static Fact fact(ProfileType type, String name) {
    return Law.shipped().ruleset().vocabulary().known(type, name);
  }

  private static final Fact YEARS = fact(ProfileType.PERSON, "requestedResidenceYears");
  private static final Fact BIRTH = fact(ProfileType.PERSON, "birthDate");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|5",
        "５|5",
        "5年|5",
        "5 years|5",
        "5 year|5",
        "2,300|2300",
        "2，300|2300",
        "2 300 000|2300000",
        "2,300万|23000000",
        "１.５亿|150000000",
        "3千|3000",
        "1.5百万|1500000",
        "２,３００万|23000000",
        "2300 万|23000000",
        "两千三百万|23000000",
        "贰仟叁佰万|23000000",
        "3亿5000万|350000000",
        "三亿零五百万|305000000",
        "两万五千|25000",
        "一万零二|10002",
        "一百零五|105",
        "二十三|23",
        "十二|12",
        "二〇〇|200",
        "五年|5",
        "5.0|5",
        "+7|7",
        "-3|-3",
        "0|0"
      })
  void numbers_are_read_as_people_write_them(String typed, String number) {
    assertThat(TypedValue.of(YEARS, List.of(typed))).isEqualTo(new BigInteger(number));
  }

  @Test
  void a_fraction_stays_exact() {
    assertThat(TypedValue.of(YEARS, List.of("2.50年"))).isEqualTo(new BigDecimal("2.5"));
  }

  @ParameterizedTest
  @CsvSource({"两年半, 2.5", "2年半, 2.5", "半年, 0.5", "二点五年, 2.5", "一点五, 1.5"})
  void a_half_is_read(String typed, String number) {
    assertThat(TypedValue.of(YEARS, List.of(typed))).isEqualTo(new BigDecimal(number));
  }

  /** 一百二 is said for 120, and 三亿五千 for 350 million; in writing both are something else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "一百二", "两万三", "三亿五千", "3万5", "三亿5000", "一二百", "千万", "百五", "十百", "三半", "半", "五六年", "约5年",
        "5-6年", "年", "万", "零五年级"
      })
  void a_number_that_is_said_in_part_stays_as_it_was_typed(String typed) {
    assertThat(TypedValue.of(YEARS, List.of(typed))).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "2,30", "1.2.3", "1e5万", "5年6", "NaN", "٥", "--5", "5岁年"})
  void what_is_no_number_stays_as_it_was_typed(String typed) {
    assertThat(TypedValue.of(YEARS, List.of(typed))).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1961-03-09",
        "1961-3-9",
        "1961/3/9",
        "1961.3.9",
        "19610309",
        "1961年3月9日",
        "1961 年 3 月 9 日",
        "1961年3月9号",
        "一九六一年三月九日",
        "一九六一年三月九号",
        "一九六一年3月9日",
        "公历1961年3月9日",
        "1961。3。9",
        "1961–03–09",
        "9-Mar-1961",
        "１９６１年３月９日",
        "１９６１－０３－０９",
        "9 March 1961",
        "9 mar 1961",
        "March 9, 1961",
        "9th March 1961",
        "March 9TH, 1961",
        " 9  March ,1961"
      })
  void days_are_read_as_people_write_them(String typed) {
    assertThat(TypedValue.of(BIRTH, List.of(typed))).isEqualTo("1961-03-09");
  }

  @ParameterizedTest
  @CsvSource({
    "二〇二三年十二月三十一日, 2023-12-31",
    "二○二三年十二月三十一日, 2023-12-31",
    "二零二三年元月十日, 2023-01-10",
    "二oo三年十月二十日, 2003-10-20",
    "二OOO年十一月一日, 2000-11-01"
  })
  void days_in_numerals_are_read(String typed, String day) {
    assertThat(TypedValue.of(BIRTH, List.of(typed))).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3/9/1961",
        "1961-02-30",
        "30 February 1961",
        "March 1961",
        "1961",
        "61年3月9日",
        "二〇二三年十二月",
        "一九六一年三月三十二日"
      })
  void a_day_that_is_none_or_has_two_meanings_stays_as_it_was_typed(String typed) {
    assertThat(TypedValue.of(BIRTH, List.of(typed))).isEqualTo(typed);
  }

  /** Marks that have to be put in order take the square of their number. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_text_longer_than_any_day_is_left_as_it_is() {
    String marks = "a" + "\u0301".repeat(200_000) + "\u0316".repeat(200_000);
    assertThat(TypedValue.of(BIRTH, List.of(marks))).isEqualTo(marks);
    assertThat(TypedValue.of(YEARS, List.of(marks))).isEqualTo(marks);
  }
}
