package org.policyeligibility.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A writer that escapes control and format characters. Titles, names and file names come from
 * others: they may not move the cursor, turn the direction of the line or hide a part of it. The
 * escape is JSON's, so that data stays data.
 */
final class EscapingWriter extends FilterWriter {
  private final PrintWriter printed;

  EscapingWriter(PrintWriter out) {
    super(out);
    this.printed = out;
  }

  /** A print writer keeps to itself that what it passes on is not taken. */
  @Override
  public void flush() throws IOException {
    if (printed.checkError()) {
      throw new IOException("not taken");
    }
  }

  @Override
  public void write(int character) throws IOException {
    write(Character.toString((char) character));
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    write(new String(characters, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(escaped(text.substring(offset, offset + length)));
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int length = Character.charCount(point);
      int style = AnsiStyle.lengthOf(text, at);
      if (style > 0) {
        escaped.append(AnsiStyle.sequence(text.charAt(at + style - 1)));
        length = style;
      } else if (isShown(point) || isLineEnd(text, at)) {
        escaped.appendCodePoint(point);
      } else {
        for (char unit : Character.toChars(point)) {
          escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
      at += length;
    }
    return escaped.toString();
  }

  private static boolean isLineEnd(String text, int at) {
    char character = text.charAt(at);
    return character == '\n'
        || character == '\t'
        || (character == '\r' && text.startsWith("\r\n", at));
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
