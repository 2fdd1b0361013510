package org.policyeligibility.population.cell;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A decimal number as a person writes one, read exactly and within bounds. A number with a huge
 * exponent would be cheap to write down and dear to calculate with.
 */
public final class ExactNumber {
  /** More digits or larger exponents belong to no fact. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?");

  private static final Pattern BEYOND =
      Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private ExactNumber() {}

  /** The number that is written; empty where none is, or one beyond the bounds. */
  public static Optional<BigDecimal> parse(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** Whether it is written as a number and lies beyond the bounds. */
  public static boolean isBeyond(String text) {
    return BEYOND.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }
}
