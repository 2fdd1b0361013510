package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.List;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * An exception for rules that cannot be put in force, with every fault. Each command ends with it
 * and shows the faults as {@code check} does.
 */
final class RulesAtFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Path root;
  private final transient List<RulesetFault> faults;

  RulesAtFault(Path root, List<RulesetFault> faults) {
    super("rules at fault");
    this.root = root;
    this.faults = List.copyOf(faults);
  }

  /** The folder below which the faults lie. */
  Path root() {
    return root;
  }

  List<RulesetFault> faults() {
    return faults;
  }
}
