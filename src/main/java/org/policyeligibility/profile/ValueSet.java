package org.policyeligibility.profile;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An immutable set of values of one list, iterated in the order of the list. */
public final class ValueSet extends AbstractSet<String> {
  private final ValueList list;
  private final long bits;

  private ValueSet(ValueList list, long bits) {
    this.list = list;
    this.bits = bits;
  }

  /**
   * The set of these values and of all that they imply. {@code NONE} alone is the empty set.
   *
   * @throws IllegalArgumentException for a value that is not in the list
   */
  public static ValueSet of(ValueList list, Collection<String> values) {
    long bits = 0;
    for (String value : values) {
      if (!value.equals(ValueList.NONE)) {
        bits |= withImplied(list, value);
      }
    }
    return new ValueSet(list, bits);
  }

  private static long withImplied(ValueList list, String value) {
    long bits = 1L << list.position(value);
    String implied = list.get(value).implies();
    return implied == null ? bits : bits | withImplied(list, implied);
  }

  @Override
  public boolean contains(@Nullable Object value) {
    Integer position = value instanceof String name ? list.positions().get(name) : null;
    return position != null && (bits >>> position & 1) == 1;
  }

  @Override
  public int size() {
    return Long.bitCount(bits);
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private long rest = bits;

      @Override
      public boolean hasNext() {
        return rest != 0;
      }

      @Override
      public String next() {
        if (rest == 0) {
          throw new NoSuchElementException();
        }
        int position = Long.numberOfTrailingZeros(rest);
        rest &= rest - 1;
        return list.values().get(position).name();
      }
    };
  }
}
