package org.policyeligibility.web.interview;

/** The state of an interview that cannot be gone on with: it is too old, or not as it was sent. */
final class LostState extends Exception {
  private static final long serialVersionUID = 1;

  /** The reasons for which a state is refused. */
  enum Cause {
    EXPIRED,
    ALTERED
  }

  private final Cause reason;

  LostState(Cause reason) {
    super(reason.name());
    this.reason = reason;
  }

  Cause reason() {
    return reason;
  }
}
