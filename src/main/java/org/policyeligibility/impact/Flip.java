package org.policyeligibility.impact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;

/**
 * A flip: one clause that comes out otherwise for somebody.
 *
 * @param before null where the base has no such clause
 * @param after null where the draft has none
 */
public record Flip(
    String clause, String benefit, @Nullable Outcome before, @Nullable Outcome after, Kind kind) {

  /** The effect of a flip on the applicant. */
  public enum Kind {
    /** The benefit is now due, or due once an authority has decided. */
    GAINED,
    /** It was, and is no more. */
    LOST,
    /** A fact that nobody asked for before is now needed. */
    UNDETERMINED,
    /** It was open for want of a fact, and now nothing that is missing can change the no. */
    RULED_OUT,
    /** An obligation is now known not to be fulfilled. */
    BREACHED,
    /** It was known not to be fulfilled, and is no more. */
    BREACH_ENDED,
    /** Any other change: an outcome within the same side, a restriction, whether one is bound. */
    CHANGED
  }

  /** The flip from one outcome to another; empty where it is none. */
  public static Optional<Flip> of(
      String clause, String benefit, @Nullable Outcome before, @Nullable Outcome after) {
    // Where there is no clause nobody is denied anything: a new "no" takes nothing away.
    if (before == after || (before == null && isNo(after)) || (after == null && isNo(before))) {
      return Optional.empty();
    }
    return Optional.of(new Flip(clause, benefit, before, after, kind(before, after)));
  }

  private static Kind kind(@Nullable Outcome before, @Nullable Outcome after) {
    if (after == Outcome.NON_COMPLIANT) {
      return Kind.BREACHED;
    }
    if (before == Outcome.NON_COMPLIANT) {
      return Kind.BREACH_ENDED;
    }
    if (after == Outcome.INDETERMINATE) {
      return Kind.UNDETERMINED;
    }
    if (before == Outcome.INDETERMINATE && after == Outcome.INELIGIBLE) {
      return Kind.RULED_OUT;
    }
    if (isOpen(before) != isOpen(after)) {
      return isOpen(after) ? Kind.GAINED : Kind.LOST;
    }
    return Kind.CHANGED;
  }

  private static boolean isOpen(@Nullable Outcome outcome) {
    return outcome == Outcome.ELIGIBLE || outcome == Outcome.CONDITIONAL;
  }

  private static boolean isNo(@Nullable Outcome outcome) {
    return outcome == Outcome.INELIGIBLE
        || outcome == Outcome.DOES_NOT_APPLY
        || outcome == Outcome.OUT_OF_SCOPE
        || outcome == Outcome.NOT_IN_FORCE;
  }
}
