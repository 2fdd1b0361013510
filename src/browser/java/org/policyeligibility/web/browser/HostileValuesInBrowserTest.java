package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.web.Visitor;

/** Texts that somebody might type to have a page run them: each field of each page shows them. */
@QuarkusTest
class HostileValuesInBrowserTest {
  private static final String SCRIPT = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";

  /** Each two of language, width and scripts stand together in one of these. */
  @ParameterizedTest
  @CsvSource({
    "'', person, 1280, true",
    "'', enterprise, 1280, true",
    "'', zone, 1280, true",
    "'', joint, 390, false",
    "/en, person, 1280, false",
    "/en, enterprise, 390, true",
    "/en, zone, 390, false",
    "/en, joint, 1280, true"
  })
  void every_field_of_an_interview_shows_what_was_typed_and_runs_nothing(
      String prefix, String type, int width, boolean scripts) {
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.begin(prefix, type, "all");
      for (Visitor.Page page = session.shown();
          !page.questions().isEmpty();
          page = session.shown()) {
        Locator fields = session.page().locator("main form [type=text]");
        int texts = fields.count();
        for (int i = 0; i < texts; i++) {
          fields.nth(i).fill(SCRIPT);
        }
        if (texts > 0) {
          session.press(page.asksForPlace() ? "button[name=search]" : "main form .actions button");
          assertThat(session.page().locator("main form [type=text]").first().inputValue())
              .isEqualTo(SCRIPT);
          assertThat(session.page().locator("main img, main script:not([src])").count())
              .isEqualTo(0);
          clear(session);
        }
        session.answer(session.shown(), Applicants.of(type)).goOn();
      }
      session.goOn();
      session.page().fill("[name=asOf]", SCRIPT.substring(0, 20));
      session.press("form.tools .day button");
      assertThat(session.status()).isEqualTo(400);
      session.holdsNothing("alert", "onerror");
    }
  }

  private static void clear(BrowserSession session) {
    Locator fields = session.page().locator("main form [type=text]");
    for (int i = 0; i < fields.count(); i++) {
      fields.nth(i).fill("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/law?q=",
        "/en/law?q=",
        "/law/",
        "/en/law/",
        "/law/guofa-2020-7/",
        "/en/law/guofa-2020-7/"
      })
  void an_address_runs_nothing_either(String path) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.open(path + URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8));
      assertThat(session.page().locator("main img, main script:not([src])").count()).isEqualTo(0);
      assertThat(session.page().title()).doesNotContain("alert");
      assertThat(Axe.violations(session)).isEmpty();
    }
  }
}
