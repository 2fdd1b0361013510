package org.policyeligibility.decision;

import java.util.List;

/**
 * An act that the state of a decision does not allow. It is no failure: the caller is told the
 * reason, and can do something else.
 */
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
    TOO_MANY_REVIEWS,
    /** A correction is about another person, and does not say so. */
    OTHER_SUBJECT,
    /** A correction has another purpose, and does not say so. */
    OTHER_PURPOSE,
    /** A finding is on a clause that the decision does not answer. */
    UNKNOWN_CLAUSE
  }

  private final Reason reason;

  @SuppressWarnings("serial") // a list that can be
  private final List<Integer> places;

  Refusal(Reason reason) {
    this(reason, List.of());
  }

  Refusal(Reason reason, List<Integer> places) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.places = places;
  }

  /** Which of several things that were asked for are refused, from 0; empty where it is all. */
  public List<Integer> places() {
    return places;
  }

  public Reason reason() {
    return reason;
  }
}
