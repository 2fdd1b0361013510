package org.policyeligibility.evaluation;

import java.util.Collection;
import org.policyeligibility.law.Effect;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Standing;

/** The outcome of a clause for a profile on a day. Answers list results in the order of these. */
public enum Outcome {
  ELIGIBLE("符合条件"),
  APPLIES("适用"),
  COMPLIANT("合规"),
  CONDITIONAL("待主管部门决定"),
  MAY_APPLY("可能适用"),
  NOT_NEEDED("无须申请"),
  INDETERMINATE("尚缺事实"),
  NON_COMPLIANT("不合规"),
  INELIGIBLE("不符合条件"),
  DOES_NOT_APPLY("不适用"),
  OUT_OF_SCOPE("不在适用地域"),
  NOT_IN_FORCE("不在有效期");

  private final String zh;

  Outcome(String zh) {
    this.zh = zh;
  }

  /** As people are told it; in English the code is a word. */
  public String in(Language language) {
    return language == Language.ZH ? zh : name();
  }

  /** Something known decides: no unknown can change it any more. */
  public boolean isAgainst() {
    return this == INELIGIBLE
        || this == DOES_NOT_APPLY
        || this == NON_COMPLIANT
        || this == NOT_NEEDED
        || this == OUT_OF_SCOPE
        || this == NOT_IN_FORCE;
  }

  /**
   * The findings on one clause, from which its outcome follows.
   *
   * @param inTerritory unknown where the document lies within named provinces and it is not known
   *     in which one the place is
   * @param notNeeded whether some condition under which nobody needs the benefit is met
   * @param hasContent false for an obligation of which each criterion says whom it binds
   * @param binding for an obligation the criteria that say whom it binds; they decide first
   * @param content the other criteria; for a benefit or a restriction all of them
   * @param standings how the authorities' judgements and approvals stand
   */
  public record Findings(
      boolean inForce,
      Status inTerritory,
      boolean notNeeded,
      boolean hasContent,
      Status binding,
      Status content,
      Collection<Standing> standings) {}

  /**
   * The outcome that follows from the findings on one clause; the first that matches wins. A known
   * "not met" outweighs an unknown (Kleene's strong conjunction), and so does an authority's
   * adverse decision.
   */
  public static Outcome of(Effect effect, Findings found) {
    if (!found.inForce()) {
      return NOT_IN_FORCE;
    }
    if (found.inTerritory() == Status.NOT_MET) {
      return OUT_OF_SCOPE;
    }
    if (effect == Effect.OBLIGATION) {
      return found.hasContent() ? obligation(found) : bareObligation(found);
    }
    return effect == Effect.BENEFIT && found.notNeeded()
        ? NOT_NEEDED
        : granted(found, effect == Effect.BENEFIT);
  }

  private static Outcome granted(Findings found, boolean benefit) {
    if (found.content() == Status.NOT_MET || isAnyAdverse(found.standings())) {
      return benefit ? INELIGIBLE : DOES_NOT_APPLY;
    }
    if (found.content() == Status.UNKNOWN || found.inTerritory() == Status.UNKNOWN) {
      return INDETERMINATE;
    }
    if (areAllFavourable(found.standings())) {
      return benefit ? ELIGIBLE : APPLIES;
    }
    return benefit ? CONDITIONAL : MAY_APPLY;
  }

  /** Of nobody who is not bound it is said whether he does what is demanded. */
  private static Outcome obligation(Findings found) {
    if (found.binding() == Status.NOT_MET) {
      return DOES_NOT_APPLY;
    }
    if (found.binding() == Status.UNKNOWN || found.inTerritory() == Status.UNKNOWN) {
      return INDETERMINATE;
    }
    return switch (found.content()) {
      case MET -> COMPLIANT;
      case NOT_MET -> NON_COMPLIANT;
      case UNKNOWN -> INDETERMINATE;
    };
  }

  /** The outcome of an obligation whose content cannot be tested: only whether it applies. */
  private static Outcome bareObligation(Findings found) {
    if (found.binding() == Status.NOT_MET || isAnyAdverse(found.standings())) {
      return DOES_NOT_APPLY;
    }
    if (found.binding() == Status.UNKNOWN || found.inTerritory() == Status.UNKNOWN) {
      return INDETERMINATE;
    }
    return areAllFavourable(found.standings()) ? APPLIES : MAY_APPLY;
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
}
