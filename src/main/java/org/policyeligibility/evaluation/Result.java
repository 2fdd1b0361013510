package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Standing;

/**
 * The result of one clause for a case. It holds all that led to the outcome, so that an answer can
 * explain it.
 *
 * @param ordinal of the provision among those of all types in its rule set
 * @param statuses of the criteria, in the order of the rule
 * @param standings of the requirements, in the order of the clause
 * @param missing for an indeterminate outcome exactly the facts, as an applicant would state them,
 *     that can settle it; for any other none
 * @param notNeeded why nobody in this case needs the benefit; only where that is the outcome
 * @param number by which it is known among the results of the clause that many cases share; less
 *     than 0 where it rests on more than the statuses, the territory, the day and the advisories.
 *     It says nothing of the result, and two that differ in it alone are equal
 */
public record Result(
    int ordinal,
    Provision provision,
    Outcome outcome,
    List<Status> statuses,
    List<Standing> standings,
    List<Fact> missing,
    @Nullable NotNeeded notNeeded,
    List<Advisory> advisories,
    int number) {
  /** The number of a result that is not kept for others. */
  private static final int ALONE = -1;

  /** The result without advisories, which change nothing of it. */
  static Result of(
      int ordinal,
      Provision provision,
      Reading reading,
      Status inTerritory,
      @Nullable NotNeeded exemption,
      Case stated,
      LocalDate asOf) {
    List<Standing> standings = standings(provision, stated.known(provision.profile()));
    Outcome outcome =
        Outcome.of(
            provision.clause().effect(),
            new Outcome.Findings(
                provision.clause().inForce().contains(asOf),
                inTerritory,
                exemption != null,
                provision.hasContent(),
                reading.binding(),
                reading.content(),
                standings));
    return new Result(
        ordinal,
        provision,
        outcome,
        reading.statuses(),
        standings,
        outcome == Outcome.INDETERMINATE
            ? new MissingFacts(provision, reading.statuses(), stated, asOf).list(inTerritory)
            : List.of(),
        outcome == Outcome.NOT_NEEDED ? exemption : null,
        List.of(),
        ALONE);
  }

  /** This result with advisories beside it. */
  Result with(List<Advisory> shown) {
    return shown.isEmpty() && advisories.isEmpty()
        ? this
        : new Result(
            ordinal, provision, outcome, statuses, standings, missing, notNeeded, shown, ALONE);
  }

  /** This result as one that many cases share. */
  Result numbered(int among) {
    return new Result(
        ordinal, provision, outcome, statuses, standings, missing, notNeeded, advisories, among);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Result result
            && ordinal == result.ordinal
            && outcome == result.outcome
            && provision.equals(result.provision)
            && statuses.equals(result.statuses)
            && standings.equals(result.standings)
            && missing.equals(result.missing)
            && Objects.equals(notNeeded, result.notNeeded)
            && advisories.equals(result.advisories));
  }

  @Override
  public int hashCode() {
    return 31 * ordinal + statuses.hashCode();
  }

  /** Whether rules that hold in the whole country may give the same: the "no" is of this clause. */
  public boolean isGivenElsewhere() {
    return outcome == Outcome.INELIGIBLE
        && advisories.stream().anyMatch(Advisory::isForThoseOutside);
  }

  /** Whether what is not met may be allowed by way of exception. */
  public boolean admitsException() {
    return outcome == Outcome.NON_COMPLIANT
        && advisories.stream().anyMatch(Advisory::isOnException);
  }

  /** The names of the facts that can settle it. */
  public List<String> missingFacts() {
    return missing.isEmpty() ? List.of() : missing.stream().map(Fact::name).toList();
  }

  /** Whether the criteria read as a rule that fires would. */
  public boolean areCriteriaMet() {
    for (Status status : statuses) {
      if (status != Status.MET) {
        return false;
      }
    }
    return true;
  }

  private static List<Standing> standings(Provision provision, Profile profile) {
    List<Requirement> requires = provision.clause().requires();
    if (requires.isEmpty()) {
      return List.of();
    }
    String clause = provision.id();
    String benefit = provision.clause().benefit();
    Standing[] standings = new Standing[requires.size()];
    for (int i = 0; i < standings.length; i++) {
      standings[i] = profile.standing(requires.get(i).kind(), clause, benefit);
    }
    return List.of(standings);
  }

  /**
   * Where a document lies outside some places, an unknown province is in scope: nothing speaks
   * against it. Where it lies within named ones, it is not known.
   */
  static Status inTerritory(Provision provision, Case stated) {
    Fact fact = provision.province();
    if (fact == null) {
      return Status.MET;
    }
    if (stated.value(fact) instanceof String province) {
      return provision.clause().document().territory().contains(province)
          ? Status.MET
          : Status.NOT_MET;
    }
    return provision.asksForProvince() ? Status.UNKNOWN : Status.MET;
  }
}
