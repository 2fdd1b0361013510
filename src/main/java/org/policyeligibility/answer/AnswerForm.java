package org.policyeligibility.answer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Outcome;

/**
 * The view in which an evaluation is written down. It decides how much is said of each result,
 * never what it comes to.
 *
 * @param changes whether to say what would change what is not due
 */
public record AnswerForm(View view, boolean changes) {
  /** Everything, as decisions keep it. */
  public static final AnswerForm FULL = new AnswerForm(View.FULL, true);

  /** Outcomes and sentences alone. */
  public static final AnswerForm SUMMARY = new AnswerForm(View.SUMMARY, false);

  /** An answer of more results than these is long; so many in detail have some 70 KB. */
  private static final int MOST_IN_DETAIL = 25;

  /** How much an answer says, the usual first. */
  public enum View {
    STANDARD,
    FULL,
    SUMMARY;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
      return code;
    }

    public static List<String> codes() {
      return Stream.of(values()).map(View::code).toList();
    }
  }

  /** How much is said of one result. */
  enum OfResult {
    FULL,

    /** In a standard answer that is not long. */
    DETAILED,

    /** In a long one, where there is something to do: each condition, and who decides. */
    ACTIONABLE,

    /** In a long one, where there is nothing to do yet: how each condition stands, no more. */
    REASONED,

    /** Out of scope or not in force. */
    SHORT,
    SUMMARY;

    /** With all that a clause is by itself: profile, document, effect, modality and category. */
    boolean hasHead() {
      return isDetailed() || this == SUMMARY;
    }

    /** With all that is known of its criteria and requirements. */
    boolean isDetailed() {
      return this == FULL || this == DETAILED;
    }

    /** With each criterion and each requirement. */
    boolean listsAll() {
      return isDetailed() || this == ACTIONABLE;
    }

    /** With the place in the document that says so. */
    boolean isCited() {
      return listsAll() || this == REASONED;
    }
  }

  /** Whether an answer of so many results is too long for the details of each. */
  boolean isLong(int results) {
    return view == View.STANDARD && results > MOST_IN_DETAIL;
  }

  OfResult ofResult(Outcome outcome, int results) {
    return switch (view) {
      case FULL -> OfResult.FULL;
      case SUMMARY -> OfResult.SUMMARY;
      case STANDARD -> standard(outcome, isLong(results));
    };
  }

  private static OfResult standard(Outcome outcome, boolean inLong) {
    return switch (outcome) {
      case OUT_OF_SCOPE, NOT_IN_FORCE -> OfResult.SHORT;
      case INDETERMINATE, INELIGIBLE, DOES_NOT_APPLY ->
          inLong ? OfResult.REASONED : OfResult.DETAILED;
      case ELIGIBLE, APPLIES, COMPLIANT, CONDITIONAL, MAY_APPLY, NOT_NEEDED, NON_COMPLIANT ->
          inLong ? OfResult.ACTIONABLE : OfResult.DETAILED;
    };
  }
}
