package org.policyeligibility.web.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;

/** The search over the shipped law, as people type. */
@Tag("apart")
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

  @ParameterizedTest
  @ValueSource(strings = {"首台套", "首台（套）", "首台(套)", "“首台套”"})
  void brackets_are_nothing_to_those_who_type(String query) {
    assertThat(find(query)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"国发〔2020〕7号", "国发[2020]7号", "国发（2020）7号", "国发7号", "7号", "guofa-2020-7"})
  void a_document_is_found_by_its_number(String query) {
    assertThat(SEARCH.documents(query)).extracting(Document::id).containsExactly("guofa-2020-7");
  }

  @ParameterizedTest
  @CsvSource({
    "国发〔2020〕7号 第5条, guofa-2020-7/5.3",
    "国发〔2020〕7号第五条, guofa-2020-7/5.3",
    "58号 第十一条, guobanfa-2019-58/11.1",
    "六十五岁, guofa-2020-7/5.3"
  })
  void a_clause_is_found_by_its_article_and_by_numbers_in_words(String query, String clause) {
    assertThat(find(query)).contains(clause);
  }

  @Test
  void a_number_is_found_as_a_whole_and_letters_where_a_word_begins() {
    assertThat(find("5.3")).containsExactlyInAnyOrder("guobanfa-2019-58/5.3", "guofa-2020-7/5.3");
    assertThat(find("IP")).hasSizeBetween(3, 12).doesNotContain("guofa-2020-7/5.4");
  }

  @ParameterizedTest
  @CsvSource({
    "外国人工作许可, guofa-2020-7/5.3",
    "知识产权质押溶资, guofa-2020-7/17.3",
    "综保区, guofa-2020-7/13.2",
    "知产, guofa-2020-7/17.3",
    "毕业生, guofa-2020-7/5.7",
    "减税, guofa-2020-7/7.4",
    "永久居留, guofa-2020-7/5.5",
    "residense permit, guofa-2020-7/5.5",
    "taxes, guofa-2020-7/7.4",
    "gonzuo xuke, guofa-2020-7/5.3",
    "zishi canquan ziya, guofa-2020-7/17.3"
  })
  void what_is_misspelt_or_called_otherwise_is_near(String query, String clause) {
    assertThat(find(query)).isEmpty();
    assertThat(SEARCH.near(query)).extracting(Provision::id).contains(clause).hasSizeLessThan(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "zzzzzz", "qwertyuiop", "老外", "15%", "(", "vc", "nothing of the kind"})
  void nothing_is_near_to_what_the_law_does_not_speak_of(String query) {
    assertThat(SEARCH.near(query)).isEmpty();
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void the_longest_query_is_not_long_sought() {
    for (int i = 0; i < 100; i++) {
      SEARCH.near("qzxvbnmk ".repeat(11));
      SEARCH.near("知产权识保护的".repeat(14));
    }
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
