package org.policyeligibility.decision.faults;

/** A broken promise of the store, found in its tables. */
record Violation(Kind kind, String what) {
  /** The kinds of violations. */
  enum Kind {
    /** It was acknowledged and is not there. */
    LOST,
    /** It was asked for once and is there twice. */
    DOUBLED,
    /** A half of it is there without the other. */
    PARTIAL,
    /** The audit log does not verify. */
    CHAIN,
    /** A later request has an earlier number. */
    ORDER,
    /** Nobody asked for it. */
    UNASKED
  }
}
