package org.policyeligibility.ruleset;

import java.util.List;
import java.util.stream.Collectors;

/** The law as written down cannot be put in force. The message lists every fault, a line each. */
public final class FaultyRuleset extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<RulesetFault> faults;

  public FaultyRuleset(List<RulesetFault> faults) {
    super(faults.stream().map(RulesetFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<RulesetFault> faults() {
    return faults;
  }
}
