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

  /** Of more results than these nobody reads each criterion. */
  private static final int MOST_IN_DETAIL = 25;

  /** How much an answer says, the usual first. */
  public enum View {
    STANDARD,
    FULL,
    SUMMARY;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
      return Stream.of(values()).map(View::code).toList();
    }
  }

  /** How much is said of one result. */
  enum OfResult {
    FULL,
    DETAILED,
    DETAILED_SHORT,
    BRIEF,
    BRIEF_SHORT,
    SUMMARY;

    /** With profile, document, effect, modality and category, which a clause always has. */
    boolean hasHead() {
      return this != BRIEF && this != BRIEF_SHORT;
    }

    /** Of what is out of scope or not in force nothing more is said. */
    boolean isShort() {
      return this == DETAILED_SHORT || this == BRIEF_SHORT;
    }

    boolean hasCriteria() {
      return this == FULL || this == DETAILED || this == BRIEF;
    }

    /** With requirements, authority and all of each criterion. */
    boolean isDetailed() {
      return this == FULL || this == DETAILED;
    }

    boolean hasTexts() {
      return this != SUMMARY;
    }

    /** Of many results the advisories are told in words where something is due. */
    boolean tellsAdvisories(Outcome outcome) {
      boolean due = !outcome.isAgainst() && outcome != Outcome.INDETERMINATE;
      return this != SUMMARY && (hasHead() || due);
    }

    /** With the place in the document that says so. */
    boolean isCited() {
      return hasCriteria();
    }
  }

  public boolean isSummary() {
    return view == View.SUMMARY;
  }

  boolean isFull() {
    return view == View.FULL;
  }

  /** Whether so many results are too many for the details of each. */
  boolean isBrief(int results) {
    return view == View.STANDARD && results > MOST_IN_DETAIL;
  }

  OfResult ofResult(Outcome outcome, int results) {
    if (view != View.STANDARD) {
      return isFull() ? OfResult.FULL : OfResult.SUMMARY;
    }
    boolean outside = outcome == Outcome.OUT_OF_SCOPE || outcome == Outcome.NOT_IN_FORCE;
    if (isBrief(results)) {
      return outside ? OfResult.BRIEF_SHORT : OfResult.BRIEF;
    }
    return outside ? OfResult.DETAILED_SHORT : OfResult.DETAILED;
  }
}
