package org.policyeligibility.register;

/** Whether a zone is of a type on a day. What nobody can say is no "no". */
public enum MembershipStatus {
  YES,
  NO,
  UNKNOWN;

  /** Whether one of two findings holds. */
  public MembershipStatus or(MembershipStatus other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : NO;
  }
}
