package org.policyeligibility.mutation;

import org.policyeligibility.evaluation.Provision;

/**
 * A clause with one thing changed, as a slip of the pen would.
 *
 * @param change where and what, in words that do not change while the clause does not
 * @param provision the changed clause, under the id of the true one
 */
record Mutant(String change, Provision provision) {
  String clause() {
    return provision.id();
  }

  /** How a list of survivors names it. */
  String name() {
    return clause() + ": " + change;
  }
}
