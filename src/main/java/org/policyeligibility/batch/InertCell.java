package org.policyeligibility.batch;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cell of a table (CSV) that a spreadsheet takes for no formula, as OWASP advises against CSV
 * injection: an apostrophe stands before a sign with which a formula begins, and control characters
 * are written out, as are those that cannot be seen and turn the direction of what stands beside
 * them. A number such as -5 is none, and stays one.
 */
public final class InertCell {
  /** In either width; a blank line or a tab hides the sign behind it. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  /** Letters of some scripts, and pictures, are put together by them. */
  private static final String JOINERS = "\u200c\u200d";

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(?:[.,][0-9]{1,30})?%?");

  private InertCell() {}

  /** The cell as it is written. */
  public static String of(String cell) {
    String plain = withoutControls(cell);
    return plain.isEmpty()
            || FORMULA.indexOf(plain.charAt(0)) < 0
            || NUMBER.matcher(plain).matches()
        ? plain
        : "'" + plain;
  }

  /** An escape sequence may drive the terminal of those who look at the file. */
  private static String withoutControls(String cell) {
    if (cell.codePoints().noneMatch(InertCell::isWrittenOut)) {
      return cell;
    }
    StringBuilder plain = new StringBuilder(cell.length());
    int character;
    for (int at = 0; at < cell.length(); at += Character.charCount(character)) {
      character = cell.codePointAt(at);
      boolean lineEnd = character == '\r' && cell.startsWith("\r\n", at);
      plain.append(
          isWrittenOut(character) && !lineEnd
              ? writtenOut(character)
              : Character.toString(character));
    }
    return plain.toString();
  }

  private static String writtenOut(int character) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(character)) {
      units.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
    return units.toString();
  }

  /** Half a character has no bytes: of two ids that differ in one the table would make one. */
  private static boolean isWrittenOut(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\t';
      case Character.FORMAT -> JOINERS.indexOf(character) < 0;
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
