package org.policyeligibility.web.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.qute.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.DownloadedPdf;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.Splices;
import org.policyeligibility.web.results.CardView;
import org.policyeligibility.web.results.ResultViews;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.w3c.dom.Document;

/** Documents of results with texts that no law has and no honest page brings. */
@Tag("apart")
class ResultsDocumentTest {
  private static final String MARKUP = "</td></table><script>alert(1)</script><b a=\"'>&amp;]]>";

  private static ResultViews.ResultsPage results(String title) {
    CardView card = new CardView(title, title, "yes", title, title, List.of(), List.of());
    return new ResultViews.ResultsPage(
        title,
        "2026-11-30",
        "2026-11-30",
        null,
        List.of(
            new ResultViews.GroupView(
                "ELIGIBLE",
                title,
                title,
                "yes",
                1,
                List.of(new ResultViews.SubjectView(title, List.of(card), new RawString(""))))),
        List.of(),
        List.of(title),
        false,
        1,
        1,
        title,
        null,
        List.of(),
        List.of(),
        title,
        title,
        new Splices());
  }

  private static byte[] pdf(String title, Language language) {
    return new ResultsDocument(PageRenderer.withoutContainer(), 150)
        .of(results(title), "1", language)
        .orElseThrow();
  }

  @Test
  void markup_in_a_text_is_text() {
    assertThat(DownloadedPdf.text(pdf(MARKUP, Language.ZH))).contains(DownloadedPdf.bare(MARKUP));
  }

  @Test
  void what_the_font_has_not_is_marked_in_its_place_and_told_at_the_end() {
    byte[] pdf = pdf("eligible \u202Eton\u202C 😀", Language.EN);
    assertThat(DownloadedPdf.text(pdf))
        .contains("eligible〓ton〓〓")
        .endsWith("hasnot:U+202E,U+202C,U+1F600");
    assertThat(DownloadedPdf.violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
  }

  @Test
  void where_the_font_has_all_nothing_is_told() {
    assertThat(DownloadedPdf.text(pdf("工作许可", Language.ZH))).doesNotContain("〓");
  }

  /** Two that look alike are two glyphs, or a search would find neither of them. */
  @Test
  void every_character_of_the_law_and_of_the_pages_is_found_as_itself() throws IOException {
    Set<Integer> characters = new TreeSet<>();
    for (String folder : List.of("rules", "src/main/resources/web", "src/main/resources/message")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file :
            files.filter(it -> it.toString().matches(".*\\.(?:yaml|csv|properties)")).toList()) {
          Files.readString(file).codePoints().filter(it -> it > ' ').forEach(characters::add);
        }
      }
    }
    assertThat(characters).hasSizeGreaterThan(1000).allMatch(EmbeddedFont::haveGlyph);
    String text = characters.stream().map(Character::toString).collect(Collectors.joining(" "));
    assertThat(DownloadedPdf.text(pdf(text, Language.ZH))).contains(DownloadedPdf.bare(text));
  }

  @Test
  void a_document_has_no_more_pages_than_it_may() throws Exception {
    Document page = xhtml("<p>a</p>".repeat(200));
    assertThat(PdfRenderer.render(page, 1)).isEmpty();
    assertThat(PdfRenderer.render(page, 20)).isPresent();
    Optional<byte[]> tooLong =
        new ResultsDocument(PageRenderer.withoutContainer(), 150)
            .of(results("a".repeat(250_000)), "1", Language.EN);
    assertThat(tooLong).isEmpty();
  }

  /** Repeated heads are no part of the structure, so that no screen reader says them twice. */
  @Test
  void a_table_that_runs_over_pages_has_its_head_on_each_of_them() throws Exception {
    byte[] pdf = PdfRenderer.render(table(200), 20).orElseThrow();
    assertThat(pages(pdf))
        .hasSizeGreaterThan(2)
        .allMatch(page -> page.contains("Condition") && page.contains("row"));
    assertThat(DownloadedPdf.violations(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(DownloadedPdf.violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  private static Document table(int rows) throws Exception {
    return xhtml(
        Files.readString(Path.of("src/main/resources/web/pdf/paper.css")),
        "<table><thead><tr><th scope=\"col\">Condition</th></tr></thead><tbody>"
            + "<tr><td>row</td></tr>".repeat(rows)
            + "</tbody></table>");
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
    }
    return pages;
  }

  @Test
  void nothing_is_read_from_elsewhere(@TempDir Path folder) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        request -> {
          asked.incrementAndGet();
          request.sendResponseHeaders(404, -1);
        });
    elsewhere.start();
    Path secret = Files.writeString(folder.resolve("a.css"), "p:before { content: 'secret' }");
    try {
      String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
      byte[] pdf =
          PdfRenderer.render(
                  xhtml(
                      "<style>@page { margin: 30mm } @import url('%1$s/a.css'); p { background: url('%1$s/b.png') }</style>"
                              .formatted(address)
                          + "<link rel=\"stylesheet\" href=\"%s\"/>".formatted(secret.toUri())
                          + "<p>text</p><img alt=\"x\" src=\"%s/c.png\"/>".formatted(address)
                          + "<object data=\"%s/d.svg\"></object>".formatted(address)),
                  9)
              .orElseThrow();
      assertThat(asked).hasValue(0);
      assertThat(DownloadedPdf.text(pdf)).contains("text").doesNotContain("secret");
    } finally {
      elsewhere.stop(0);
    }
  }

  private static Document xhtml(String body) throws Exception {
    return xhtml("* { font-family: 'Noto Sans' }", body);
  }

  private static Document xhtml(String style, String body) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                ("<html lang=\"en\"><head><title>t</title><style>"
                        + style
                        + "</style></head><body>"
                        + body
                        + "</body></html>")
                    .getBytes(StandardCharsets.UTF_8)));
  }
}
