package org.policyeligibility.population;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A reader that appends a last line of its own to a text. A CSV reader that is within a quoted cell
 * there takes the line for a part of the cell, and so shows that the quote was never closed.
 */
final class MarkedEnd extends FilterReader {
  /** No character, and in no text. */
  static final String MARK = "\uFFFF";

  private static final char[] LAST_LINE = ("\n" + MARK).toCharArray();

  private int left = LAST_LINE.length;

  MarkedEnd(Reader reader) {
    super(reader);
  }

  @Override
  public int read() throws IOException {
    char[] single = new char[1];
    return read(single, 0, 1) < 0 ? -1 : single[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count >= 0 || left == 0) {
      return count;
    }
    int marked = Math.min(left, length);
    System.arraycopy(LAST_LINE, LAST_LINE.length - left, buffer, offset, marked);
    left -= marked;
    return marked;
  }
}
