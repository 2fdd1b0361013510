package org.policyeligibility.evaluation;

/** How a criterion reads against a profile. Unknown is an answer, never a "no". */
public enum Status {
  MET,
  NOT_MET,
  UNKNOWN
}
