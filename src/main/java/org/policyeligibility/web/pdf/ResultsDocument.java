package org.policyeligibility.web.pdf;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.results.ResultViews;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Document of results: the views of the page of results in a template for paper, as a PDF. What the
 * page says, the document says, and nothing is evaluated for it again.
 */
@Singleton
public class ResultsDocument {
  /** A page has some 6,000: what has more is not laid out to be counted. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private static final String STYLE = style();

  private final PageRenderer renderer;
  private final int mostPages;

  /**
   * Documents of results.
   *
   * @param mostPages of one of them; all of the law comes to some 60
   */
  public ResultsDocument(
      PageRenderer renderer,
      @ConfigProperty(name = "policy.pages.longest-document", defaultValue = "150") int mostPages) {
    if (mostPages < 1) {
      throw new IllegalArgumentException("policy.pages.longest-document is at least 1");
    }
    this.renderer = renderer;
    this.mostPages = mostPages;
  }

  /**
   * A view of what stands around results on paper.
   *
   * @param missing characters that the font has not
   */
  public record PaperView(
      String tag,
      String title,
      String brand,
      String notice,
      String style,
      String version,
      List<String> missing,
      ResultViews.ResultsPage results) {}

  /**
   * The document, as a PDF.
   *
   * @param version of the rule set
   * @return empty where it would be too long for a document
   */
  public Optional<byte[]> of(ResultViews.ResultsPage results, String version, Language language) {
    PrintableText paper = printable(paper(results, version, language, List.of()), language);
    if (!paper.missing().isEmpty()) {
      List<String> missing = List.copyOf(paper.missing());
      paper = printable(paper(results, version, language, missing), language);
    }
    return paper.text().length() > MOST_CHARACTERS
        ? Optional.empty()
        : PdfRenderer.render(parsed(paper.text()), mostPages);
  }

  private static PaperView paper(
      ResultViews.ResultsPage results, String version, Language language, List<String> missing) {
    Words words = new Words(language);
    return new PaperView(
        language.tag(),
        words.say("resultsTitle"),
        words.say("brand"),
        AnswerWriter.NOTICE.in(language),
        STYLE,
        version,
        missing,
        results);
  }

  private PrintableText printable(PaperView paper, Language language) {
    String page =
        new String(renderer.render("paper", language, paper), StandardCharsets.UTF_8).strip();
    return PrintableText.of(page, EmbeddedFont::haveGlyph);
  }

  private static Document parsed(String page) {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document parsed = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
      MixedContent.normalise(parsed);
      return parsed;
    } catch (ParserConfigurationException | SAXException | IOException illFormed) {
      throw new IllegalStateException("a template that is no XHTML", illFormed);
    }
  }

  private static String style() {
    try (InputStream file = ResultsDocument.class.getResourceAsStream("/web/pdf/paper.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
