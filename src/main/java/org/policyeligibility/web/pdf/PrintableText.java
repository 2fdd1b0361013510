package org.policyeligibility.web.pdf;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Substitution of characters that a font has no glyph for: each becomes a mark that is seen, and is
 * told, so that none is lost on the way to paper. A character that only changes the direction of
 * others has no glyph either.
 *
 * @param missing the characters that were replaced, as Unicode names their places
 */
record PrintableText(String text, Set<String> missing) {
  /** The geta mark, which printers set in place of a type that they have not. */
  private static final int GETA = 0x3013;

  static PrintableText of(String text, IntPredicate hasGlyph) {
    StringBuilder printable = new StringBuilder(text.length());
    Set<String> missing = new LinkedHashSet<>();
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || hasGlyph.test(character)) {
                printable.appendCodePoint(character);
              } else {
                printable.appendCodePoint(GETA);
                missing.add("U+%04X".formatted(character));
              }
            });
    return new PrintableText(printable.toString(), missing);
  }
}
