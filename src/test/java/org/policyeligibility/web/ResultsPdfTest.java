package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;
import org.policyeligibility.api.Service;
import org.policyeligibility.web.interview.SealedStates;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The results as a document to take along, against the page on which they are read. */
@QuarkusTest
class ResultsPdfTest {
  private static final Map<String, Object> COMPANY =
      Map.of("zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true);

  /** Parts that are pressed, or are of the page itself, or of each download. */
  private static final String OF_THE_PAGE_ALONE =
      "form, .unprinted, script, .lead, .wrong > p:not(.hint):not(.numbers),"
          + " .numbers code:last-child";

  private static Visitor.Page results(String prefix, String type, String scope) {
    Map<String, Object> stated = type.equals("person") ? Visitor.ENGINEER : COMPANY;
    return Visitor.answer(Visitor.begin(prefix, type, scope), stated).send(Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "'', person, heart, zh-CN",
    "/en, person, all, en",
    "'', enterprise, all, zh-CN",
    "/en, enterprise, heart, en",
    "/en, zone, all, en",
    "'', joint, heart, zh-CN"
  })
  void whatever_the_page_says_is_found_in_the_text_of_the_document(
      String prefix, String type, String scope, String tag) throws IOException {
    Visitor.Page page = results(prefix, type, scope);
    DownloadedPdf pdf = DownloadedPdf.of(page);
    assertThat(pdf.status()).isEqualTo(200);
    String text = pdf.text();
    assertThat(said(page.document())).hasSizeGreaterThan(50).allSatisfy(it -> holds(text, it));
    try (PDDocument document = Loader.loadPDF(pdf.content())) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(tag);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(page.document().title());
    }
  }

  /** On another day the page says what is different, and so does what is taken along from it. */
  @ParameterizedTest
  @CsvSource({"'', 不符合条件", "/en, not eligible"})
  void what_another_day_changes_is_found_in_the_document(String prefix, String outcome) {
    Visitor.Page page =
        results(prefix, "person", "heart")
            .send(Map.of("asOf", List.of("2024-06-01")))
            .send(Map.of("asOf", List.of("2030-06-01")));
    assertThat(page.document().select(".comparison li").text()).contains(outcome);
    DownloadedPdf pdf = DownloadedPdf.of(page);
    String text = pdf.text();
    assertThat(said(page.document())).allSatisfy(it -> holds(text, it));
    assertThat(DownloadedPdf.violations(pdf.content(), PDFAFlavour.PDFUA_1)).isEmpty();
    Visitor.Page same = page.send(Map.of("asOf", List.of("2030-06-02")));
    String unchanged = DownloadedPdf.bare(same.document().select(".comparison").text());
    assertThat(unchanged).isNotEmpty();
    holds(DownloadedPdf.of(same).text(), unchanged);
  }

  /** In whole where it stands on one page. */
  private static void holds(String text, String words) {
    assertThat(text.contains(words)).as(words).isTrue();
  }

