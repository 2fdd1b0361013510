package org.policyeligibility.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A closed list of values, at most 64, in the order of {@code facts.yaml}.
 *
 * @param name the name under {@code enums}
 */
public record ValueList(String name, List<Value> values, Map<String, Integer> positions) {
  /** A set over a list is one machine word. */
  public static final int MOST = Long.SIZE;

  /** The value that says "known: none". Alone in a set it equals the empty set. */
  public static final String NONE = "NONE";

  /**
   * One value of a list.
   *
   * @param also what tables have for it besides its label, 江苏 for 江苏省
   * @param implies the value that a set with this one also holds
   * @param unverified whether nothing proves that the implied value always goes with this one
   * @param assessed whether it is a word of quality, which an authority judges
   * @param province the province in which a place of this kind always lies
   * @param outside the provinces in which there is no place of this kind
   */
  public record Value(
      String name,
      Text label,
      List<String> also,
      @Nullable String implies,
      boolean unverified,
      boolean assessed,
      @Nullable String province,
      Set<String> outside) {
    public Value {
      also = List.copyOf(also);
      outside = Collections.unmodifiableSet(new LinkedHashSet<>(outside));
    }

    private Value named(Text other) {
      return new Value(name, other, also, implies, unverified, assessed, province, outside);
    }
  }

  public static ValueList of(String name, List<Value> values) {
    if (values.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " values in a list");
    }
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (Value value : values) {
      if (positions.put(value.name(), positions.size()) != null) {
        throw new IllegalArgumentException("a value twice in a list");
      }
    }
    return new ValueList(name, List.copyOf(values), Collections.unmodifiableMap(positions));
  }

  public boolean contains(String value) {
    return positions.containsKey(value);
  }

  /** The value of that name, one instance for all profiles. */
  public Value get(String value) {
    return values.get(position(value));
  }

  /** Returns this list with other words for one of its values. */
  public ValueList named(String value, Text label) {
    return of(
        name,
        values.stream().map(each -> each.name().equals(value) ? each.named(label) : each).toList());
  }

  /** Whether something is in a set of these values only because an unverified value implies it. */
  boolean isPartlyUnverified(Collection<String> stated) {
    long bits = 0;
    for (String name : stated) {
      bits |= 1L << position(name);
    }
    return isPartlyUnverified(bits);
  }

  /** Likewise for the values at these places. */
  boolean isPartlyUnverified(long stated) {
    for (long rest = stated; rest != 0; rest &= rest - 1) {
      Value value = values.get(Long.numberOfTrailingZeros(rest));
      if (value.unverified()
          && (value.implies() == null || (stated >>> position(value.implies()) & 1) == 0)) {
        return true;
      }
    }
    return false;
  }

  int position(String value) {
    Integer position = positions.get(value);
    if (position == null) {
      throw new IllegalArgumentException("no such value in " + name);
    }
    return position;
  }

  public List<String> names() {
    return values.stream().map(Value::name).toList();
  }
}
