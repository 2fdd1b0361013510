package org.policyeligibility.web.page;

import org.policyeligibility.evaluation.Outcome;

/** The style class of an outcome: a shape and an edge besides its colour. */
public final class OutcomeStyle {
  private OutcomeStyle() {}

  /** One of {@code yes, open, ask, no, off}. */
  public static String of(Outcome outcome) {
    return switch (outcome) {
      case ELIGIBLE, COMPLIANT -> "yes";
      case CONDITIONAL, MAY_APPLY, APPLIES -> "open";
      case INDETERMINATE -> "ask";
      case INELIGIBLE, NON_COMPLIANT -> "no";
      case NOT_NEEDED, DOES_NOT_APPLY, OUT_OF_SCOPE, NOT_IN_FORCE -> "off";
    };
  }
}
