package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.web.DownloadedPdf;

/** Answers changed and results used, once they are there. */
@QuarkusTest
class ResultsInBrowserTest {
  private static final String ANSWERS = "button[formaction$='/answers']";
  private static final String WORK_PERMIT = "[data-clause='guofa-2020-7/5.3']";

  private static BrowserSession engineer(String prefix, boolean scripts, String day) {
    BrowserSession session = BrowserSession.of(BrowserSession.PHONE, scripts);
    session.begin(prefix, "person", "heart").interview(Applicants.ENGINEER).goOn();
    return onDay(session, day);
  }

  private static BrowserSession onDay(BrowserSession session, String day) {
    session.page().fill("#asOf", day);
    return session.press("form.tools .day button");
  }

  private static Locator open(BrowserSession session, String clause) {
    Locator card =
        session
            .page()
            .locator(".result")
            .filter(new Locator.FilterOptions().setHas(session.page().locator(clause)));
    card.locator("> summary").click();
    return card;
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, 1950年1月2日, 1950年1月2日",
    "'', false, １９５０年１月２日, 1950年1月2日",
    "/en, true, 1950/1/2, 2 January 1950",
    "/en, false, 2 January 1950, 2 January 1950"
  })
  void an_answer_is_changed_as_people_write_it_and_the_others_stay(
      String prefix, boolean scripts, String typed, String shown) {
    try (BrowserSession session = engineer(prefix, scripts, "2024-06-01")) {
      List<String> labels = session.press(ANSWERS).shown().document().select("dt").eachText();
      session.press("button[name=change][value=birthDate]");
      assertThat(session.page().locator("#f-birthDate").inputValue()).isEqualTo("1961-03-09");
      session.page().fill("#f-birthDate", typed);
      session.press(ANSWERS);
      assertThat(session.shown().text()).contains(shown);
      assertThat(session.shown().document().select("dt").eachText()).isEqualTo(labels);
      session.goOn();
      assertThat(session.shown().outcomes()).containsEntry("guofa-2020-7/5.3", "INELIGIBLE");
      session.holdsNothing("1950", "1961", "FOREIGN");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', true, 2023年6月1日", "/en, false, 2023-06-01"})
  void another_day_says_what_changes_with_it_and_keeps_every_answer(
      String prefix, boolean scripts, String day) {
    try (BrowserSession session = engineer(prefix, scripts, day)) {
      Map<String, String> before = session.shown().outcomes();
      assertThat(before).containsEntry("guofa-2020-7/5.3", "CONDITIONAL");
      onDay(session, "2027-03-09");
      assertThat(session.page().locator(".comparison li").count()).isGreaterThan(0);
      assertThat(session.shown().outcomes()).containsEntry("guofa-2020-7/5.3", "INELIGIBLE");
      onDay(session, day);
      assertThat(session.shown().outcomes()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_result_that_looks_wrong_says_what_to_send_and_sends_nothing(boolean scripts) {
    try (BrowserSession session = engineer("", scripts, "2024-06-01")) {
      Locator wrong = open(session, WORK_PERMIT).locator(".wrong");
      wrong.locator("summary").click();
      assertThat(wrong.locator(".numbers").isVisible()).isTrue();
      assertThat(wrong.innerText()).contains("guofa-2020-7/5.3").doesNotContain("1961");
      assertThat(wrong.locator("form, button, a, input").count()).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', true, 年龄", "/en, false, age"})
  void the_days_to_remember_come_as_a_calendar_file(String prefix, boolean scripts, String about)
      throws IOException {
    try (BrowserSession session = engineer(prefix, scripts, "2024-06-01")) {
      Download download =
          session
              .page()
              .waitForDownload(() -> session.page().click("form[action$='/calendar'] button"));
      assertThat(download.suggestedFilename()).isEqualTo("policy-dates.ics");
      try (InputStream file = download.createReadStream()) {
        assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
            .contains("BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20270308", about)
            .doesNotContain("1961", "FOREIGN");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', true, 年龄可放宽至65岁", "/en, false, relaxed to 65"})
  void the_results_come_as_a_document_by_one_button(String prefix, boolean scripts, String quote)
      throws IOException {
    try (BrowserSession session = engineer(prefix, scripts, "2024-06-01")) {
      Download download =
          session
              .page()
              .waitForDownload(() -> session.page().click("form[action$='/check/pdf'] button"));
      assertThat(download.suggestedFilename()).isEqualTo("policy-results.pdf");
      try (InputStream file = download.createReadStream()) {
        assertThat(DownloadedPdf.text(file.readAllBytes())).contains(DownloadedPdf.bare(quote));
      }
      session.holdsNothing("1961", "FOREIGN");
    }
  }

  /** A birthday is in nobody's hands, and so nobody is told to have another. */
  @ParameterizedTest
  @CsvSource({"'', true, 不由您决定", "/en, false, not in your hands"})
  void beside_a_benefit_that_is_not_due_stand_what_would_change_it_and_what_else_could_fit(
      String prefix, boolean scripts, String hands) {
    try (BrowserSession session = engineer(prefix, scripts, "2030-06-01")) {
      Locator card = open(session, WORK_PERMIT);
      assertThat(card.locator(".sentence").innerText()).contains("65");
      assertThat(card.locator(".alternatives a").count()).isGreaterThan(0);
      for (String change : card.locator(".change-box li").allInnerTexts()) {
        assertThat(change).contains(hands);
      }
    }
  }

  @Test
  void on_paper_every_result_is_open_with_its_materials_and_nothing_to_press() {
    try (BrowserSession session = engineer("", true, "2024-06-01")) {
      Page page = session.page();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".checklist li").first().isVisible()).isTrue();
      assertThat(page.locator(WORK_PERMIT + " blockquote.governs").isVisible()).isTrue();
      for (Locator button : page.locator("button, header nav").all()) {
        assertThat(button.isVisible()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 工作许可申请年龄放宽至65岁", "/en, Work-permit age limit relaxed to 65"})
  void on_paper_the_grounds_of_a_result_begin_below_its_sentence(String prefix, String ground)
      throws IOException {
    try (BrowserSession session = engineer(prefix, true, "2024-06-01");
        PDDocument paper =
            Loader.loadPDF(session.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
      PDFTextStripper first = new PDFTextStripper();
      first.setEndPage(1);
      assertThat(first.getText(paper).replaceAll("\\s", "")).contains(ground.replaceAll("\\s", ""));
    }
  }
}