  /** Each text of the page, and each quote in whole. */
  private static List<String> said(Document document) {
    Document page = document.clone();
    page.select(OF_THE_PAGE_ALONE).remove();
    List<String> said = new ArrayList<>();
    page.select(".results blockquote p")
        .forEach(quote -> said.add(DownloadedPdf.bare(quote.text())));
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text && !text.isBlank()) {
            said.add(DownloadedPdf.bare(text.text()));
          }
        },
        page.select(".results"));
    return said;
  }

  @ParameterizedTest
  @CsvSource({"''", "/en"})
  void it_is_for_archives_and_for_readers_of_the_screen(String prefix) {
    DownloadedPdf pdf = DownloadedPdf.of(results(prefix, "person", "heart"));
    assertThat(DownloadedPdf.violations(pdf.content(), PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(DownloadedPdf.violations(pdf.content(), PDFAFlavour.PDFA_2_U)).isEmpty();
    assertThat(DownloadedPdf.violations(pdf.content(), PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void every_page_of_it_says_the_rule_set_the_day_and_its_number() throws IOException {
    DownloadedPdf pdf = DownloadedPdf.of(results("/en", "person", "heart"));
    try (PDDocument document = Loader.loadPDF(pdf.content())) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isBetween(2, 9);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains(Law.shipped().ruleset().digest(), "As of ", page + " / " + pages);
      }
    }
  }

  /** Its first row stands on the same page, as high as it may be. */
  @ParameterizedTest
  @CsvSource({"'', enterprise, 政策怎么说", "/en, zone, The policy says"})
  void no_head_of_a_table_stands_alone_at_the_foot_of_a_page(
      String prefix, String type, String head) throws IOException {
    DownloadedPdf pdf = DownloadedPdf.of(results(prefix, type, "all"));
    List<String> alone = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf.content())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(30);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        List<String> lines =
            stripper.getText(document).lines().filter(line -> !line.isBlank()).toList();
        // The last line is the number of the page.
        if (lines.get(lines.size() - 2).startsWith(head)) {
          alone.add(page + ": " + lines.get(lines.size() - 2));
        }
      }
    }
    assertThat(alone).isEmpty();
  }

  @Test
  void it_is_a_file_that_no_cache_keeps() {
    DownloadedPdf pdf = DownloadedPdf.of(results("", "person", "heart"));
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"policy-results.pdf\"");
    assertThat(pdf.header("Cache-Control")).isEqualTo("no-store");
    assertThat(pdf.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @CsvSource({"'', 这是一个例子", "/en, This is an example"})
  void the_document_of_an_example_says_so(String prefix, String notice) {
    DownloadedPdf pdf = DownloadedPdf.of(Visitor.post(prefix + "/check/example", Map.of()));
    assertThat(pdf.text()).contains(DownloadedPdf.bare(notice));
  }

  @ParameterizedTest
  @CsvSource({"/check/pdf, 无法继续", "/en/check/pdf, This cannot go on"})
  void a_state_that_is_not_as_it_was_sent_makes_no_document(String path, String heading) {
    String state = Visitor.begin("", "person", "heart").state();
    char within = state.charAt(40) == 'A' ? 'B' : 'A';
    String tampered = state.substring(0, 40) + within + state.substring(41);
    for (String other : List.of("", "x", state.substring(1), state + "A", tampered)) {
      assertRefused(DownloadedPdf.of(path, Map.of("state", other)), heading);
    }
  }

  @ParameterizedTest
  @CsvSource({"/check/pdf, 页面已过期", "/en/check/pdf, This page is too old"})
  void a_state_that_is_too_old_makes_no_document(String path, String heading) {
    assertRefused(DownloadedPdf.of(path, Map.of("state", SealedStates.expired())), heading);
  }

  private static void assertRefused(DownloadedPdf refused, String heading) {
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(refused.header("Content-Disposition")).isEmpty();
    assertThat(Jsoup.parse(new String(refused.content(), StandardCharsets.UTF_8)).select("h1"))
        .extracting(Element::text)
        .containsExactly(heading);
  }

  @Test
  void its_address_alone_leads_to_the_first_page() {
    assertThat(Service.get("/en/check/pdf").header("Location")).endsWith("/en/");
    assertThat(Service.send("DELETE", "/check/pdf", new byte[0]).status()).isEqualTo(405);
  }

  /**
   * One at a time is rendered, and 16 wait; those that come then are told so, and the rest are not.
   */
  @Test
  void more_documents_than_can_be_rendered_soon_are_refused_and_everybody_else_is_answered() {
    Visitor.Page page = results("", "person", "heart");
    int asked = 24 + 2 * Runtime.getRuntime().availableProcessors();
    List<Thread> visitors = new ArrayList<>();
    List<DownloadedPdf> answers = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < asked; i++) {
      Thread visitor = new Thread(() -> answers.add(DownloadedPdf.of(page)));
      visitor.start();
      visitors.add(visitor);
    }
    assertThat(Service.evaluate("{\"profile\":{\"type\":\"person\"}}").status()).isEqualTo(200);
    visitors.forEach(
        visitor -> {
          try {
            visitor.join();
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });
    assertThat(answers).hasSize(asked);
    assertThat(answers).extracting(DownloadedPdf::status).contains(200, 503);
    String text = DownloadedPdf.of(page).text();
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 200)
        .allSatisfy(
            answer -> assertThat(withoutRequest(answer.text())).isEqualTo(withoutRequest(text)));
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(503);
              assertThat(new String(answer.content(), StandardCharsets.UTF_8)).contains("服务暂时");
            });
  }

  private static String withoutRequest(String text) {
    return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "");
  }
}
