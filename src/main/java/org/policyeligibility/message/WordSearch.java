package org.policyeligibility.message;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * The search for a word in names and labels, in either language and either case. A Latin word is
 * first looked for where words begin, so that {@code age} finds {@code ageYears} and no language.
 *
 * @param sought in lower case
 * @param atBeginnings whether a Latin word counts only where it begins one
 */
public record WordSearch(String sought, boolean atBeginnings) {
  public static WordSearch atBeginnings(String word) {
    return new WordSearch(word.toLowerCase(Locale.ROOT), true);
  }

  public static WordSearch anywhere(String word) {
    return new WordSearch(word.toLowerCase(Locale.ROOT), false);
  }

  public boolean finds(String name, Text label) {
    return Stream.of(name, label.zh(), label.en()).anyMatch(this::isIn);
  }

  private boolean isIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
      if (!atBeginnings || isBeginning(text, at)) {
        return true;
      }
      if (sought.isEmpty()) {
        break;
      }
    }
    return false;
  }

  /** At the start, behind what is no letter or digit, at a Han character, at a capital. */
  private static boolean isBeginning(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    char here = at < text.length() ? text.charAt(at) : ' ';
    return !isLatin(before)
        || !isLatin(here)
        || (Character.isUpperCase(here) && Character.isLowerCase(before));
  }

  private static boolean isLatin(char character) {
    return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
  }
}
