package org.policyeligibility.web.state;

/**
 * The state of an interview that cannot be gone on with: it is too old, not as it was sent, or of a
 * law that has changed since.
 */
public final class LostState extends Exception {
  private static final long serialVersionUID = 1;

  /** The reasons for which a state is refused. */
  public enum Cause {
    EXPIRED,
    ALTERED,
    OUTDATED
  }

  private final Cause reason;

  public LostState(Cause reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
