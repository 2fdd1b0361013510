package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as somebody reads them who never heard of the service behind them. */
@QuarkusTest
class ApplicantPagesTest {
  private static final Map<String, Object> JOINT =
      Map.of(
          "zone", "zhangjiang-core-park",
          "institutionType", "NONE",
          "stateOwned", false,
          "holdsPledgeableIp", true,
          "citizenship", "FOREIGN",
          "birthDate", "1965-03-09");

  private static Visitor.Page first(String prefix, String type, String scope, String zone) {
    return Visitor.begin(prefix, type, scope).send(Map.of("place", List.of(zone)));
  }

  @ParameterizedTest
  @CsvSource({"'', 关于企业, 关于员工", "/en, About the company, About the employee"})
  void a_joint_interview_says_of_whom_each_question_is_asked(
      String prefix, String company, String employee) {
    Map<String, String> about = new LinkedHashMap<>();
    Visitor.Page page = first(prefix, "joint", "heart", "zhangjiang-core-park");
    while (!page.questions().isEmpty()) {
      for (Element field : page.document().select("main fieldset:has(input[name=q])")) {
        about.put(
            Objects.requireNonNull(field.selectFirst("input[name=q]")).val(),
            Objects.requireNonNull(field.selectFirst("legend")).text());
      }
      page = page.send(Visitor.answers(page, JOINT));
    }
    assertThat(about.get("institutionType")).startsWith(company);
    assertThat(about.get("citizenship")).startsWith(employee);
    assertThat(about.get("birthDate")).startsWith(employee);
    assertThat(page.document().select("main h2").eachText().get(0)).startsWith(company);
    assertThat(page.document().select("main h2").eachText().get(1)).startsWith(employee);
  }

