package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.api.Service;

/** The page of results: everything that is told and taken along from it. */
@QuarkusTest
class ResultsTest {
  private static final Map<String, Object> ENGINEER =
      Map.of(
          "citizenship", "FOREIGN",
          "birthDate", "1961-03-09",
          "employerType", "ENTERPRISE",
          "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));

  private static Visitor.Page results(String prefix, String day) {
    return Visitor.answer(Visitor.begin(prefix, "person", "heart"), ENGINEER)
        .send(Map.of("asOf", List.of(day)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 待主管部门决定 → 不符合条件, 结果没有变化",
    "/en, 'for the authority to decide → not eligible', No result is different"
  })
  void another_day_says_what_changes_with_it(String prefix, String change, String same) {
    Visitor.Page before = results(prefix, "2024-06-01");
    Visitor.Page later = before.send(Map.of("asOf", List.of("2030-06-01")));
    assertThat(later.document().select(".comparison li").eachText())
        .anyMatch(text -> text.endsWith(change));
    Visitor.Page next = later.send(Map.of("asOf", List.of("2030-06-02")));
    assertThat(next.document().select(".comparison").text()).contains(same);
    assertThat(next.send(Map.of()).document().select(".comparison")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', /en, not eligible", "/en, '', 不符合条件"})
  void the_other_language_says_the_same_of_another_day(
      String prefix, String other, String outcome) {
    Visitor.Page later = results(prefix, "2024-06-01").send(Map.of("asOf", List.of("2030-06-01")));
    Visitor.Page translated = later.translated();
    assertThat(translated.path()).startsWith(other + "/check/");
    assertThat(translated.document().select(".comparison li").text()).contains(outcome);
    assertThat(translated.translated().document().select(".comparison").text())
        .isEqualTo(later.document().select(".comparison").text());
  }

  @Test
  void a_day_of_comparison_that_is_none_compares_with_nothing() {
    Visitor.Page page = results("", "2024-06-01");
    for (String day : List.of("x", "1900-01-01", "2024-06-01", "2024-02-30", "9".repeat(1000))) {
      Visitor.Page same =
          Visitor.post(
              "/check/results", Map.of("state", List.of(page.state()), "compared", List.of(day)));
      assertThat(same.status()).as(day).isEqualTo(200);
      assertThat(same.document().select(".comparison")).as(day).isEmpty();
    }
  }

  /** Nobody takes the answers of an example for his own because he looked at another day. */
  @Test
  void an_example_stays_one_on_another_day_and_in_the_other_language() {
    Visitor.Page example = Visitor.post("/check/example", Map.of());
    Visitor.Page later = example.send(Map.of("asOf", List.of("2031-01-01")));
    String notice = example.document().select("ul.notice li").first().text();
    assertThat(later.document().select("ul.notice li").eachText()).contains(notice);
    assertThat(later.translated().translated().document().select("ul.notice li").eachText())
        .contains(notice);
  }

  @ParameterizedTest
  @CsvSource({"'', 原文未明确, 由谁决定，原文没有写明", "/en, Not named, The text does not say who decides"})
  void where_the_text_names_nobody_who_decides_the_sentence_says_so(
      String prefix, String name, String said) {
    Map<String, Object> company =
        Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true);
    assertThat(
            Visitor.answer(Visitor.begin(prefix, "enterprise", "all"), company)
                .send("results", Map.of())
                .document()
                .select(".sentence")
                .eachText())
        .noneMatch(sentence -> sentence.contains(name))
        .anyMatch(sentence -> sentence.contains(said));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 瞪羚, （有此情形可作佐证：",
    "/en, gazelle, (it would support the claim that one",
  })
  void what_would_support_a_claim_is_not_told_as_what_an_applicant_stated(
      String prefix, String label, String said) {
    Map<String, Object> company =
        Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "labels", List.of("NONE"));
    List<String> yours =
        Visitor.answer(Visitor.begin(prefix, "enterprise", "all"), company)
            .send("results", Map.of())
            .document()
            .select("td[data-h]:not(.verdict)")
            .eachText();
    assertThat(yours).filteredOn(text -> text.contains(label)).isNotEmpty();
    assertThat(yours)
        .filteredOn(text -> text.contains(label))
        .allMatch(text -> text.contains(said) && !text.startsWith(said));
  }

  @ParameterizedTest
  @CsvSource({"'', 中文原文未收录", "/en, the Chinese text governs and is not held"})
  void a_translation_alone_says_that_the_text_that_governs_is_not_held(String prefix, String said) {
    assertThat(Visitor.open(prefix + "/law/guobanfa-2019-58/12.2").document().select(".quotes"))
        .isNotEmpty()
        .allMatch(quotes -> quotes.text().contains(said));
    assertThat(Visitor.open(prefix + "/law/guofa-2020-7/5.3").document().text())
        .doesNotContain(said);
  }

  @ParameterizedTest
  @CsvSource({"'', 另有全国通行的规定", "/en, under nationwide rules instead"})
  void a_relief_that_holds_in_the_whole_country_is_not_told_as_a_plain_no(
      String prefix, String said) {
    Visitor.Page first =
        Visitor.open(prefix + "/")
            .send(
                Map.of(
                    "type", List.of("enterprise"),
                    "scope", List.of("purpose"),
                    "purpose", List.of("@tax")));
    Document results =
        Visitor.answer(
                first, Map.of("zoneTypes", List.of("INDUSTRIAL_PARK"), "provinceCode", "CN-JS"))
            .send("results", Map.of())
            .document();
    assertThat(results.select("h1").text()).contains(said);
    assertThat(results.select(".sentence").eachText())
        .anyMatch(sentence -> sentence.matches(".*(不限于园区。|hold in the whole country[.])$"));
  }

  @ParameterizedTest
  @CsvSource({"'', 1 项要求没有做到, 可能有例外", "/en, 1 not complied with, An exception is possible"})
  void a_duty_that_is_not_met_is_told_at_the_head_of_the_page(
      String prefix, String heading, String exception) {
    Map<String, Object> park =
        Map.of(
            "zoneTypes",
            List.of("ZHANGJIANG_PARK"),
            "provinceCode",
            "CN-SH",
            "leadingIndustryCount",
            9);
    Document results =
        Visitor.answer(Visitor.begin(prefix, "zone", "all"), park)
            .send("results", Map.of())
            .document();
    assertThat(results.select("h1").text()).endsWith(heading);
    assertThat(results.select(".counts a[href=#duty-NON_COMPLIANT]")).hasSize(1);
    assertThat(results.select("section.group:has([id^=duty-]) h2").first().id())
        .isEqualTo("duty-NON_COMPLIANT");
    assertThat(results.select(".sentence").eachText())
        .anyMatch(sentence -> sentence.contains(exception));
  }

  /** A birthday is not said again, an age is: what is not met stands beside what was said. */
  @ParameterizedTest
  @CsvSource({
    "'', 有 1 项条件不满足：“年龄不超过65周岁”（您的情况：69 周岁）。",
    "/en, Conditions not met (1): “age is at most 65” (yours: 69 years)."
  })
  void what_is_not_met_is_said_in_words_of_the_case(String prefix, String said) {
    assertThat(results(prefix, "2030-06-01").document().select(".sentence").eachText())
        .contains(said);
  }

  /** Nobody is sent to apply for a permit that is not needed. */
  @Test
  void where_nothing_is_to_be_applied_for_no_place_and_no_papers_are_named() {
    Map<String, Object> compatriot = new HashMap<>(ENGINEER);
    compatriot.put("citizenship", "CN_HONG_KONG");
    Visitor.Page page =
        Visitor.answer(Visitor.begin("/en", "person", "heart"), compatriot)
            .send(Map.of("asOf", List.of("2024-06-01")));
    Element notNeeded = page.document().selectFirst("[data-outcome=NOT_NEEDED]");
    assertThat(notNeeded).isNotNull();
    assertThat(notNeeded.text()).doesNotContain("Where to apply").doesNotContain("apply for");
    assertThat(page.document().select(".basis .pairs")).isNotEmpty();
  }

  @Test
  void materials_are_listed_once_with_all_that_they_serve() {
    List<String> materials =
        results("", "2024-06-01").document().select(".checklist li > span").eachText();
    assertThat(materials).isNotEmpty().doesNotHaveDuplicates();
    assertThat(results("/en", "2024-06-01").document().select(".checklist li small").eachText())
        .hasSameSizeAs(materials)
        .allMatch(text -> text.startsWith("for: "));
  }

  /**
   * A licence serves thirty benefits of the whole law: their names come when they are asked for.
   */
  @Test
  void a_paper_that_serves_many_comes_first_and_says_how_many() {
    Visitor.Page page =
        Visitor.answer(
                Visitor.begin("/en", "enterprise", "all"),
                Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true))
            .send(Map.of());
    Element first = Objects.requireNonNull(page.document().selectFirst(".checklist li"));
    int served =
        Math.toIntExact(first.select("small").text().chars().filter(c -> c == ',').count());
    assertThat(first.select("details > summary").text())
        .matches("for \\d+ of these")
        .satisfies(
            said ->
                assertThat(Integer.parseInt(said.replaceAll("\\D", ""))).isBetween(5, served + 1));
    assertThat(page.document().select(".checklist li > small").eachText())
        .isNotEmpty()
        .allMatch(text -> text.startsWith("for: "));
  }

