package org.policyeligibility.web;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.jsoup.Connection;
import org.jsoup.nodes.FormElement;
import org.policyeligibility.api.Service;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A PDF as a visitor receives it: its text as a reader finds it, and what veraPDF says of it. */
public final class DownloadedPdf {
  private static final float POINTS = 72 / 25.4f;

  /** Of a page of A4, without what stands at its head and its foot. */
  private static final Rectangle2D TEXT =
      new Rectangle2D.Float(0, 26 * POINTS, 210 * POINTS, 251 * POINTS);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private final int status;
  private final HttpHeaders headers;
  private final byte[] content;

  private DownloadedPdf(int status, HttpHeaders headers, byte[] content) {
    this.status = status;
    this.headers = headers;
    this.content = content;
  }

  public int status() {
    return status;
  }

  public byte[] content() {
    return content;
  }

  /** Sends the form of a page of results. */
  public static DownloadedPdf of(Visitor.Page results) {
    FormElement form =
        (FormElement)
            Objects.requireNonNull(results.document().selectFirst("form[action$=/check/pdf]"));
    return of(
        form.attr("action"),
        form.formData().stream()
            .collect(Collectors.toMap(Connection.KeyVal::key, Connection.KeyVal::value)));
  }

  public static DownloadedPdf of(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Service.url(path)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new DownloadedPdf(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Its text in the order in which it is read, without spaces and breaks. */
  public String text() {
    return text(content);
  }

  public static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripperByArea stripper = new PDFTextStripperByArea();
      stripper.addRegion("text", TEXT);
      StringBuilder text = new StringBuilder();
      for (PDPage page : document.getPages()) {
        stripper.extractRegions(page);
        text.append(stripper.getTextForRegion("text"));
      }
      return bare(text.toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A text without its spaces, which a line that is broken adds and drops. */
  public static String bare(String text) {
    return text.replaceAll("[\\s\\u00a0\\u3000]+", "");
  }

  /** Violations that veraPDF finds of a profile of PDF/A or PDF/UA. */
  public static List<String> violations(byte[] pdf, PDFAFlavour profile) {
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), profile)) {
      return Foundries.defaultInstance()
          .createValidator(profile, false)
          .validate(parser)
          .getTestAssertions()
          .stream()
          .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
          .distinct()
          .toList();
    } catch (VeraPDFException | IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
