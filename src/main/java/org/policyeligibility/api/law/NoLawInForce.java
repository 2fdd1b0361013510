package org.policyeligibility.api.law;

/** There is no rule set to answer with, yet or any more. */
final class NoLawInForce extends RuntimeException {
  private static final long serialVersionUID = 1;
}
