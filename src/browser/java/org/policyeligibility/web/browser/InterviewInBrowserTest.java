package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interviews from the first page to the results, on a phone and a desktop. */
@QuarkusTest
class InterviewInBrowserTest {
  private static final String YEARS = "requestedResidenceYears";

  /** Each two of language, type, width and scripts stand together in one of these. */
  @ParameterizedTest
  @CsvSource({
    "'', person, 390, true, guofa-2020-7/5.3",
    "'', enterprise, 1280, false, guofa-2020-7/17.3",
    "'', zone, 390, false, guofa-2020-7/13.2",
    "/en, person, 1280, false, guofa-2020-7/5.3",
    "/en, enterprise, 390, true, guofa-2020-7/17.3",
    "/en, zone, 1280, true, guofa-2020-7/13.2",
    "'', joint, 1280, true, guofa-2020-7/17.3",
    "/en, joint, 390, false, guofa-2020-7/5.3"
  })
  void an_applicant_is_asked_a_little_and_sees_results(
      String prefix, String type, int width, boolean scripts, String clause) {
    Map<String, Object> stated = Applicants.of(type);
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.begin(prefix, type, "heart").interview(stated);
      assertThat(session.shown().text())
          .contains(prefix.isEmpty() ? "核对您的答案" : "Check your answers");
      session.goOn();
      assertThat(session.shown().hasResults()).isTrue();
      assertThat(session.shown().outcomes()).containsKey(clause);
      session.page().locator(".result > summary").first().click();
      assertThat(session.page().locator(".result[open] blockquote.governs").first().isVisible())
          .isTrue();
      assertThat(session.isWiderThanItsWindow()).isFalse();
      session.holdsNothing("1961", "FOREIGN", "ZHANGJIANG_PARK", "CN-SN", "?");
    }
  }

  /** By a form of its own, where no scripts suggest anything. */
  @ParameterizedTest
  @ValueSource(strings = {"zj", "ＺＪ", "Zhangjiang Hi-Tech Park"})
  void a_zone_is_found_without_scripts_as_people_write_it(String typed) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, false)) {
      session.begin("", "enterprise", "heart");
      session.page().fill("#zone", typed);
      session.press("button[name=search]");
      session.page().locator("[name=place][value*=zhangjiang]").first().check();
      session.goOn().press("button[formaction$='/answers']");
      assertThat(session.shown().text()).contains("由园区登记册得出");
    }
  }

  /** A day that is asked for, and a number of years that is not, but can be stated. */
  @ParameterizedTest
  @CsvSource({
    "'', true, １９６１年３月９日, 1961年3月9日, ２．５年, 2.5 年",
    "/en, false, 9 mar 1961, 9 March 1961, 5 YEARS, 5 years"
  })
  void what_is_typed_as_people_write_it_is_shown_as_it_was_understood(
      String prefix, boolean scripts, String day, String dayShown, String years, String shown) {
    Map<String, Object> stated = new HashMap<>(Applicants.ENGINEER);
    stated.put("birthDate", day);
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, scripts)) {
      session.begin(prefix, "person", "heart").interview(stated);
      assertThat(understood(session, "birthDate")).isEqualTo(dayShown);
      change(session, years);
      assertThat(understood(session, YEARS)).isEqualTo(shown);
    }
  }

  /** No fact is so large: the number is understood, and its bound is told. */
  @ParameterizedTest
  @CsvSource({"'', true, 2300万, 不超过 100", "/en, false, '2,300万', at most 100"})
  void a_number_that_is_too_large_is_told_its_bound_and_stays_as_it_was_typed(
      String prefix, boolean scripts, String typed, String bound) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, scripts)) {
      session.begin(prefix, "person", "heart").interview(Applicants.ENGINEER);
      change(session, typed);
      assertThat(session.status()).isEqualTo(400);
      assertThat(session.page().inputValue("#f-" + YEARS)).isEqualTo(typed);
      assertThat(session.page().locator("#f-" + YEARS + "-error").innerText()).contains(bound);
    }
  }

  private static void change(BrowserSession session, String typed) {
    session.press("button[name=change][value=" + YEARS + "]");
    session.page().fill("#f-" + YEARS, typed);
    session.press("button[formaction$='/answers']");
  }

  private static String understood(BrowserSession session, String fact) {
    return session
        .page()
        .locator(
            ".answers div",
            new Page.LocatorOptions()
                .setHas(session.page().locator("button[name=change][value=" + fact + "]")))
        .locator("dd")
        .first()
        .innerText();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_subject_is_chosen_where_its_list_is_shown(boolean scripts) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, scripts)) {
      session.open("/en/");
      assertThat(session.page().locator("#purpose").isVisible()).isFalse();
      session.page().check("[name=type][value=person]");
      session.page().check("[name=scope][value=purpose]");
      session.page().selectOption("#purpose", "@visa");
      session.goOn().interview(Applicants.ENGINEER).goOn();
      assertThat(session.shown().outcomes())
          .containsKey("guofa-2020-7/5.5")
          .doesNotContainKey("guofa-2020-7/8.1");
    }
  }
}
