package org.policyeligibility.ruleset.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link RecordWriter} wrote. Each record goes through its constructor, so what it
 * refuses is refused here too. Read at every start: no streams, no lambdas.
 */
public final class RecordReader {
  private final byte[] bytes;
  private int at;
  private final List<String> strings = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();
  private final List<Object> records = new ArrayList<>();

  public RecordReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** An enum by its constants, or a record by its constructor. */
  private record Type(Map<String, Object> constants, @Nullable Constructor<?> constructor) {
    static Type of(Class<?> type) throws NoSuchMethodException {
      if (type.isEnum()) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
          constants.put(((Enum<?>) constant).name(), constant);
        }
        return new Type(constants, null);
      }
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] parameters = new Class<?>[components.length];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = components[i].getType();
      }
      return new Type(Map.of(), type.getDeclaredConstructor(parameters));
    }
  }

  /** Reads the next value, which must be of that class. */
  public <T> T read(Class<T> type) {
    Object value = read();
    if (!type.isInstance(value)) {
      throw broken(null);
    }
    return type.cast(value);
  }

  private @Nullable Object read() {
    return switch (bytes[at++]) {
      case RecordWriter.NULL -> null;
      case RecordWriter.TRUE -> true;
      case RecordWriter.FALSE -> false;
      case RecordWriter.STRING -> string();
      case RecordWriter.STRING_AGAIN -> strings.get(number());
      case RecordWriter.INTEGER -> number();
      case RecordWriter.DECIMAL -> new BigDecimal(read(String.class));
      case RecordWriter.DAY -> LocalDate.parse(read(String.class));
      case RecordWriter.ENUM -> constant();
      case RecordWriter.LIST -> List.of(elements(number()));
      case RecordWriter.SET ->
          Collections.unmodifiableSet(new LinkedHashSet<>(List.of(elements(number()))));
      case RecordWriter.MAP -> map(number());
      case RecordWriter.RECORD -> record();
      case RecordWriter.RECORD_AGAIN -> records.get(number());
      default -> throw broken(null);
    };
  }

  private int number() {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  private String string() {
    int length = number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    strings.add(text);
    return text;
  }

  private Object[] elements(int size) {
    Object[] elements = new Object[size];
    for (int i = 0; i < size; i++) {
      elements[i] = read(Object.class);
    }
    return elements;
  }

  private Map<?, ?> map(int size) {
    Map<Object, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Object key = read(Object.class);
      members.put(key, read(Object.class));
    }
    return Collections.unmodifiableMap(members);
  }

  private Type type() {
    int number = number();
    if (number == types.size()) {
      try {
        types.add(Type.of(Class.forName(read(String.class))));
      } catch (ReflectiveOperationException changed) {
        throw broken(changed);
      }
    }
    return types.get(number);
  }

  private Object constant() {
    Object constant = type().constants().get(read(String.class));
    if (constant == null) {
      throw broken(null);
    }
    return constant;
  }

  private Object record() {
    Constructor<?> constructor = type().constructor();
    if (constructor == null) {
      throw broken(null);
    }
    @Nullable Object[] components = new Object[constructor.getParameterCount()];
    for (int i = 0; i < components.length; i++) {
      components[i] = read();
    }
    try {
      Object value = constructor.newInstance(components);
      records.add(value);
      return value;
    } catch (ReflectiveOperationException changed) {
      throw broken(changed);
    }
  }

  private static IllegalStateException broken(@Nullable Exception cause) {
    return new IllegalStateException("not the rule set of this build: build again", cause);
  }
}
