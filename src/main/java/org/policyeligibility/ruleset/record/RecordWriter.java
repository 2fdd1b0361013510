package org.policyeligibility.ruleset.record;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to bytes, as {@link RecordReader} reads them: what the build read and checked is
 * kept for the start, which then reads no text. Any record of lists, sets, maps, enums, strings,
 * numbers, booleans and days can be written, without a word about it anywhere; a record that is
 * held twice is written once.
 */
public final class RecordWriter {
  // Tags: each says which kind of value follows in the bytes.
  static final byte NULL = '0';
  static final byte TRUE = 't';
  static final byte FALSE = 'f';
  static final byte STRING = 's';
  static final byte INTEGER = 'i';
  static final byte DECIMAL = 'd';
  static final byte DAY = 'y';
  static final byte ENUM = 'e';
  static final byte LIST = 'l';
  static final byte SET = 'u';
  static final byte MAP = 'm';
  static final byte RECORD = 'r';

  // One that was written before, by its number.
  static final byte STRING_AGAIN = 'S';
  static final byte RECORD_AGAIN = 'R';

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
  private final Map<String, Integer> strings = new HashMap<>();
  private final Map<Class<?>, Integer> types = new HashMap<>();
  private final IdentityHashMap<Record, Integer> records = new IdentityHashMap<>();

  public byte[] toBytes() {
    return out.toByteArray();
  }

  public RecordWriter write(@Nullable Object value) {
    if (value == null) {
      kind(NULL);
    } else if (value instanceof Boolean truth) {
      kind(truth ? TRUE : FALSE);
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof Integer number) {
      kind(INTEGER).number(number);
    } else if (value instanceof BigDecimal number) {
      kind(DECIMAL).string(number.toString());
    } else if (value instanceof LocalDate day) {
      kind(DAY).string(day.toString());
    } else if (value instanceof Enum<?> constant) {
      kind(ENUM).type(constant.getDeclaringClass()).string(constant.name());
    } else if (value instanceof Map<?, ?> map) {
      kind(MAP).number(map.size());
      map.forEach((key, member) -> write(key).write(member));
    } else if (value instanceof Collection<?> elements) {
      kind(value instanceof Set ? SET : LIST).number(elements.size());
      elements.forEach(this::write);
    } else if (value instanceof Record candidate) {
      record(candidate);
    } else {
      throw new IllegalArgumentException(value.getClass() + " is no record, nor of what they hold");
    }
    return this;
  }

  private RecordWriter kind(byte kind) {
    out.write(kind);
    return this;
  }

  /** Seven bits a byte, the lowest first. */
  private RecordWriter number(int number) {
    int rest = number;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      out.write(rest | 0x80);
    }
    out.write(rest);
    return this;
  }

  private void string(String text) {
    Integer before = strings.putIfAbsent(text, strings.size());
    if (before != null) {
      kind(STRING_AGAIN).number(before);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    kind(STRING).number(bytes.length);
    out.writeBytes(bytes);
  }

  /** Its number, and its name when it is new. */
  private RecordWriter type(Class<?> type) {
    Integer before = types.putIfAbsent(type, types.size());
    number(before == null ? types.size() - 1 : before);
    if (before == null) {
      string(type.getName());
    }
    return this;
  }

  private void record(Record candidate) {
    Integer before = records.get(candidate);
    if (before != null) {
      kind(RECORD_AGAIN).number(before);
      return;
    }
    kind(RECORD).type(candidate.getClass());
    try {
      for (RecordComponent component : candidate.getClass().getRecordComponents()) {
        write(component.getAccessor().invoke(candidate));
      }
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalArgumentException(candidate.getClass() + " is not public", hidden);
    }
    // Numbered when it is whole, as it is when it is read.
    records.put(candidate, records.size());
  }
}
