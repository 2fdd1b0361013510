package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of answers, in words of the page: nothing of a program's spelling is in them. */
@QuarkusTest
class AnswerErrorsTest {
  private static final String CODE = "[A-Z]{3,}|asOf|/v1";

  /** Answers pages until one asks for a fact; there it is answered as given. */
  private static Visitor.Page answer(String prefix, String fact, List<String> typed) {
    Visitor.Page page = Visitor.begin(prefix, "person", "heart");
    while (!page.questions().contains(fact)) {
      page = page.send(Visitor.answers(page, Visitor.ENGINEER));
    }
    Map<String, List<String>> answers =
        new LinkedHashMap<>(Visitor.answers(page, Visitor.ENGINEER));
    answers.put("v." + fact, typed);
    return page.send(answers);
  }

  @ParameterizedTest
  @CsvSource({"'', 2月30日, 1961年3月9日, 错误：", "/en, 30 February, 9 March 1961, 'Error: '"})
  void what_cannot_be_read_stays_as_it_was_typed_with_what_to_write_beside_it(
      String prefix, String typed, String example, String title) {
    Visitor.Page again = answer(prefix, "birthDate", List.of(typed));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.document().title()).startsWith(title);
    assertThat(again.document().select("[name=v.birthDate]").val()).isEqualTo(typed);
    assertThat(again.document().select(".errors a").attr("href")).isEqualTo("#f-birthDate");
    assertThat(again.document().select("#f-birthDate-error").text())
        .contains(example)
        .doesNotContainPattern(CODE);
  }

  /** An error is told on the page that was sent, and it is known by its heading and its title. */
  @ParameterizedTest
  @CsvSource({"''", "/en"})
  void the_page_of_an_error_bears_the_heading_that_it_had(String prefix) {
    Visitor.Page page = Visitor.begin(prefix, "person", "heart");
    while (page.asksForPlace()) {
      page = page.send(Visitor.answers(page, Visitor.ENGINEER));
    }
    Visitor.Page again = page.send(Map.of());
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.document().select("h1").text())
        .isNotEmpty()
        .isEqualTo(page.document().select("h1").text());
    assertThat(again.document().title()).endsWith(page.document().title());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 61年3月9日, 哪个世纪",
    "'', 二〇二三年十二月, 年、月、日写全",
    "'', 3/9/1961, 看不出哪个是年",
    "'', 农历一九六一年正月廿三, 公历",
    "/en, 9 March 61, century",
    "/en, March 1961, 'the day, the month and the year'",
    "/en, 3/9/1961, which is the month"
  })
  void a_day_that_is_not_certain_is_asked_for_by_what_is_missing(
      String prefix, String typed, String question) {
    Visitor.Page again = answer(prefix, "birthDate", List.of(typed));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.document().select("#f-birthDate-error").text()).contains(question);
  }

  @ParameterizedTest
  @CsvSource({"'', 不在任何园区", "/en, in no zone"})
  void none_and_another_one_exclude_each_other_by_their_labels(String prefix, String label) {
    Visitor.Page again =
        answer(prefix, "employerZoneTypes", List.of("NONE", "NATIONAL_HIGH_TECH_ZONE"));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.document().select("#f-employerZoneTypes-error").text())
        .contains(label)
        .doesNotContainPattern(CODE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1950年1月1日, 出生日期",
    "/en, 1 January 1950, Date of birth",
    "'', 明天, 1961年3月9日",
    "/en, tomorrow, 9 March 1961"
  })
  void a_day_on_which_nothing_can_be_decided_is_told_why(
      String prefix, String typed, String reason) {
    Visitor.Page results =
        Visitor.answer(Visitor.begin(prefix, "person", "heart"), Visitor.ENGINEER).send(Map.of());
    Visitor.Page again = results.send(Map.of("asOf", List.of(typed)));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.document().select("[name=asOf]").val()).isEqualTo(typed);
    assertThat(again.document().select("#asOf-error").text())
        .contains(reason)
        .doesNotContainPattern(CODE);
  }

  @Test
  void the_other_language_has_the_same_error_with_what_was_typed() {
    Visitor.Page english = answer("", "birthDate", List.of("61年3月9日")).translated();
    assertThat(english.status()).isEqualTo(400);
    assertThat(english.document().select("[name=v.birthDate]").val()).isEqualTo("61年3月9日");
    assertThat(english.document().select("#f-birthDate-error").text()).contains("century");
    Visitor.Page results =
        Visitor.answer(Visitor.begin("/en", "person", "heart"), Visitor.ENGINEER).send(Map.of());
    Visitor.Page chinese = results.send(Map.of("asOf", List.of("tomorrow"))).translated();
    assertThat(chinese.document().select("[name=asOf]").val()).isEqualTo("tomorrow");
    assertThat(chinese.document().select("#asOf-error")).isNotEmpty();
  }

  @Test
  void the_other_language_has_the_same_search_and_the_same_answer_to_change() {
    Visitor.Page found =
        Visitor.begin("", "enterprise", "heart")
            .send("place", Map.of("zone", List.of("zj"), "search", List.of("1")));
    Visitor.Page english = found.translated();
    assertThat(english.document().select("#zone").val()).isEqualTo("zj");
    assertThat(english.document().select("[name=place]").eachAttr("value"))
        .isEqualTo(found.document().select("[name=place]").eachAttr("value"));
    Visitor.Page answers = Visitor.answer(Visitor.begin("", "person", "heart"), Visitor.ENGINEER);
    Visitor.Page change = answers.send("questions", Map.of("change", List.of("birthDate")));
    assertThat(change.questions()).containsExactly("birthDate");
    assertThat(change.translated().questions()).containsExactly("birthDate");
  }

  /** Invisible characters are not repeated, nor a text that is longer than any answer. */
  @Test
  void the_other_language_is_asked_with_nothing_hostile() {
    Visitor.Page again = answer("", "birthDate", List.of("x".repeat(200), "a\u202eb", "\"><b>"));
    assertThat(again.document().select("form.language input[name=v.birthDate]").eachAttr("value"))
        .containsExactly("\"><b>");
  }
}
