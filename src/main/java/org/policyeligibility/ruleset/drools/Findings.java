package org.policyeligibility.ruleset.drools;

import java.util.BitSet;
import java.util.Map;
import org.drools.model.Drools;
import org.kie.api.runtime.rule.RuleContext;

/** Where the rules of one session say what they found. */
public final class Findings {
  /** The name under which a session's environment holds its findings. */
  static final String KEY = Findings.class.getName();

  private final Map<String, Integer> ordinals;
  private BitSet fired = new BitSet();

  Findings(Map<String, Integer> ordinals) {
    this.ordinals = ordinals;
  }

  /** The last line of every rule: its criteria are met. */
  public static void met(Drools drools) {
    // What an executable model hands to a consequence is both.
    RuleContext rule = (RuleContext) drools;
    Findings findings = (Findings) rule.getKieRuntime().getEnvironment().get(KEY);
    Integer ordinal = findings.ordinals.get(rule.getRule().getName());
    if (ordinal == null) {
      throw new IllegalStateException("a rule that is no clause of this rule set fired");
    }
    findings.fired.set(ordinal);
  }

  /** What fired since the last call. */
  BitSet take() {
    BitSet taken = fired;
    fired = new BitSet();
    return taken;
  }
}
