package org.policyeligibility.web.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * TrueType font that documents embed a part of. Those that there are, are parsed once, when the
 * first document is asked for, and shared by all.
 *
 * @param family its name in style sheets
 */
record EmbeddedFont(String family, TrueTypeFont font, CmapLookup glyphs) {

  /** Made by the virtual machine when it is first asked for. */
  private static final class Parsed {
    private static final List<EmbeddedFont> FONTS =
        List.of(parse("Noto Sans SC", "NotoSansSC"), parse("Noto Sans", "NotoSans"));
  }

  /** For Chinese, and for Latin letters in a text that has none. */
  static List<EmbeddedFont> all() {
    return Parsed.FONTS;
  }

  private static EmbeddedFont parse(String family, String name) {
    try (InputStream file =
        EmbeddedFont.class.getResourceAsStream("/web/pdf/" + name + "-Regular.ttf")) {
      TrueTypeFont font =
          new TTFParser().parse(new RandomAccessReadBuffer(Objects.requireNonNull(file)));
      return new EmbeddedFont(family, font, font.getUnicodeCmapLookup());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether any of them has a glyph for a character. */
  static boolean haveGlyph(int character) {
    return all().stream().anyMatch(font -> font.glyphs().getGlyphId(character) != 0);
  }

  /** The font of a document, which embeds those of its glyphs that are used. */
  PDFont in(PDDocument document) throws IOException {
    return PDType0Font.load(document, font, true);
  }
}
