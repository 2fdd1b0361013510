package org.policyeligibility.ruleset.drools;

import org.antlr.runtime.CommonTokenStream;
import org.antlr.runtime.TokenSource;

/**
 * The tokens of a text, looked at only so often. Drools' parser tries every way in which brackets
 * could be meant, twice as many for each bracket more: seventy of them keep it busy for ever.
 */
final class BoundedTokens extends CommonTokenStream {
  /** A second's work, and many times what the longest rule needs. */
  private static final int MOST_LOOKS = 10_000_000;

  private int looks;

  BoundedTokens(TokenSource source) {
    super(source);
  }

  /** The parser looked too often. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("too many ways to read it", null, false, false);
    }
  }

  @Override
  public int LA(int ahead) {
    if (++looks > MOST_LOOKS) {
      throw new Exhausted();
    }
    return super.LA(ahead);
  }
}
