package org.policyeligibility.law;

import java.util.regex.Pattern;

/**
 * The number of a clause within its document: {@code 5.3}, {@code IV.4.3}. Ordered as the document
 * is: 5.3 before 11.2, IV before V.
 */
public record ClauseNumber(String value) implements Comparable<ClauseNumber> {
  private static final Pattern SHAPE =
      Pattern.compile("(?:[0-9]{1,4}|[IVXLC]+)(?:\\.[0-9]{1,4})*+");

  /** Examples of a number, for messages. */
  public static final String EXAMPLE = "5.3 or IV.4.3";

  public ClauseNumber {
    if (!isNumber(value)) {
      throw new IllegalArgumentException("not a clause number");
    }
  }

  public static boolean isNumber(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** The article that it is of: {@code 5} of {@code 5.3}, {@code IV.4} of {@code IV.4.3}. */
  public String article() {
    int last = value.lastIndexOf('.');
    return last < 0 ? value : value.substring(0, last);
  }

  /** Part by part, and without making any: every answer of several profiles is sorted by it. */
  @Override
  public int compareTo(ClauseNumber other) {
    int mine = 0;
    int theirs = 0;
    while (mine < value.length() && theirs < other.value.length()) {
      int endOfMine = end(value, mine);
      int endOfTheirs = end(other.value, theirs);
      int difference =
          Integer.compare(number(value, mine, endOfMine), number(other.value, theirs, endOfTheirs));
      if (difference != 0) {
        return difference;
      }
      mine = endOfMine + 1;
      theirs = endOfTheirs + 1;
    }
    boolean moreOfMine = mine < value.length();
    boolean moreOfTheirs = theirs < other.value.length();
    return moreOfMine != moreOfTheirs
        ? Boolean.compare(moreOfMine, moreOfTheirs)
        : value.compareTo(other.value);
  }

  private static int end(String number, int from) {
    int end = number.indexOf('.', from);
    return end < 0 ? number.length() : end;
  }

  private static int number(String number, int from, int end) {
    return Character.isDigit(number.charAt(from))
        ? Integer.parseInt(number, from, end, 10)
        : roman(number, from, end);
  }

  private static int roman(String number, int from, int end) {
    int sum = 0;
    int previous = 0;
    for (int i = end - 1; i >= from; i--) {
      int digit =
          switch (number.charAt(i)) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            case 'L' -> 50;
            default -> 100;
          };
      sum += digit < previous ? -digit : digit;
      previous = Math.max(previous, digit);
    }
    return sum;
  }
}
