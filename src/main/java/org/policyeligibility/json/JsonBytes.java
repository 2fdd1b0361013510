package org.policyeligibility.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON being written, most of it from bytes that never change within a rule set. */
public final class JsonBytes {
  private byte[] bytes;
  private int length;

  public JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  public JsonBytes add(byte[] ready) {
    return add(ready, 0, ready.length);
  }

  /** A part of what is ready. */
  public JsonBytes add(byte[] ready, int from, int to) {
    reserve(to - from);
    System.arraycopy(ready, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** Characters of ASCII, as they are. */
  @SuppressWarnings("deprecation") // the low bytes are what is wanted, and no copy
  public JsonBytes ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
    return this;
  }

  /** A string of JSON and a comma, of ASCII that needs no escape. */
  @SuppressWarnings("deprecation") // as above
  public JsonBytes element(String text) {
    int count = text.length();
    reserve(count + 3);
    bytes[length] = '"';
    text.getBytes(0, count, bytes, length + 1);
    bytes[length + 1 + count] = '"';
    bytes[length + 2 + count] = ',';
    length += count + 3;
    return this;
  }

  /** A string of JSON, escaped. */
  public JsonBytes string(String text) {
    return ascii("\"").add(JsonStringEncoder.getInstance().quoteAsUTF8(text)).ascii("\"");
  }

  /** Writes over the last byte if it is this one: a comma after the last element. */
  public JsonBytes dropLast(char expected) {
    if (length > 0 && bytes[length - 1] == expected) {
      length--;
    }
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  public int length() {
    return length;
  }

  /** Hands over what was written, in the memory that it was written in. */
  public <T> T take(BufferConsumer<T> consumer) {
    return consumer.take(bytes, length);
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Begins again in the same memory. */
  public JsonBytes clear() {
    length = 0;
    return this;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
