package org.policyeligibility.decision;

/** Why something cannot be done with a decision. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The reasons. */
  public enum Reason {
    /** There is none, or it is another organisation's. */
    NO_SUCH_DECISION,
    /** Its content was destroyed. */
    ERASED,
    /** The key was used for another request. */
    OTHER_REQUEST,
    /** A request with this key is being worked on. */
    IN_PROGRESS,
    /** There is no such decision that could be corrected. */
    NOTHING_TO_CORRECT,
    /** Another decision takes its place already. */
    CORRECTED_ALREADY,
    /** Nobody has taken the case over. */
    NOT_TAKEN_OVER,
    /** It has as many reviews as one can have. */
    TOO_MANY_REVIEWS
  }

  private final Reason reason;

  Refusal(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