  @Test
  void an_interview_about_one_applicant_does_not_say_so_each_time() {
    Visitor.Page page = first("", "enterprise", "heart", "zhangjiang-core-park");
    assertThat(page.document().select(".about-whom")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', 护照, 单位的营业执照, 园区管理机构", "/en, passport, organisation’s, zone"})
  void the_checklist_names_each_paper_once(
      String prefix, String passport, String licence, String confirmation) {
    Visitor.Page page =
        Visitor.answer(first(prefix, "joint", "heart", "zhangjiang-core-park"), JOINT);
    List<String> named = page.send(Map.of()).document().select(".checklist li > span").eachText();
    assertThat(named).hasSizeGreaterThan(5);
    for (String paper : List.of(passport, licence, confirmation)) {
      assertThat(named).as(paper).filteredOn(text -> text.contains(paper)).hasSize(1);
    }
  }

  /** Chuzhou has been a national high-tech zone since 2022: until then it was none. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void another_day_is_decided_as_the_register_has_the_zone_on_it(String prefix) {
    Map<String, Object> stated = new HashMap<>();
    stated.put("zoneTypes", List.of());
    Visitor.Page results =
        Visitor.answer(first(prefix, "enterprise", "all", "chuzhou-high-tech-zone"), stated)
            .send(Map.of());
    Map<String, String> now = results.outcomes();
    Visitor.Page before = results.send(Map.of("asOf", List.of("2021-01-01")));
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.outcomes().get("guofa-2020-7/17.3")).isNotEqualTo("INSUFFICIENT_DATA");
    Visitor.Page again = before.send(Map.of("asOf", List.of("2026-01-01")));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.outcomes()).isEqualTo(now);
    assertThat(again.send("answers", Map.of()).text())
        .contains(prefix.isEmpty() ? "国家高新区" : "high-tech zone");
  }

  /** A kind that is open today, and was none of the zone's then. */
  @Test
  void an_answer_is_read_on_another_day_without_what_the_register_excludes_on_it() {
    Map<String, Object> stated = Map.of("zoneTypes", List.of("PILOT_FREE_TRADE_ZONE"));
    Visitor.Page results =
        Visitor.answer(first("", "enterprise", "all", "chuzhou-high-tech-zone"), stated)
            .send(Map.of());
    Visitor.Page before = results.send(Map.of("asOf", List.of("2020-01-01")));
    assertThat(before.status()).isEqualTo(200);
    assertThat(before.hasResults()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void no_applicant_is_sent_to_an_address_of_the_service_for_programs(String prefix) {
    Visitor.Page page = first(prefix, "enterprise", "heart", "zhangjiang-core-park");
    Visitor.Page results = Visitor.answer(page, Map.of()).send(Map.of());
    assertThat(results.document().select(".notice").eachText())
        .anyMatch(text -> text.contains(prefix.isEmpty() ? "依据较弱" : "weak evidence"));
    assertThat(results.text()).doesNotContain("/v1/");
  }

  /** A company does not become a fund for the sake of a benefit. */
  @ParameterizedTest
  @CsvSource({"'', 机构类型, 不由您决定", "/en, is a venture capital firm, not in your hands"})
  void a_kind_of_institution_is_not_said_to_lie_in_the_hands_of_an_applicant(
      String prefix, String kind, String hand) {
    Visitor.Page results =
        Visitor.answer(first(prefix, "enterprise", "heart", "nowhere"), Map.of()).send(Map.of());
    List<String> changes =
        results.document().select("[data-clause=guofa-2020-7/17.9] .change-box li").eachText();
    assertThat(changes)
        .filteredOn(change -> change.startsWith(kind))
        .singleElement()
        .satisfies(change -> assertThat(change).endsWith(hand));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void a_page_leads_back_to_the_one_before_with_its_answers(String prefix) {
    Visitor.Page first = Visitor.begin(prefix, "person", "heart");
    assertThat(first.document().select("main > .back a").attr("href")).isEqualTo(prefix + "/");
    Visitor.Page second = first.send(Visitor.answers(first, Visitor.ENGINEER));
    Visitor.Page third = second.send(Visitor.answers(second, Visitor.ENGINEER));
    Visitor.Page again = back(third);
    assertThat(again.questions()).isEqualTo(second.questions());
    assertThat(again.document().select("[checked], main input[type=text][value~=.]"))
        .as("what was answered")
        .isNotEmpty();
    Visitor.Page beginning = back(again);
    assertThat(beginning.questions()).isEqualTo(first.questions());
    assertThat(beginning.document().select("main > .back a").attr("href")).isEqualTo(prefix + "/");
    Visitor.Page onward = beginning.send(Map.of());
    assertThat(onward.status()).as("the place as it was said").isEqualTo(200);
    assertThat(onward.questions()).doesNotContainAnyElementsOf(second.questions());
  }

  @Test
  void the_way_back_looks_at_nothing_that_stands_in_the_form() {
    Visitor.Page first = Visitor.begin("/en", "person", "heart");
    Visitor.Page second = first.send(Visitor.answers(first, Visitor.ENGINEER));
    Visitor.Page faulty = second.send(Map.of());
    assertThat(faulty.status()).isEqualTo(400);
    assertThat(back(faulty).questions()).isEqualTo(first.questions());
  }

  @ParameterizedTest
  @CsvSource({
    "'', '没有其他要问的了。有 2 题您没有给出答案'",
    "/en, 'Nothing else is asked. Questions that you passed over: 2.'"
  })
  void what_was_passed_over_is_not_said_to_be_answered(String prefix, String said) {
    Map<String, Object> unsure = new HashMap<>(Visitor.ENGINEER);
    unsure.remove("employerType");
    Visitor.Page answers = Visitor.answer(Visitor.begin(prefix, "person", "heart"), unsure);
    assertThat(answers.document().select("main .lead").text()).startsWith(said);
  }

  @Test
  void results_and_a_change_lead_back_to_the_answers() {
    Visitor.Page first = Visitor.begin("/en", "person", "heart");
    Visitor.Page second = first.send(Visitor.answers(first, Visitor.ENGINEER));
    Visitor.Page results = second.send("results", Map.of());
    assertThat(results.hasResults()).isTrue();
    Visitor.Page answers = back(results);
    assertThat(answers.document().select("dl.answers")).isNotEmpty();
  }

  private static Visitor.Page back(Visitor.Page page) {
    Element form = page.document().selectFirst("main > form.back");
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Element field : form.select("input")) {
      fields.put(field.attr("name"), List.of(field.val()));
    }
    return Visitor.post(form.attr("action"), fields);
  }

  @ParameterizedTest
  @CsvSource({"'', 批准文号, 可靠程度, 登记册编者的原注", "/en, Approval, Reliability, The compilers’ own note"})
  void the_register_says_in_words_what_it_rests_on(
      String prefix, String number, String reliance, String note) {
    Visitor.Page page =
        Visitor.begin(prefix, "enterprise", "all")
            .send("place", Map.of("zone", List.of("舟山群岛新区"), "search", List.of("1")));
    Element zone = page.document().selectFirst(".zone");
    assertThat(zone.select("li > ul li").text()).contains(reliance).doesNotContain("stored");
    assertThat(page.document().select(".zone li > ul li").text()).contains(number);
    assertThat(zone.select("details details summary").text()).startsWith(note);
  }

  @Test
  void a_note_that_would_hide_the_choices_folds_and_a_short_one_is_there_at_once() {
    Visitor.Page page = first("", "enterprise", "heart", "zhangjiang-core-park");
    Element note = Objects.requireNonNull(page.document().getElementById("f-institutionType-note"));
    assertThat(Objects.requireNonNull(note.parent()).normalName()).isEqualTo("details");
    Visitor.Page next = page.send(Visitor.answers(page, Map.of("institutionType", "NONE")));
    Element brief = Objects.requireNonNull(next.document().selectFirst("[id$=-note]"));
    assertThat(Objects.requireNonNull(brief.parent()).normalName()).isEqualTo("fieldset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void what_is_still_to_be_known_is_answered_from_where_it_is_missing(String prefix) {
    Visitor.Page results =
        Visitor.answer(first(prefix, "enterprise", "heart", "zhangjiang-core-park"), Map.of())
            .send(Map.of());
    Element missing =
        Objects.requireNonNull(
            results
                .document()
                .selectFirst("[data-clause=guofa-2020-7/17.9] button[value=stateOwned]"));
    String form = missing.attr("form");
    Element ask = Objects.requireNonNull(results.document().getElementById(form));
    Visitor.Page question =
        Visitor.post(
            ask.attr("action"),
            Map.of("state", List.of(results.state()), missing.attr("name"), List.of("stateOwned")));
    assertThat(question.questions()).containsExactly("stateOwned");
    Visitor.Page after = Visitor.answer(question, Map.of("stateOwned", false)).send(Map.of());
    assertThat(after.outcomes()).containsEntry("guofa-2020-7/17.9", "INELIGIBLE");
  }

  @ParameterizedTest
  @CsvSource({"'', 石家庄高新区, soolun.net/16eb2f1e", "/en, Shijiazhuang, renwuwiki.com"})
  void a_source_whose_address_the_register_holds_is_a_link_that_leaves_the_answers_where_they_are(
      String prefix, String zone, String source) {
    Element link =
        Objects.requireNonNull(
            sought(prefix, zone).selectFirst(".zone a[href^=http]:containsOwn(" + source + ")"));
    assertThat(link.attr("href")).contains(source.replaceFirst("/.*", ""));
    assertThat(link.attr("target")).isEqualTo("_blank");
    assertThat(link.attr("rel")).contains("noopener", "noreferrer");
  }

  /** An applicant who types a name and goes on is offered the zone, and told of no error. */
  @ParameterizedTest
  @CsvSource({"''", "/en"})
  void a_name_that_was_typed_before_going_on_is_looked_for(String prefix) {
    Visitor.Page page =
        Visitor.begin(prefix, "enterprise", "all")
            .send("questions", Map.of("zone", List.of("张江高科技园区")));
    assertThat(page.document().select(".errors")).isEmpty();
    assertThat(page.document().select("input[name=place][value=zhangjiang-core-park]")).hasSize(1);
    Visitor.Page silent = Visitor.begin(prefix, "enterprise", "all").send("questions", Map.of());
    assertThat(silent.document().select(".errors")).hasSize(1);
  }

  @Test
  void a_source_that_the_register_names_only_in_short_is_no_link() {
    Document page = sought("", "天津东疆综保区");
    assertThat(page.select(".zone").text()).contains("kiibk.com/154424");
    assertThat(page.select(".zone a[href^=http]:containsOwn(kiibk)")).isEmpty();
  }

  private static Document sought(String prefix, String zone) {
    return Visitor.begin(prefix, "enterprise", "all")
        .send("place", Map.of("zone", List.of(zone), "search", List.of("1")))
        .document();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void a_note_of_many_lines_folds_in_either_language(String prefix) {
    Visitor.Page page = first(prefix, "person", "all", "kind");
    Element note =
        Objects.requireNonNull(page.document().getElementById("f-employerZoneTypes-note"));
    assertThat(Objects.requireNonNull(note.parent()).normalName()).isEqualTo("details");
  }

  @ParameterizedTest
  @CsvSource({
    "'', person, 设立综合保税区, 国有创投跟投",
    "'', zone, 工作许可年龄放宽, 知识产权质押融资",
    "/en, person, Setting up a comprehensive bonded zone, Co-investment by state-owned"
  })
  void results_say_which_of_the_benefits_asked_about_are_for_others(
      String prefix, String type, String absent, String further) {
    Visitor.Page results =
        Visitor.answer(first(prefix, type, "heart", "kind"), Map.of()).send(Map.of());
    assertThat(results.document().select(".lead").text())
        .contains(absent, further, prefix.isEmpty() ? "没有列出" : "not listed");
    assertThat(results.document().select("details.result h3").text()).doesNotContain(absent);
  }

  @ParameterizedTest
  @CsvSource({"'', 登记册, 由其他回答得出", "/en, register, from another answer"})
  void what_follows_from_an_answer_is_not_said_to_be_from_the_register(
      String prefix, String register, String answer) {
    Visitor.Page answers =
        Visitor.answer(
            first(prefix, "zone", "heart", "kind"),
            Map.of("zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")));
    assertThat(answers.document().select(".answers dd").text())
        .contains(answer)
        .doesNotContain(register);
  }
}