  @Test
  void the_last_day_of_an_age_is_said_and_goes_into_a_calendar() {
    Visitor.Page page = results("/en", "2024-06-01");
    Element form = page.document().selectFirst("form[action$=/calendar]");
    assertThat(page.document().select("#deadlines + dl dt").eachText()).contains("8 March 2027");
    Visitor.Page file =
        Visitor.post(
            form.attr("action"), Map.of("state", List.of(form.select("[name=state]").val())));
    assertThat(file.answer().header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
    assertThat(file.answer().header("Content-Disposition")).contains("policy-dates.ics");
    assertThat(file.answer().header("Cache-Control")).isEqualTo("no-store");
    assertThat(file.answer().body()).contains("DTSTART;VALUE=DATE:20270308");
    assertThat(file.answer().body().replace("\r\n ", ""))
        .as("ninety days before")
        .contains("DTSTART;VALUE=DATE:20261208\r\nSUMMARY:Relaxed age limit for work permits")
        .contains("begin your application")
        .contains("BEGIN:VALARM");
    assertThat(page.document().select("#deadlines + dl dt").eachText())
        .as("before the 65th birthday, which is the safe course")
        .contains("8 March 2026");
    assertThat(file.answer().body())
        .contains("DTSTART;VALUE=DATE:20260308", "DTSTART;VALUE=DATE:20251208");
    assertThat(results("/en", "2027-03-08").outcomes())
        .containsEntry("guofa-2020-7/5.3", "CONDITIONAL");
    assertThat(results("/en", "2027-03-09").outcomes())
        .containsEntry("guofa-2020-7/5.3", "INELIGIBLE");
  }

  @Test
  void a_day_that_is_near_has_no_reminder_in_the_past() {
    Element form = results("/en", "2027-01-15").document().selectFirst("form[action$=/calendar]");
    Visitor.Page file =
        Visitor.post(
            form.attr("action"), Map.of("state", List.of(form.select("[name=state]").val())));
    assertThat(file.answer().body())
        .contains("DTSTART;VALUE=DATE:20270308")
        .containsOnlyOnce("BEGIN:VEVENT");
  }

  @Test
  void a_birthday_in_a_leap_year_ends_an_age_as_the_evaluation_counts() {
    Visitor.Page page =
        Visitor.answer(
                Visitor.begin("/en", "person", "heart"),
                Map.of(
                    "citizenship", "FOREIGN",
                    "birthDate", "1960-02-29",
                    "employerType", "ENTERPRISE",
                    "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")))
            .send(Map.of("asOf", List.of("2024-06-01")));
    assertThat(page.document().select("#deadlines + dl dt").eachText())
        .contains("28 February 2026");
    Visitor.Page last = page.send(Map.of("asOf", List.of("2026-02-28")));
    assertThat(last.outcomes()).containsEntry("guofa-2020-7/5.3", "CONDITIONAL");
  }

