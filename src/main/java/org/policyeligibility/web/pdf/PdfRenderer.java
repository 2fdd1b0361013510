package org.policyeligibility.web.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;

/**
 * Renderer of XHTML to PDF/A-2a, which is also PDF/UA-1: its fonts, its structure and its text are
 * in it. It reads nothing but the page it is given.
 */
final class PdfRenderer {
  private static final int REGULAR = 400;
  private static final String PRODUCER = "Policy Eligibility Service";

  static {
    // It logs what it lays out.
    XRLog.setLoggingEnabled(false);
  }

  private PdfRenderer() {}

  /**
   * A document.
   *
   * @return empty where it would have more pages
   */
  static Optional<byte[]> render(Document page, int mostPages) {
    try (PDDocument document = new PDDocument();
        PdfBoxRenderer renderer = builder(document, page).buildPdfRenderer()) {
      renderer.layout();
      if (renderer.getRootBox().getLayer().getPages().size() > mostPages) {
        return Optional.empty();
      }
      renderer.createPDFWithoutClosing();
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      // To gather the objects of the structure in streams would take as long as all else.
      document.save(written, CompressParameters.NO_COMPRESSION);
      return Optional.of(written.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException("neither read nor written outside of memory", impossible);
    }
  }

  private static PdfRendererBuilder builder(PDDocument document, Document page) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (EmbeddedFont font : EmbeddedFont.all()) {
      builder.useFont(
          new PDFontSupplier(font.in(document)), font.family(), REGULAR, FontStyle.NORMAL, true);
    }
    return builder
        .usePDDocument(document)
        .usePdfAConformance(PdfAConformance.PDFA_2_A)
        .usePdfUaAccessibility(true)
        .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
        .useUriResolver((base, address) -> null)
        .useExternalResourceAccessControl(
            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .withProducer(PRODUCER)
        .withW3cDocument(page, null);
  }
}
