package org.policyeligibility.ruleset.text;

/**
 * How large a rule may be. A rule carries out one clause; whatever is larger than these is none,
 * and is refused before a parser meets it. The grammar states them too.
 */
public final class RuleLimits {
  /** In UTF-8. */
  static final int BYTES = 65_536;

  static final int LINES = 1_000;

  /** Characters of a line. */
  static final int COLUMNS = 1_000;

  /** Names, texts, numbers and signs; comments are none. */
  public static final int WORDS = 5_000;

  /** Parentheses in parentheses. */
  public static final int NESTING = 16;

  public static final int CRITERIA = 100;

  /** Values that the criteria of a rule name. */
  public static final int VALUES = 1_000;

  /** Digits of a number before its point, and after it. */
  public static final int DIGITS = 9;

  /** Characters of a name or a text in quotes. */
  public static final int LETTERS = 100;

  private RuleLimits() {}
}
