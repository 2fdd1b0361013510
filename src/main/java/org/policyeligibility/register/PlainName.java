package org.policyeligibility.register;

import java.text.Normalizer;
import java.util.Locale;

/** Names reduced to what matters when they are compared. */
final class PlainName {
  private static final int FIRST_RADICAL = 0x2E80;

  private PlainName() {}

  /**
   * Letters, digits and characters alone: no case, width, tone mark, space or punctuation. {@code
   * v} stands on keyboards for {@code ü}.
   */
  static String plain(String text) {
    if (isPlain(text)) {
      return text;
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(decomposed.length());
    decomposed.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    return plain.toString().replace("lv", "lu").replace("nv", "nu");
  }

  /** Most of what is compared is so already, and a search asks thousands of times. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean letter = character >= 'a' && character <= 'z' && character != 'v';
      if (!letter && (character < '0' || character > '9')) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of it is a Chinese character. */
  static boolean hasHan(String text) {
    return text.codePoints().anyMatch(PlainName::isHan);
  }

  static boolean isHan(int codePoint) {
    // None of them stands before the radicals.
    return codePoint >= FIRST_RADICAL
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }
}
