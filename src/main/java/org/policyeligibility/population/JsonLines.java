package org.policyeligibility.population;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;

/**
 * The rows of a file of JSON lines (NDJSON): one object a line, blank lines passed over. By hand: a
 * library reads a line of any length into memory, or a stream of values without their lines.
 */
final class JsonLines implements Iterator<PopulationRow>, Closeable {
  /** The member by which the office finds the row again; it is no fact. */
  static final String ID = "id";

  /** As long as the body of a request may be. */
  private static final int LONGEST_LINE = 256 * 1024;

  /** As much of a line that is too long as is shown. */
  private static final int SHOWN = 200;

  private final InputFile file;
  private final Reader reader;
  private final char[] block = new char[8192];
  private int at;
  private int end;
  private long line;
  private @Nullable Line next;

  JsonLines(InputFile file, TextEncoding encoding) {
    this.file = file;
    this.reader = encoding.open(file);
    this.next = nextLine();
    if (next == null) {
      throw file.fault("没有内容。", "there is nothing in it.");
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public PopulationRow next() {
    Line row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = nextLine();
    return row;
  }

  private @Nullable Line nextLine() {
    try {
      StringBuilder text = new StringBuilder();
      while (readLine(text)) {
        line++;
        boolean tooLong = text.length() > LONGEST_LINE;
        if (tooLong || !isBlank(text)) {
          return new Line(file, line, text.substring(0, tooLong ? SHOWN : text.length()), tooLong);
        }
        text.setLength(0);
      }
      reader.close();
      return null;
    } catch (IOException unreadable) {
      throw file.fault(line + 1, "无法读取。", "cannot be read.");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static boolean isBlank(CharSequence text) {
    return text.chars().allMatch(Character::isWhitespace);
  }

  /** A line, of which no more is kept than it may be long and a character that tells so. */
  private boolean readLine(StringBuilder text) throws IOException {
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = at;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      text.append(block, at, Math.min(stop - at, LONGEST_LINE + 1 - text.length()));
      at = stop;
      if (stop < end) {
        at++;
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(block, 0, block.length));
    return end > 0;
  }

  /** One line that is not blank. */
  private record Line(InputFile file, long number, String written, boolean tooLong)
      implements PopulationRow {
    @Override
    public PopulationRecord read() {
      if (tooLong) {
        throw file.fault(
            number,
            "超过 " + LONGEST_LINE + " 个字符；每行写一个 JSON 对象。",
            "is longer than " + LONGEST_LINE + " characters; write one JSON object a line.");
      }
      Map<?, ?> object = object();
      Object id = object.get(ID);
      return id instanceof String || id instanceof Number
          ? new PopulationRecord(number, Map.of(ID, id.toString()), RowMembers.without(ID, object))
          : new PopulationRecord(number, Map.of(), RowMembers.copyOf(object));
    }

    private Map<?, ?> object() {
      try {
        if (StrictJson.read(written) instanceof Map<?, ?> members) {
          return members;
        }
      } catch (MalformedJson malformed) {
        throw file.fault(number, malformed.reason().zh(), malformed.reason().en());
      }
      throw file.fault(
          number, "不是 JSON 对象；每行写一个主体。", "is no JSON object; write one profile a line.");
    }
  }
}
