package org.policyeligibility.web.interview;

/**
 * The state of an interview that cannot be gone on with: it is too old, not as it was sent, or of a
 * law that has changed since.
 */
final class LostState extends Exception {
  private static final long serialVersionUID = 1;

  /** The reasons for which a state is refused. */
  enum Cause {
    EXPIRED,
    ALTERED,
    OUTDATED
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
