package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person is asked in plain words, once, and is told what an answer is worth. */
@QuarkusTest
class PlainAnswersTest {
  private static Element card(Visitor.Page results, String clause) {
    return Objects.requireNonNull(
        Objects.requireNonNull(results.document().selectFirst("[data-clause=" + clause + "]"))
            .closest(".result"));
  }

  private static String sentence(Visitor.Page results, String clause) {
    return card(results, clause).select("summary .sentence").text();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 国家高新区, 国家级新区, 综合保税区, 浦东",
    "/en, national high-tech zone, state-level new area, comprehensive bonded zone, Pudong"
  })
  void beside_no_zone_stands_what_counts_as_one(
      String prefix, String first, String other, String third, String example) {
    Visitor.Page page = Visitor.begin(prefix, "enterprise", "heart");
    Element nowhere =
        Objects.requireNonNull(page.document().selectFirst("input[value=nowhere]")).parent();
    assertThat(Objects.requireNonNull(nowhere).select("small").text())
        .contains(first, other, third, example);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "nowhere", "unsure"})
  void who_is_not_sure_of_the_province_is_not_asked_for_it_again(String place) {
    Visitor.Page page =
        Visitor.begin("", "enterprise", "all")
            .send(Map.of("place", List.of(place), "province", List.of("?")));
    while (!page.questions().isEmpty()) {
      assertThat(page.questions()).doesNotContain("provinceCode");
      page = page.send(Visitor.answers(page, Map.of()));
    }
    Visitor.Page again = page.send("questions", Map.of("change", List.of("@place")));
    assertThat(again.document().select("#province option[selected]").val()).isEqualTo("?");
  }

  @ParameterizedTest
  @CsvSource({"'', 不清楚", "/en, Not sure"})
  void one_button_says_not_sure_of_all_that_is_left_empty(String prefix, String label) {
    Visitor.Page page = Visitor.begin(prefix, "enterprise", "all");
    page = page.send(Map.of("place", List.of("unsure"), "province", List.of("?")));
    while (page.questions().size() < 2 || page.document().select("input[type=radio]").isEmpty()) {
      page = page.send(Visitor.answers(page, Map.of()));
    }
    Element button = Objects.requireNonNull(page.document().selectFirst("button[name=unsure]"));
    assertThat(button.text()).containsIgnoringCase(label);
    String first =
        Objects.requireNonNull(page.document().selectFirst("input[type=radio]"))
            .attr("name")
            .substring("v.".length());
    Map<String, List<String>> filled = new LinkedHashMap<>();
    filled.put("unsure", List.of(button.val()));
    Element option = page.document().selectFirst("input[name=v." + first + "]");
    filled.put("v." + first, List.of(Objects.requireNonNull(option).val()));
    List<String> asked = page.questions();
    Visitor.Page next = page.send(filled);
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.questions()).doesNotContainAnyElementsOf(asked);
    Visitor.Page answers = next.send("answers", Map.of());
    assertThat(answers.document().select("dd.silent"))
        .hasSizeGreaterThanOrEqualTo(asked.size() - 1);
    assertThat(
            answers
                .document()
                .select("button[value=" + first + "]")
                .parents()
                .select("dd")
                .first()
                .hasClass("silent"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 各项条件都满足, 不能要求给付|没有允诺任何给付|不能据此主张|不保证获得|不会自动获得",
    "/en, Every condition is met, no claim|promises nothing|claim nothing|nothing is assured|by itself"
  })
  void conditions_that_are_met_are_not_called_a_right_where_the_text_gives_none(
      String prefix, String met, String worth) {
    Map<String, Object> company =
        Map.of(
            "zoneTypes",
            List.of("ZHANGJIANG_PARK"),
            "province",
            "CN-SH",
            "institutionType",
            "NONE");
    List<String> sentences =
        Visitor.answer(Visitor.begin(prefix, "enterprise", "all"), company)
            .send("results", Map.of())
            .document()
            .select(".result.yes > summary .sentence")
            .eachText();
    assertThat(sentences).isNotEmpty();
    assertThat(sentences)
        .filteredOn(sentence -> sentence.startsWith(met))
        .isNotEmpty()
        .allMatch(sentence -> sentence.matches(".*(" + worth + ").*"));
  }

  @ParameterizedTest
  @CsvSource({"'', 按满足处理", "/en, taken as met"})
  void the_sentence_says_what_was_taken_as_met(String prefix, String assumed) {
    Visitor.Page page = Visitor.begin(prefix, "person", "heart");
    Map<String, Object> stated = new LinkedHashMap<>(Visitor.ENGINEER);
    Visitor.Page results = Visitor.answer(page, stated).send("results", Map.of());
    assertThat(sentence(results, "guofa-2020-7/5.5")).contains(assumed);
    assertThat(sentence(results, "guofa-2020-7/5.3")).doesNotContain(assumed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void an_ordinary_company_is_the_first_kind_of_institution(String prefix) {
    Visitor.Page page =
        Visitor.begin(prefix, "enterprise", "all")
            .send(Map.of("place", List.of("nowhere"), "province", List.of("CN-SH")));
    while (!page.questions().contains("institutionType")) {
      page = page.send(Visitor.answers(page, Map.of()));
    }
    assertThat(page.document().select("[name=v.institutionType]").first().val()).isEqualTo("NONE");
  }

  @ParameterizedTest
  @CsvSource({"'', 1 项另有全国通行的规定", "/en, 1 under nationwide rules instead"})
  void a_benefit_that_rests_on_two_clauses_is_counted_once_at_the_head(String prefix, String said) {
    Visitor.Page page =
        Visitor.begin(prefix, "enterprise", "heart")
            .send(Map.of("place", List.of("nowhere"), "province", List.of("CN-SH")));
    Visitor.Page results =
        Visitor.answer(page, Map.of("institutionType", "NONE")).send("results", Map.of());
    assertThat(results.document().select("h1").text()).endsWith(said);
  }

  @ParameterizedTest
  @CsvSource({"'', 1 项无须申请, 不需要居留许可", "/en, 1 with no need to apply, need no residence permit"})
  void who_needs_no_permit_does_not_hear_a_plain_no(String prefix, String heading, String advice) {
    Map<String, Object> compatriot = new LinkedHashMap<>(Visitor.ENGINEER);
    compatriot.put("citizenship", "CN_HONG_KONG");
    Visitor.Page results =
        Visitor.answer(Visitor.begin(prefix, "person", "heart"), compatriot)
            .send("results", Map.of());
    assertThat(results.document().select("h1").text()).isEqualTo(heading);
    assertThat(card(results, "guofa-2020-7/5.5").text()).contains(advice);
  }

  @ParameterizedTest
  @CsvSource({"'', 没有填写", "/en, not stated"})
  void what_was_passed_over_is_not_called_an_open_question(String prefix, String said) {
    Visitor.Page results =
        Visitor.answer(Visitor.begin(prefix, "person", "heart"), Visitor.ENGINEER)
            .send("results", Map.of());
    assertThat(card(results, "guofa-2020-7/5.5").select("tr:has(.met) td").eachText())
        .contains(said);
  }
}
