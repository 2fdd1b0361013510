package org.policyeligibility.api.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.InputFault;

/**
 * Converts a tree of JSON to records of strings, codes, lists and records, and collects what does
 * not fit. What does not is null in the record.
 */
final class RecordBinder {
  private final List<InputFault> faults;

  private RecordBinder(List<InputFault> faults) {
    this.faults = faults;
  }

  /** A record with the members that it has a component for; others are not looked at. */
  static Object bind(Map<?, ?> members, Class<?> type, String pointer, List<InputFault> faults) {
    return new RecordBinder(faults).toRecord(members, type, pointer);
  }

  /** Says of every member that a record has no component for that there is none. */
  static void refuseUnknown(
      Map<?, ?> members, Class<?> type, String pointer, List<InputFault> faults) {
    InputFault.addUnknownNames(pointer, members, names(type), faults);
  }

  private static List<String> names(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** The codes of which a member is one; empty where it is none of a list. */
  static List<String> codes(Class<?> type, String name) {
    return Stream.of(type.getRecordComponents())
        .filter(component -> component.getName().equals(name) && component.getType().isEnum())
        .flatMap(component -> codes(component.getType()).stream())
        .toList();
  }

  private static List<String> codes(Class<?> target) {
    return Stream.of(target.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .toList();
  }

  private Object toRecord(Map<?, ?> members, Class<?> type, String pointer) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      values[i] = convert(members.get(name), components[i].getGenericType(), pointer + "/" + name);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(type + " cannot be bound", impossible);
    }
  }

  private @Nullable Object convert(@Nullable Object stated, Type type, String pointer) {
    if (stated == null) {
      return null;
    }
    if (type instanceof ParameterizedType list) {
      return toList(stated, list.getActualTypeArguments()[0], pointer);
    }
    Class<?> target = (Class<?>) type;
    if (target.isRecord()) {
      if (!(stated instanceof Map<?, ?> members)) {
        return mismatch("object", pointer);
      }
      refuseUnknown(members, target, pointer, faults);
      return toRecord(members, target, pointer);
    }
    if (target.isEnum()) {
      return code(stated, target, pointer);
    }
    return stated instanceof String ? stated : mismatch("string", pointer);
  }

  private @Nullable Object toList(Object stated, Type element, String pointer) {
    if (!(stated instanceof List<?> elements)) {
      return mismatch("array", pointer);
    }
    List<@Nullable Object> converted = new ArrayList<>();
    for (int i = 0; i < elements.size() && faults.size() <= InputFault.MOST; i++) {
      Object value = elements.get(i);
      String at = pointer + "/" + i;
      if (value == null) {
        faults.add(InputFault.of(at, "null-element"));
      }
      converted.add(convert(value, element, at));
    }
    return converted;
  }

  private @Nullable Object code(Object stated, Class<?> target, String pointer) {
    for (Object constant : target.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(stated)) {
        return constant;
      }
    }
    faults.add(InputFault.of(pointer, "unknown-value", "values", String.join(", ", codes(target))));
    return null;
  }

  private @Nullable Object mismatch(String expected, String pointer) {
    faults.add(InputFault.of(pointer, "wrong-type", "expected", expected));
    return null;
  }
}
