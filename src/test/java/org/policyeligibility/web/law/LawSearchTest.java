package org.policyeligibility.web.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Provision;

/** The search over the shipped law, as people type. */
class LawSearchTest {
  private static final LawSearch SEARCH = new LawSearch(Law.shipped().ruleset());

  private static List<String> find(String query) {
    return SEARCH.find(query).stream().map(Provision::id).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "工作许可",
        "工作许可 65",
        "６５岁",
        "gongzuoxuke",
        "gongzuo xuke",
        "GONGZUO XUK",
        "gzxk",
        "work permit",
        "Work-Permit age",
        "guofa-2020-7/5.3",
        "年龄"
      })
  void a_clause_is_found_by_characters_pinyin_initials_english_and_number(String query) {
    assertThat(find(query)).contains("guofa-2020-7/5.3");
  }

  @Test
  void what_has_the_words_in_its_title_comes_first() {
    assertThat(find("zhishi chanquan zhiya").get(0))
        .isIn("guofa-2020-7/17.3", "zhangjiang-2023/IV.4.3");
  }

  @Test
  void every_reading_of_a_character_finds_it() {
    PinyinText text = PinyinText.of("重庆行长");
    assertThat(text.sounds("chongqing")).isTrue();
    assertThat(text.sounds("zhongqing")).isTrue();
    assertThat(text.sounds("hangzhang")).isTrue();
    assertThat(text.sounds("ongqing")).isFalse();
  }

  @Test
  void two_initials_are_too_few_and_three_are_sought_in_titles_alone() {
    PinyinText text = PinyinText.of("工作许可");
    assertThat(text.begins("gz")).isFalse();
    assertThat(text.begins("zxk")).isTrue();
    assertThat(text.begins("gxk")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u3000", "zzzzzz", "qwertyuiop", "nothing of the kind", "(", "\\"})
  void what_stands_nowhere_finds_nothing(String query) {
    assertThat(find(query)).isEmpty();
  }
}
