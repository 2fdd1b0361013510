package org.policyeligibility.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A comparison of two readers of the same rules: the engine, which decides, and the explanation,
 * which says why. An answer on which they differ is no answer, wherever it is drawn up.
 */
public final class EngineComparison {
  private final BitSet fired;
  private final List<String> disputed = new ArrayList<>(0);

  /**
   * Begins.
   *
   * @param fired the ordinals of the rules that the engine found met
   */
  public EngineComparison(BitSet fired) {
    this.fired = fired;
  }

  /**
   * Compares a rule.
   *
   * @param ordinal of the rule, of a clause or of a condition under which it is not needed
   * @param met whether the explanation finds it met
   * @return whether both find the same
   */
  public boolean agrees(Provision provision, int ordinal, boolean met) {
    boolean agrees = agrees(ordinal, met);
    if (!agrees) {
      dispute(provision);
    }
    return agrees;
  }

  /** Compares a rule, of which the clause is to be named by who asks. */
  boolean agrees(int ordinal, boolean met) {
    return met == fired.get(ordinal);
  }

  /** Names a clause on whose rule the two differ. */
  void dispute(Provision provision) {
    disputed.add(provision.id());
  }

  /**
   * Ends.
   *
   * @throws EngineDisagreement where the two differed on a rule, naming each clause once
   */
  public void requireAgreement() {
    if (!disputed.isEmpty()) {
      throw new EngineDisagreement(disputed.stream().distinct().toList());
    }
  }
}
