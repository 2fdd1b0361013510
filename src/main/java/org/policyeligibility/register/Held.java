package org.policyeligibility.register;

/** Whether a zone is of a type on a day. What nobody can say is no "no". */
public enum Held {
  YES,
  NO,
  UNKNOWN
}
