package org.policyeligibility.cli.terminal;

import java.security.SecureRandom;

/**
 * ANSI text styles, applied only where the terminal is interactive. A styled text carries marks
 * that nobody outside can know, and the writer turns only these into escape sequences.
 */
public enum AnsiStyle {
  RED('r', "31"),
  YELLOW('y', "33"),
  GREEN('g', "32"),
  BOLD('b', "1"),
  FAINT('f', "2");

  private static final char END = 'e';
  private static final char LINE_AGAIN = 'l';

  /** Made where there is a style to mark: most runs have none. */
  private static final class Mark {
    static final String TEXT = "\uFFFE" + Long.toHexString(new SecureRandom().nextLong());
  }

  private final char letter;
  private final String code;

  AnsiStyle(char letter, String code) {
    this.letter = letter;
    this.code = code;
  }

  public String on(boolean interactive, String text) {
    return interactive ? Mark.TEXT + letter + text + Mark.TEXT + END : text;
  }

  /** Begins the line of the cursor again, empty; only for an interactive terminal. */
  static String lineAgain() {
    return Mark.TEXT + LINE_AGAIN;
  }

  /** The length of the mark that stands here; 0 where none does. */
  static int lengthOf(String text, int at) {
    return text.charAt(at) == '\uFFFE'
            && text.startsWith(Mark.TEXT, at)
            && text.length() > at + Mark.TEXT.length()
        ? Mark.TEXT.length() + 1
        : 0;
  }

  /** The escape sequence for the last character of a mark. */
  static String sequence(char last) {
    if (last == LINE_AGAIN) {
      return "\r\u001b[2K";
    }
    String code = "0";
    for (AnsiStyle style : values()) {
      code = style.letter == last ? style.code : code;
    }
    return "\u001b[" + code + "m";
  }
}
