package org.policyeligibility.law;

/** What a clause does to the one it addresses. */
public enum Effect {
  BENEFIT,
  RESTRICTION,
  OBLIGATION
}
