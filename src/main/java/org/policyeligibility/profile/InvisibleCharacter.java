package org.policyeligibility.profile;

import java.util.Locale;
import java.util.Optional;

/**
 * The invisible character in a stated text. It comes with what is pasted from pages and chats, and
 * without its name a refused value looks right to the one who reads it.
 */
final class InvisibleCharacter {
  private InvisibleCharacter() {}

  /** The code of the first one, {@code U+200B}; empty where every character can be seen. */
  static Optional<String> in(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point != ' ' && isInvisible(Character.getType(point))) {
        return Optional.of(String.format(Locale.ROOT, "U+%04X", point));
      }
      i += Character.charCount(point);
    }
    return Optional.empty();
  }

  private static boolean isInvisible(int type) {
    return switch (type) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
