package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.web.Visitor;
import org.policyeligibility.web.interview.SealedStates;

/** Ways through an interview that are not straight: back, aside, in another language, too late. */
@QuarkusTest
class HistoryInBrowserTest {
  /** Of results it is the one that takes another day. */
  private static final String LEADS_ON = "main form .actions button, form.tools .day button";

  @ParameterizedTest
  @CsvSource({"true, 390", "false, 1280"})
  void the_language_changes_on_every_page_and_no_answer_is_lost(boolean scripts, int width) {
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.begin("", "person", "heart");
      for (Visitor.Page page = session.shown();
          !page.questions().isEmpty();
          page = session.shown()) {
        List<String> asked = page.questions();
        session.press("form.language button");
        assertThat(session.shown().questions()).isEqualTo(asked);
        session.answer(session.shown(), Applicants.ENGINEER).goOn();
      }
      if (!session.page().url().contains("/en/")) {
        session.press("form.language button");
      }
      assertThat(session.shown().text()).contains("9 March 1961", "Check your answers");
      session.goOn().press("form.language button");
      assertThat(session.shown().hasResults()).isTrue();
      assertThat(session.shown().document().select("html").attr("lang")).isEqualTo("zh-CN");
      session.holdsNothing("1961", "FOREIGN");
    }
  }

  /** Each two of language, type, width and scripts stand together in one of these. */
  @ParameterizedTest
  @CsvSource({
    "'', person, 1280, true",
    "/en, person, 390, false",
    "'', enterprise, 390, false",
    "/en, enterprise, 1280, true",
    "'', zone, 1280, false",
    "/en, zone, 390, true",
    "'', joint, 390, true",
    "/en, joint, 1280, false"
  })
  void the_way_back_shows_the_page_before_and_an_answer_can_be_given_anew(
      String prefix, String type, int width, boolean scripts) {
    Map<String, Object> stated = Applicants.of(type);
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.begin(prefix, type, "heart");
      List<String> first = session.shown().questions();
      session.answer(session.shown(), stated).goOn();
      List<String> second = session.shown().questions();
      assertThat(second).isNotEqualTo(first);
      session.page().goBack();
      session.page().waitForCondition(() -> session.shown().questions().equals(first));
      session.answer(session.shown(), stated).goOn();
      assertThat(session.shown().questions()).isEqualTo(second);
      session.interview(stated).goOn();
      assertThat(session.shown().hasResults()).isTrue();
      Map<String, String> outcomes = session.shown().outcomes();
      session.page().goBack();
      session.page().waitForCondition(() -> !session.shown().hasResults());
      session.goOn();
      assertThat(session.shown().outcomes()).isEqualTo(outcomes);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void from_a_clause_the_way_back_leads_to_the_results(boolean scripts) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, scripts)) {
      session.begin("", "person", "heart").interview(Applicants.ENGINEER).goOn();
      session.page().locator(".result > summary").first().click();
      session.press(".result[open] .source a");
      assertThat(session.page().url()).contains("/law/");
      session.page().goBack();
      assertThat(session.shown().hasResults()).isTrue();
      session.press("button[formaction$='/answers']");
      assertThat(session.shown().text()).contains("1961年3月9日");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', /en, 1280, true",
    "/en, '', 390, false",
    "'', '', 390, true",
    "/en, /en, 1280, false"
  })
  void two_tabs_are_two_interviews_and_know_nothing_of_each_other(
      String prefix, String other, int width, boolean scripts) {
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.begin(prefix, "person", "heart");
      BrowserSession.Tab first = session.anotherTab();
      session.begin(other, "enterprise", "heart").interview(Applicants.COMPANY).goOn();
      Map<String, String> company = session.shown().outcomes();
      session.show(first);
      session.interview(Applicants.ENGINEER).goOn();
      assertThat(session.shown().outcomes())
          .containsKey("guofa-2020-7/5.3")
          .doesNotContainKey("guofa-2020-7/17.3");
      assertThat(company).containsKey("guofa-2020-7/17.3");
    }
  }

  /** Each of the pages that a state travels from, with a heading of what went wrong. */
  @ParameterizedTest
  @CsvSource({
    "'', 390, true, 页面已过期, 无法继续",
    "/en, 1280, true, This page is too old, This cannot go on"
  })
  void what_is_too_old_or_was_changed_on_the_way_is_not_used_on_any_page(
      String prefix, int width, boolean scripts, String old, String changed) {
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      for (String where : List.of("place", "questions", "answers", "results")) {
        to(session, prefix, where);
        session.replaceState(SealedStates.expired());
        session.press(LEADS_ON);
        assertRefused(session, old);
        to(session, prefix, where);
        String state = session.shown().state();
        char within = state.charAt(40) == 'A' ? 'B' : 'A';
        session.replaceState(state.substring(0, 40) + within + state.substring(41));
        session.press(LEADS_ON);
        assertRefused(session, changed);
      }
    }
  }

  private static void to(BrowserSession session, String prefix, String where) {
    session.begin(prefix, "person", "heart");
    if (where.equals("place")) {
      return;
    }
    session.answer(session.shown(), Applicants.ENGINEER).goOn();
    if (!where.equals("questions")) {
      session.interview(Applicants.ENGINEER);
    }
    if (where.equals("results")) {
      session.goOn();
    }
  }

  private static void assertRefused(BrowserSession session, String heading) {
    assertThat(session.status()).isEqualTo(400);
    assertThat(session.shown().document().select("h1").text()).isEqualTo(heading);
    session.press("main a.button");
    assertThat(session.shown().document().select("[name=type]")).isNotEmpty();
  }

  @Test
  void an_address_of_the_interview_alone_leads_to_its_beginning() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.open("/en/check/results");
      assertThat(session.page().url()).endsWith("/en/");
    }
  }
}
