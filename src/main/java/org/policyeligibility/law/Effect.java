package org.policyeligibility.law;

/** The legal effect of a clause on its addressee. It decides which outcomes the clause can have. */
public enum Effect {
  BENEFIT,
  RESTRICTION,
  OBLIGATION
}
