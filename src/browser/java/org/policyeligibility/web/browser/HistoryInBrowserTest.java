package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.web.Visitor;
import org.policyeligibility.web.interview.SealedStates;

/** Ways through an interview that are not straight: back, aside, in another language, too late. */
@QuarkusTest
class HistoryInBrowserTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_language_changes_on_every_page_and_no_answer_is_lost(boolean scripts) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, scripts)) {
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

  @Test
  void the_way_back_shows_the_page_before_and_an_answer_can_be_given_anew() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
      session.begin("", "person", "heart");
      List<String> first = session.shown().questions();
      session.answer(session.shown(), Applicants.ENGINEER).goOn();
      List<String> second = session.shown().questions();
      assertThat(second).isNotEqualTo(first);
      session.page().goBack();
      session.page().waitForCondition(() -> session.shown().questions().equals(first));
      session.answer(session.shown(), Applicants.ENGINEER).goOn();
      assertThat(session.shown().questions()).isEqualTo(second);
      session.interview(Applicants.ENGINEER).goOn();
      assertThat(session.shown().hasResults()).isTrue();
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

  @Test
  void two_tabs_are_two_interviews_and_know_nothing_of_each_other() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
      session.begin("", "person", "heart");
      BrowserSession.Tab first = session.anotherTab();
      session.begin("/en", "enterprise", "heart").interview(Applicants.COMPANY).goOn();
      Map<String, String> company = session.shown().outcomes();
      session.show(first);
      session.interview(Applicants.ENGINEER).goOn();
      assertThat(session.shown().outcomes())
          .containsKey("guofa-2020-7/5.3")
          .doesNotContainKey("guofa-2020-7/17.3");
      assertThat(company).containsKey("guofa-2020-7/17.3");
    }
  }

  @Test
  void a_page_that_is_too_old_says_so_and_where_to_begin_again() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.begin("", "person", "heart");
      session.replaceState(SealedStates.expired());
      session.goOn();
      assertThat(session.status()).isEqualTo(400);
      assertThat(session.shown().document().select("h1").text()).isEqualTo("页面已过期");
      session.press("main a.button");
      assertThat(session.shown().document().select("[name=type]")).isNotEmpty();
    }
  }

  @Test
  void a_state_that_was_changed_on_the_way_is_not_used() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.begin("/en", "person", "heart");
      String state = session.shown().state();
      session.replaceState(state.substring(0, 40) + "A" + state.substring(41));
      session.goOn();
      assertThat(session.status()).isEqualTo(400);
      assertThat(session.shown().document().select("h1").text()).isEqualTo("This cannot go on");
    }
  }

  @Test
  void an_address_of_the_interview_alone_leads_to_its_beginning() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.open("/en/check/results");
      assertThat(session.page().url()).endsWith("/en/");
    }
  }
}
