package org.policyeligibility.mutation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of records with some components changed, whatever other components there are. */
final class Copies {
  private Copies() {}

  static <R extends Record> R with(R record, String component, Object value) {
    return with(record, Map.of(component, value));
  }

  static <R extends Record> R with(R record, Map<String, Object> changes) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    int changed = 0;
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = changes.get(components[i].getName());
        changed += value == null ? 0 : 1;
        values[i] = value == null ? components[i].getAccessor().invoke(record) : value;
      }
      if (changed < changes.size()) {
        throw new IllegalArgumentException("not all of these are components: " + changes.keySet());
      }
      return copy(record, components, values);
    } catch (InvocationTargetException | IllegalAccessException | InstantiationException refused) {
      throw new IllegalArgumentException("no copy with other " + changes.keySet(), refused);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("every record has its constructor", impossible);
    }
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R copy(
      R record, RecordComponent[] components, @Nullable Object[] values)
      throws NoSuchMethodException,
          InvocationTargetException,
          IllegalAccessException,
          InstantiationException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
    return (R) constructor.newInstance(values);
  }
}
