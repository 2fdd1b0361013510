package org.policyeligibility.ruleset;

import org.policyeligibility.law.Text;

/** A rule's text cannot be read further. */
final class RuleSyntax extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RulesetFault fault;

  RuleSyntax(String path, int line, int column, Text what, Text remedy) {
    super(what.en());
    this.fault = new RulesetFault(path, line, column, what, remedy);
  }

  RulesetFault fault() {
    return fault;
  }
}
