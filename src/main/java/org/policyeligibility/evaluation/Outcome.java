package org.policyeligibility.evaluation;

import java.util.Collection;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Standing;

/** What a clause comes to for a profile on a day, in the order in which answers list them. */
public enum Outcome {
  ELIGIBLE,
  APPLIES,
  COMPLIANT,
  CONDITIONAL,
  MAY_APPLY,
  INDETERMINATE,
  NON_COMPLIANT,
  INELIGIBLE,
  DOES_NOT_APPLY,
  OUT_OF_SCOPE,
  NOT_IN_FORCE;

  /** Something known decides against: no other criterion can change it. */
  public boolean isAgainst() {
    return this == INELIGIBLE
        || this == DOES_NOT_APPLY
        || this == NON_COMPLIANT
        || this == OUT_OF_SCOPE
        || this == NOT_IN_FORCE;
  }

  /**
   * What the findings on one clause come to; the first that matches wins. A known "not met"
   * outweighs an unknown (Kleene's strong conjunction), and so does an authority's adverse
   * decision.
   *
   * @param binding for an obligation the criteria that say whom it binds; they decide first
   * @param content the other criteria; for a benefit or a restriction all of them
   * @param standings how the authorities' judgements and approvals stand
   */
  public static Outcome of(
      Effect effect,
      boolean inForce,
      boolean inTerritory,
      Status binding,
      Status content,
      Collection<Standing> standings) {
    if (!inForce) {
      return NOT_IN_FORCE;
    }
    if (!inTerritory) {
      return OUT_OF_SCOPE;
    }
    if (effect == Effect.OBLIGATION) {
      return obligation(binding, content);
    }
    boolean benefit = effect == Effect.BENEFIT;
    if (binding == Status.NOT_MET || content == Status.NOT_MET || isAnyAdverse(standings)) {
      return benefit ? INELIGIBLE : DOES_NOT_APPLY;
    }
    if (binding == Status.UNKNOWN || content == Status.UNKNOWN) {
      return INDETERMINATE;
    }
    if (areAllFavourable(standings)) {
      return benefit ? ELIGIBLE : APPLIES;
    }
    return benefit ? CONDITIONAL : MAY_APPLY;
  }

  private static boolean isAnyAdverse(Collection<Standing> standings) {
    for (Standing standing : standings) {
      if (standing.isAdverse()) {
        return true;
      }
    }
    return false;
  }

  private static boolean areAllFavourable(Collection<Standing> standings) {
    for (Standing standing : standings) {
      if (!standing.isFavourable()) {
        return false;
      }
    }
    return true;
  }

  private static Outcome obligation(Status binding, Status content) {
    return switch (binding) {
      case NOT_MET -> DOES_NOT_APPLY;
      case UNKNOWN -> INDETERMINATE;
      case MET ->
          switch (content) {
            case MET -> COMPLIANT;
            case NOT_MET -> NON_COMPLIANT;
            case UNKNOWN -> INDETERMINATE;
          };
    };
  }
}
