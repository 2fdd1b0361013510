package org.policyeligibility.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that an applicant keeps in the browser, by choice and for a time. */
@QuarkusTest
class KeptAnswersInBrowserTest {
  private static final String STORED = "() => localStorage.length";

  private static Locator part(BrowserSession session, String name) {
    return session.page().locator("main [data-part=" + name + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void answers_that_were_kept_are_gone_on_with_from_the_first_page_until_they_are_deleted(
      String prefix) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.begin(prefix, "person", "heart").interview(Applicants.ENGINEER).goOn();
      session.holdsNothing("1961", "FOREIGN");
      part(session, "keep").click();
      assertThat(part(session, "kept")).isVisible();
      // As the pages write a day, and not as a browser would by itself: March 9, 1961.
      assertThat(part(session, "kept").locator("time"))
          .hasText(
              Pattern.compile(
                  prefix.isEmpty() ? "\\d{4}年\\d{1,2}月\\d{1,2}日" : "\\d{1,2} [A-Z][a-z]+ \\d{4}"));
      session.anotherTab();
      session.open(prefix + "/").press("form.kept button");
      assertThat(session.shown().text()).contains(prefix.isEmpty() ? "1961年3月9日" : "9 March 1961");
      part(session, "keep").click();
      part(session, "forget").click();
      assertThat(part(session, "forgotten")).isVisible();
      session.holdsNothing("1961", "FOREIGN");
      session.open(prefix + "/");
      assertThat(session.page().locator("form.kept")).isHidden();
    }
  }

  @Test
  void answers_whose_time_is_over_are_deleted_by_the_first_page_and_not_offered() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
      session.open("/");
      session
          .page()
          .evaluate(
              "() => localStorage.setItem('answers',"
                  + " JSON.stringify({state: 'x', until: '2020-01-01T00:00:00Z'}))");
      session.open("/");
      assertThat(session.page().locator("form.kept")).isHidden();
      assertThat(session.page().evaluate(STORED)).isEqualTo(0);
    }
  }

  /** A file says in no name what is in it, and opens in either language on any device. */
  @ParameterizedTest
  @CsvSource({"'', 390, false", "/en, 1280, false", "'', 1280, true", "/en, 390, true"})
  void answers_that_were_saved_as_a_file_are_gone_on_with_from_the_first_page(
      String prefix, int width, boolean scripts) throws IOException {
    Path file = Files.createTempFile("saved", ".json");
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.begin(prefix, "person", "heart").interview(Applicants.ENGINEER).goOn();
      Download saved =
          session
              .page()
              .waitForDownload(() -> session.page().click("form[action$='/check/save'] button"));
      assertThat(saved.suggestedFilename()).isEqualTo("policy-answers.json");
      saved.saveAs(file);
      session.holdsNothing("1961", "FOREIGN");
    }
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.open(prefix + "/").page().click(".resume summary");
      session.press(".resume button");
      assertThat(session.page().locator("#file-error")).isVisible();
      session.page().setInputFiles("#file", file);
      session.press(".resume button");
      assertThat(session.shown().text()).contains(prefix.isEmpty() ? "1961年3月9日" : "9 March 1961");
      assertThat(session.isWiderThanItsWindow()).isFalse();
      session.goOn();
      assertThat(session.shown().hasResults()).isTrue();
      session.holdsNothing("1961", "FOREIGN");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void where_no_scripts_run_nothing_is_offered_that_would_not_work() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, false)) {
      session.begin("", "person", "heart").interview(Applicants.ENGINEER);
      assertThat(session.page().locator("[data-part=browser]")).isHidden();
      session.open("/");
      assertThat(session.page().locator("form.kept")).isHidden();
    }
  }
}
