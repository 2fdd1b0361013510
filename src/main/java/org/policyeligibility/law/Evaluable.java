package org.policyeligibility.law;

/** Whether a profile can be tested against a clause. */
public enum Evaluable {
  /** Every condition is a criterion. */
  FULL,
  /** An authority's judgement or approval remains. */
  CONDITIONAL,
  /** There is nothing to test; the clause says why. */
  NO
}
