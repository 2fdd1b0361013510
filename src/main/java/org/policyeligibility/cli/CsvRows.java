package org.policyeligibility.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file (RFC 4180), UTF-8, with or without a byte order mark. */
final class CsvRows implements Iterator<List<String>> {
  /** A cell of more characters is no cell: a quote was left open. */
  private static final int LONGEST = 32_768;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader reader;
  private @Nullable List<String> next;
  private long line;

  CsvRows(BufferedReader reader) {
    this.reader = reader;
    this.next = row();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<String> next() {
    List<String> row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = row();
    return row;
  }

  private @Nullable List<String> row() {
    try {
      int first = reader.read();
      while (first == BYTE_ORDER_MARK || first == '\n' || first == '\r') {
        first = reader.read();
      }
      if (first < 0) {
        reader.close();
        return null;
      }
      line++;
      return cells(first);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> cells(int first) throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int one = first; one >= 0; one = reader.read()) {
      if (cell.length() > LONGEST) {
        throw new CannotWork(
            "第 " + line + " 行有一格过长，可能少了一个引号。",
            "A cell of row " + line + " is too long; a quote is probably missing.");
      }
      if (quoted && one == '"') {
        reader.mark(1);
        if (reader.read() == '"') {
          cell.append('"');
        } else {
          reader.reset();
          quoted = false;
        }
      } else if (quoted) {
        cell.append((char) one);
      } else if (one == '"' && cell.length() == 0) {
        quoted = true;
      } else if (one == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (one == '\n') {
        break;
      } else if (one != '\r') {
        cell.append((char) one);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
