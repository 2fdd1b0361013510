package org.policyeligibility.decision.faults;

/** Something in a database that must not be. */
record Violation(Kind kind, String what) {
  /** What kind of thing. */
  enum Kind {
    /** It was acknowledged and is not there. */
    LOST,
    /** It was asked for once and is there twice. */
    DOUBLED,
    /** A half of it is there without the other. */
    PARTIAL,
    /** The audit log does not verify. */
    CHAIN,
    /** What was asked for later is numbered earlier. */
    ORDER,
    /** Nobody asked for it. */
    UNASKED
  }
}
