package org.policyeligibility.ruleset.drools;

import java.util.BitSet;
import java.util.Map;

/** Where the rules of one session say what they found: a global of theirs. */
public final class Findings {
  static final String NAME = "findings";

  private final Map<String, Integer> ordinals;
  private BitSet fired = new BitSet();

  Findings(Map<String, Integer> ordinals) {
    this.ordinals = ordinals;
  }

  /** What every compiled rule does: the criteria of its clause are met. */
  public void met(String clause) {
    Integer ordinal = ordinals.get(clause);
    if (ordinal == null) {
      throw new IllegalStateException("a rule that is no clause of this rule set fired");
    }
    fired.set(ordinal);
  }

  /** What fired since the last call. */
  BitSet take() {
    BitSet taken = fired;
    fired = new BitSet();
    return taken;
  }
}
