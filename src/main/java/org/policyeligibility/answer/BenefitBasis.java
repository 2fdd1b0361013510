package org.policyeligibility.answer;

/**
 * A clause as one of several that give a benefit.
 *
 * @param benefit a number for the benefit, the same for all of its clauses; negative where the
 *     clause is the only one
 * @param place among them, from 0, the strongest first
 */
record BenefitBasis(int benefit, int place) {
  static final BenefitBasis ALONE = new BenefitBasis(-1, 0);

  boolean isAlone() {
    return benefit < 0;
  }
}
