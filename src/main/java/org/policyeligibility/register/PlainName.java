package org.policyeligibility.register;

import java.text.Normalizer;
import java.util.Locale;

/** Names reduced to what matters when they are compared. */
final class PlainName {
  private PlainName() {}

  /**
   * Letters, digits and characters alone: no case, width, tone mark, space or punctuation. {@code
   * v} stands on keyboards for {@code ü}.
   */
  static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    return plain.toString().replace("lv", "lu").replace("nv", "nu");
  }

  /** Whether any of it is a Chinese character. */
  static boolean hasHan(String text) {
    return text.codePoints().anyMatch(PlainName::isHan);
  }

  static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }
}
