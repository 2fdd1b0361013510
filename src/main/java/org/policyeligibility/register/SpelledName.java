package org.policyeligibility.register;

import java.util.Locale;

/**
 * Known name that misspelt ones are compared with (Hyyrö's bit-parallel optimal string alignment):
 * one step for each character of the misspelt one, where the table of {@link EditDistance} has one
 * for each pair. A refused request has a hundred of them, each compared with every name there is.
 */
public final class SpelledName {
  private static final int ASCII = 128;

  private final String name;
  private final String lower;
  private final long letters;

  /** By character where it stands in the name, a bit for each place; none where it is not used. */
  private final long[] places;

  private SpelledName(String name) {
    this.name = name;
    this.lower = name.toLowerCase(Locale.ROOT);
    this.letters = letters(lower);
    boolean plain = lower.length() <= Long.SIZE && isAscii(lower);
    this.places = plain ? new long[ASCII] : new long[0];
    for (int i = 0; plain && i < lower.length(); i++) {
      places[lower.charAt(i)] |= 1L << i;
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }

  /** A name, written as it is; upper and lower case are the same. */
  public static SpelledName of(String name) {
    return new SpelledName(name);
  }

  public String name() {
    return name;
  }

  /** The characters of a text, a bit for each that it has, or for several that share one. */
  public static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << text.charAt(i);
    }
    return letters;
  }

  /**
   * The distance of a text; more than allowed where it is more than allowed.
   *
   * @param text in lower case
   * @param itsLetters its {@link #letters}
   */
  public int distance(String text, long itsLetters, int allowed) {
    // One edit brings in or takes out one letter that only one of the two has.
    if (Math.abs(text.length() - lower.length()) > allowed
        || Long.bitCount(letters & ~itsLetters) > allowed
        || Long.bitCount(itsLetters & ~letters) > allowed) {
      return allowed + 1;
    }
    return places.length == 0 || lower.isEmpty()
        ? EditDistance.between(text, lower, allowed)
        : aligned(text, allowed);
  }

  /**
   * Goes through the text; the bits say for each place of the name how the distance changes there.
   */
  private int aligned(String text, int allowed) {
    long last = 1L << (lower.length() - 1);
    long more = -1L;
    long less = 0;
    long same = 0;
    long before = 0;
    int distance = lower.length();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      long at = character < ASCII ? places[character] : 0;
      long swapped = ((~same & at) << 1) & before;
      same = (((at & more) + more) ^ more) | at | less | swapped;
      long up = less | ~(same | more);
      long down = same & more;
      if ((up & last) != 0) {
        distance++;
      } else if ((down & last) != 0) {
        distance--;
      }
      // Each character that is left brings it nearer by one at most.
      if (distance - (text.length() - 1 - i) > allowed) {
        return allowed + 1;
      }
      up = (up << 1) | 1;
      more = (down << 1) | ~(same | up);
      less = up & same;
      before = at;
    }
    return distance;
  }
}