  @Test
  void a_result_that_looks_wrong_can_be_asked_about_without_saying_anything_of_oneself() {
    Visitor.Page page = results("", "2024-06-01");
    Element basis = page.document().selectFirst("[data-clause=guofa-2020-7/5.3]");
    assertThat(basis.select(".wrong").text())
        .contains(
            "guofa-2020-7/5.3",
            Law.shipped().ruleset().digest(),
            page.answer().header("X-Request-Id"))
        .doesNotContain("1961", "外国国籍");
  }

  @Test
  void suggestions_for_a_zone_come_as_data_and_hold_no_more_than_a_list_shows() {
    for (String typed : List.of("zj", "张江", "zhangjiang", "Zhangjiang Hi-Tech Park")) {
      Service.Answer answer =
          Visitor.post("/en/check/zones", Map.of("zone", List.of(typed))).answer();
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.json()).hasSizeBetween(1, 12);
      assertThat(answer.json().findValuesAsText("id")).anyMatch(id -> id.contains("zhangjiang"));
    }
    assertThat(Visitor.post("/check/zones", Map.of("zone", List.of(""))).answer().json()).isEmpty();
  }

  @Test
  void each_condition_stands_beside_the_words_of_the_policy_that_say_it() {
    Element basis =
        results("", "2024-06-01").document().selectFirst("[data-clause=guofa-2020-7/5.3]");
    assertThat(basis.select("td.said").eachText())
        .containsExactly("境外", "企业工作", "国家高新区", "年龄可放宽至65岁");
    assertThat(basis.select("blockquote.governs mark").eachText())
        .containsExactly("国家高新区", "企业工作", "境外", "年龄可放宽至65岁");
    Element english =
        results("/en", "2024-06-01").document().selectFirst("[data-clause=guofa-2020-7/5.3]");
    assertThat(english.select("td.said").first().select("q").eachAttr("lang"))
        .containsExactly("en", "zh-CN");
    assertThat(english.select("td.said").eachText()).first().isEqualTo("Overseas 境外");
  }

  @Test
  void what_no_words_say_alone_is_said_to_follow_from_the_context() {
    Element basis =
        Visitor.answer(
                Visitor.begin("", "enterprise", "heart"),
                Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true))
            .send(Map.of())
            .document()
            .selectFirst("[data-clause=guofa-2020-7/17.3]");
    assertThat(basis.select("td.said").eachText()).contains("原文没有明说，由上下文得出");
  }

  /** Nobody is told to have been born on another day. */
  @ParameterizedTest
  @CsvSource({"'', 年龄不超过65周岁 不由您决定", "/en, 'age is at most 65 not in your hands'"})
  void of_what_nobody_can_change_the_condition_is_said_and_no_other_value(
      String prefix, String change) {
    Element card =
        results(prefix, "2030-06-01")
            .document()
            .selectFirst(".result:has([data-clause=guofa-2020-7/5.3])");
    assertThat(card.select(".change-box li").eachText()).containsExactly(change);
  }

  @Test
  void beside_a_benefit_that_is_not_due_stand_others_of_its_subject_that_may_be() {
    Visitor.Page page = results("", "2030-06-01");
    Element card = page.document().selectFirst(".result:has([data-clause=guofa-2020-7/5.3])");
    assertThat(page.outcomes()).containsEntry("guofa-2020-7/5.3", "INELIGIBLE");
    assertThat(card.select(".alternatives a")).hasSizeBetween(1, 3);
    assertThat(card.select(".alternatives a").eachAttr("href"))
        .doesNotContain("/law/guofa-2020-7/5.3")
        .allSatisfy(path -> assertThat(Service.get(path).status()).isEqualTo(200));
  }

  @Test
  void an_interview_about_one_benefit_or_one_subject_asks_and_answers_for_that_alone() {
    Map<String, List<String>> form =
        Map.of(
            "type", List.of("person"),
            "scope", List.of("purpose"),
            "purpose", List.of("residence-permit-5y"));
    Visitor.Page page = Visitor.answer(Visitor.open("/").send(form), ENGINEER).send(Map.of());
    assertThat(page.outcomes().keySet()).containsExactly("guofa-2020-7/5.5");
    assertThat(page.document().select(".lead").text()).contains("本次只查：长期居留许可");
    Visitor.Page subject =
        Visitor.answer(
                Visitor.open("/en/")
                    .send(
                        Map.of(
                            "type", List.of("person"),
                            "scope", List.of("purpose"),
                            "purpose", List.of("@visa"))),
                ENGINEER)
            .send(Map.of());
    assertThat(subject.outcomes().keySet())
        .contains("guofa-2020-7/5.4", "guofa-2020-7/5.5")
        .doesNotContain("guofa-2020-7/8.1");
  }

  /** Nobody brings anything along to fulfil a duty; it is shown that it was fulfilled. */
  @ParameterizedTest
  @CsvSource({"'', 履行情况的证明材料, 要带的材料", "/en, Proof that it was done, What to bring"})
  void the_materials_of_a_duty_show_that_it_was_done(String prefix, String duty, String benefit) {
    Document obligation = Visitor.open(prefix + "/law/zhangjiang-2023/III.1.1").document();
    assertThat(obligation.select("dt").eachText()).contains(duty).doesNotContain(benefit);
    Document grant = Visitor.open(prefix + "/law/guofa-2020-7/5.3").document();
    assertThat(grant.select("dt").eachText()).contains(benefit).doesNotContain(duty);
  }

  @Test
  void an_interview_about_a_subject_tells_what_it_demands_as_well_as_what_it_grants() {
    Visitor.Page page =
        Visitor.answer(
                Visitor.open("/")
                    .send(
                        Map.of(
                            "type", List.of("zone"),
                            "scope", List.of("purpose"),
                            "purpose", List.of("@governance"))),
                Map.of(
                    "zoneTypes",
                    List.of("ZHANGJIANG_PARK"),
                    "provinceCode",
                    "CN-SH",
                    "leadingIndustryCount",
                    9))
            .send("results", Map.of());
    assertThat(page.outcomes())
        .containsEntry("zhangjiang-2023/III.1.1", "NON_COMPLIANT")
        .containsKey("guofa-2020-7/15.1");
    assertThat(page.document().select("h1").text()).endsWith("1 项要求没有做到");
    assertThat(page.document().select(".lead").text()).contains("本次只查：").doesNotContain("主导产业");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-such-benefit", "@no-such-subject", "comprehensive-bonded-zone"})
  void a_purpose_that_is_none_or_is_of_other_applicants_is_asked_for_again(String purpose) {
    Visitor.Page page =
        Visitor.open("/")
            .send(
                Map.of(
                    "type", List.of("person"),
                    "scope", List.of("purpose"),
                    "purpose", List.of(purpose)));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.document().select(".errors a").eachAttr("href")).containsExactly("#purpose");
    assertThat(page.document().select("[name=type][checked]").eachAttr("value"))
        .containsExactly("person");
  }

  @ParameterizedTest
  @CsvSource({"'', 这是一个例子", "/en, This is an example"})
  void results_can_be_looked_at_before_anything_is_answered(String prefix, String notice) {
    Visitor.Page page = Visitor.post(prefix + "/check/example", Map.of());
    assertThat(page.outcomes()).containsValue("CONDITIONAL");
    assertThat(page.document().select(".notice").text()).contains(notice);
    Visitor.Page answers = page.send("answers", Map.of());
    assertThat(answers.document().select(".answers dt").eachText()).hasSizeGreaterThan(3);
  }

  /** Forty answers in a row are hard to look through; a few need no titles. */
  @Test
  void many_answers_are_checked_by_their_subjects_and_none_is_left_out() {
    Visitor.Page answers = Visitor.answer(Visitor.begin("/en", "enterprise", "all"), Map.of());
    assertThat(answers.document().select("h2.subject").eachText())
        .hasSizeGreaterThan(3)
        .startsWith("Who you are and where")
        .doesNotHaveDuplicates();
    int asked =
        Integer.parseInt(
            answers
                .send(Map.of())
                .document()
                .select(".lead")
                .text()
                .replaceAll("(?s).*your (\\d+) answers.*", "$1"));
    assertThat(answers.document().select(".answers .change button"))
        .hasSizeGreaterThanOrEqualTo(asked);
    Visitor.Page few = Visitor.answer(Visitor.begin("/en", "zone", "heart"), Map.of());
    assertThat(few.document().select(".answers dt")).isNotEmpty();
    assertThat(few.document().select("h2.subject")).isEmpty();
  }
}
