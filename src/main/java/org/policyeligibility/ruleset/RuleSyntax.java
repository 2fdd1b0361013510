package org.policyeligibility.ruleset;

/** A rule's text cannot be read further. */
final class RuleSyntax extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RulesetFault fault;

  RuleSyntax(String path, int line, int column, String what, String remedy) {
    super(what);
    this.fault = new RulesetFault(path, line, what + " (column " + column + ")", remedy);
  }

  RulesetFault fault() {
    return fault;
  }
}
