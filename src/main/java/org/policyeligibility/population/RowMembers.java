package org.policyeligibility.population;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of a row, in the order in which they were stated; nobody changes them. They lie side
 * by side, for all are gone through once and hardly one is looked up.
 */
public final class RowMembers extends AbstractMap<String, @Nullable Object> {
  private final String[] names;
  private final @Nullable Object[] values;

  private RowMembers(Map<?, ?> members, @Nullable String left) {
    int count = members.size() - (left != null && members.containsKey(left) ? 1 : 0);
    this.names = new String[count];
    this.values = new Object[count];
    int next = 0;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String name = String.valueOf(member.getKey());
      if (!name.equals(left)) {
        names[next] = name;
        values[next] = member.getValue();
        next++;
      }
    }
  }

  /** A copy; of what is one already, itself. */
  public static Map<String, @Nullable Object> copyOf(Map<?, ?> members) {
    return members instanceof RowMembers copied ? copied : new RowMembers(members, null);
  }

  /** A copy without the member of that name. */
  static Map<String, @Nullable Object> without(String left, Map<?, ?> members) {
    return new RowMembers(members, left);
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super @Nullable Object> visitor) {
    for (int i = 0; i < names.length; i++) {
      visitor.accept(names[i], values[i]);
    }
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < names.length;
          }

          @Override
          public Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return new SimpleImmutableEntry<>(names[next], values[next++]);
          }
        };
      }
    };
  }
}
