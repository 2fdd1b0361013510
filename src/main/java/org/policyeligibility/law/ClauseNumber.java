package org.policyeligibility.law;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  @Override
  public int compareTo(ClauseNumber other) {
    List<Integer> mine = parts();
    List<Integer> theirs = other.parts();
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int difference = mine.get(i).compareTo(theirs.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return mine.size() != theirs.size()
        ? Integer.compare(mine.size(), theirs.size())
        : value.compareTo(other.value);
  }

  private List<Integer> parts() {
    return Stream.of(value.split("\\.", -1)).map(ClauseNumber::number).toList();
  }

  private static int number(String part) {
    return Character.isDigit(part.charAt(0)) ? Integer.parseInt(part) : roman(part);
  }

  private static int roman(String numeral) {
    int sum = 0;
    int previous = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int digit =
          switch (numeral.charAt(i)) {
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
