package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.api.Service;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.InForce;

/** Interviews from the first page to the results, on a phone and a desktop. */
@QuarkusTest
class InterviewInBrowserTest {
  private static final int PROFILES = 6;

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

  @ParameterizedTest
  @CsvSource({"张江, true", "zhangjiang, false", "zj, false", "Zhangjiang Hi-Tech Park, true"})
  void a_zone_is_found_as_people_write_it(String typed, boolean scripts) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, scripts)) {
      session.begin("", "enterprise", "heart");
      session.page().fill("#zone", typed);
      session.press("button[name=search]");
      session.page().locator("[name=place][value*=zhangjiang]").first().check();
      session.goOn().press("button[formaction$='/answers']");
      assertThat(session.shown().text()).contains("由园区名录得出");
    }
  }

  @Test
  void the_answers_on_the_page_are_those_of_the_contract_for_random_profiles() {
    LocalDate today = LocalDate.now(InForce.ZONE);
    for (long seed = 1_000; seed < 1_000 + PROFILES; seed++) {
      RandomProfiles random = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
      Map<String, Object> stated = new LinkedHashMap<>(random.stated(today));
      stated.keySet().removeAll(List.of("nationality", "unifiedSocialCreditCode"));
      try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
        session.begin("", String.valueOf(stated.get("type")), "all").interview(stated);
        stateWhatNobodyAsks(session, stated);
        session.goOn();
        Map<String, String> shown = session.shown().outcomes();
        Map<String, String> answered = outcomes(stated);
        assertThat(shown.keySet()).isEqualTo(answered.keySet());
        answered.forEach(
            (clause, outcome) -> {
              // Of two reasons against a clause nobody asks for the second.
              if (!Outcome.valueOf(outcome).isAgainst()
                  || !Outcome.valueOf(shown.getOrDefault(clause, "")).isAgainst()) {
                assertThat(shown).containsEntry(clause, outcome);
              }
            });
      }
    }
  }

  /** Facts that read as met while nobody states them are stated where answers are checked. */
  private static void stateWhatNobodyAsks(BrowserSession session, Map<String, Object> stated) {
    List<String> assumed =
        session
            .shown()
            .document()
            .select(".answers div:has(.silent) [name=change]")
            .eachAttr("value");
    for (String fact : assumed) {
      if (stated.containsKey(fact)) {
        session.press("button[name=change][value=" + fact + "]");
        session.answer(session.shown(), stated).press("button[formaction$='/answers']");
      }
    }
  }

  private static Map<String, String> outcomes(Map<String, Object> stated) {
    String body = new String(Service.write(Map.of("profile", stated)), StandardCharsets.UTF_8);
    Map<String, String> outcomes = new TreeMap<>();
    Service.evaluate(body)
        .json()
        .path("results")
        .forEach(
            result ->
                outcomes.put(result.path("clause").asText(), result.path("outcome").asText()));
    return outcomes;
  }
}
