package org.policyeligibility.ruleset.language;

import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;

/** A rule's text cannot be read further. */
final class RuleSyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RulesetFault fault;

  RuleSyntaxException(String path, int line, int column, Message what, Message remedy) {
    super(what.toString());
    this.fault = new RulesetFault(path, line, column, what, remedy);
  }

  RulesetFault fault() {
    return fault;
  }
}
