package org.policyeligibility.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;

/** The records of a file of JSON lines (NDJSON): one object a line, blank lines passed over. */
final class JsonLines implements Iterator<PopulationRecord> {
  /** As long as the body of a request may be. */
  private static final int LONGEST_LINE = 256 * 1024;

  private final InputFile file;
  private final BufferedReader reader;
  private long line;
  private @Nullable PopulationRecord next;

  JsonLines(InputFile file, TextEncoding encoding) {
    this.file = file;
    this.reader = new BufferedReader(encoding.open(file));
    this.next = read();
    if (next == null) {
      throw file.fault("没有内容。", "there is nothing in it.");
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public PopulationRecord next() {
    PopulationRecord record = next;
    if (record == null) {
      throw new NoSuchElementException();
    }
    next = read();
    return record;
  }

  private @Nullable PopulationRecord read() {
    try {
      for (String text = line(); text != null; text = line()) {
        line++;
        if (!text.isBlank()) {
          return new PopulationRecord(line, Map.of(), object(text));
        }
      }
      reader.close();
      return null;
    } catch (IOException unreadable) {
      throw file.fault(line + 1, "无法读取。", "cannot be read.");
    }
  }

  /** A line, read no further than it may be long. */
  private @Nullable String line() throws IOException {
    StringBuilder text = new StringBuilder();
    int character = reader.read();
    if (character < 0) {
      return null;
    }
    for (; character >= 0 && character != '\n'; character = reader.read()) {
      if (text.length() >= LONGEST_LINE) {
        throw file.fault(
            line + 1,
            "超过 " + LONGEST_LINE + " 个字符；每行写一个 JSON 对象。",
            "is longer than " + LONGEST_LINE + " characters; write one JSON object a line.");
      }
      text.append((char) character);
    }
    return text.toString();
  }

  private Map<String, @Nullable Object> object(String text) {
    try {
      if (StrictJson.read(text) instanceof Map<?, ?> members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
      }
    } catch (MalformedJson malformed) {
      throw file.fault(line, malformed.reason().zh(), malformed.reason().en());
    }
    throw file.fault(line, "不是 JSON 对象；每行写一个主体。", "is no JSON object; write one profile a line.");
  }
}
