package org.policyeligibility.profile;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of values of one list, iterated in the order of the list. What an applicant
 * states is complete: a value is in it or it is not. What a register says may leave values open; an
 * open value is not among the elements, and the set does not {@link #lacks} it either.
 */
public final class ValueSet extends AbstractSet<String> {
  private final ValueList list;
  private final long bits;
  private final long open;

  private ValueSet(ValueList list, long bits, long open) {
    this.list = list;
    this.bits = bits;
    this.open = open;
  }

  /**
   * The set of these values and of all that they imply. {@code NONE} alone is the empty set.
   *
   * @throws IllegalArgumentException for a value that is not in the list
   */
  public static ValueSet of(ValueList list, Collection<String> values) {
    return of(list, values, Set.of());
  }

  /**
   * The set of these values, of which it is not known whether it holds the open ones. A value stays
   * open only while all that it implies can be in the set.
   */
  public static ValueSet of(ValueList list, Collection<String> values, Collection<String> open) {
    long bits = 0;
    for (String value : values) {
      if (!value.equals(ValueList.NONE)) {
        bits |= withImplied(list, list.position(value));
      }
    }
    long unknown = 0;
    for (String value : open) {
      unknown |= 1L << list.position(value);
    }
    return of(list, bits, unknown);
  }

  /** The set of the values at these places, none of them {@code NONE}, and of all they imply. */
  static ValueSet of(ValueList list, long stated) {
    return new ValueSet(list, withAllImplied(list, stated), 0);
  }

  /**
   * The set of these bits, which hold what they imply.
   *
   * @param open of which it is not known whether it holds them
   */
  private static ValueSet of(ValueList list, long bits, long open) {
    long stillOpen = 0;
    for (long rest = open & ~bits; rest != 0; rest &= rest - 1) {
      int position = Long.numberOfTrailingZeros(rest);
      if ((withImplied(list, position) & ~(bits | open)) == 0) {
        stillOpen |= 1L << position;
      }
    }
    return new ValueSet(list, bits, stillOpen);
  }

  private static long withAllImplied(ValueList list, long bits) {
    long all = 0;
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      all |= withImplied(list, Long.numberOfTrailingZeros(rest));
    }
    return all;
  }

  private static long withImplied(ValueList list, int position) {
    long bits = 1L << position;
    String implied = list.values().get(position).implies();
    return implied == null ? bits : bits | withImplied(list, list.position(implied));
  }

  /** The set of the values that are known to be in this one; nothing is open. */
  public ValueSet closed() {
    return open == 0 ? this : new ValueSet(list, bits, 0);
  }

  /** Returns this set with one value more, and all that it implies; nothing is open. */
  public ValueSet with(String value) {
    return value.equals(ValueList.NONE)
        ? closed()
        : new ValueSet(list, bits | withImplied(list, list.position(value)), 0);
  }

  /** Returns this set with one value more, and all that it implies; what is open stays so. */
  ValueSet and(String value) {
    return of(list, bits | withImplied(list, list.position(value)), open);
  }

  /** Returns this set less a value and all values that imply it; nothing is open. */
  public ValueSet without(String value) {
    long out = 1L << list.position(value);
    long kept = 0;
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      int position = Long.numberOfTrailingZeros(rest);
      if ((withImplied(list, position) & out) == 0) {
        kept |= 1L << position;
      }
    }
    return new ValueSet(list, kept, 0);
  }

  @Override
  public boolean contains(@Nullable Object value) {
    Integer position = value instanceof String name ? list.positions().get(name) : null;
    return position != null && (bits >>> position & 1) == 1;
  }

  /**
   * Joins the statements of two sources on one set; empty where one says that a value is in it and
   * the other that it is not.
   */
  public Optional<ValueSet> join(ValueSet other) {
    long possible = (bits | open) & (other.bits | other.open);
    long known = bits | other.bits;
    return (known & ~possible) == 0
        ? Optional.of(new ValueSet(list, known, possible & ~known))
        : Optional.empty();
  }

  /**
   * A set that holds all of this one and of another.
   *
   * @param list of that set: the same names in the same order, which may imply others
   * @param rest null where it is not known what else it holds
   */
  ValueSet within(ValueList list, @Nullable ValueSet rest) {
    long held = withAllImplied(list, rest == null ? bits : bits | rest.bits);
    long possible = rest == null ? -1L >>> (Long.SIZE - list.values().size()) : either(rest);
    Integer none = list.positions().get(ValueList.NONE);
    return of(list, held, none == null ? possible : possible & ~(1L << none));
  }

  /** The values that one of both holds, or may hold. */
  private long either(ValueSet other) {
    return bits | open | other.bits | other.open;
  }

  /** The value is known not to be in the set, which is more than that it is not an element. */
  public boolean lacks(String value) {
    Integer position = list.positions().get(value);
    return position == null || ((bits | open) >>> position & 1) == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return (other instanceof ValueSet set && set.list.equals(list))
        ? bits == set.bits && open == set.open
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
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
