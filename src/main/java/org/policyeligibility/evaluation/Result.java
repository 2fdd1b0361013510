package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Effect;
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
 */
public record Result(
    int ordinal,
    Provision provision,
    Outcome outcome,
    List<Status> statuses,
    List<Standing> standings,
    List<Fact> missing,
    @Nullable NotNeeded notNeeded,
    List<Advisory> advisories) {

  public static Result of(
      int ordinal,
      Provision provision,
      Status[] statuses,
      @Nullable NotNeeded exemption,
      List<Advisory> advisories,
      Case stated,
      LocalDate asOf) {
    List<Standing> standings = standings(provision, stated.known(provision.profile()));
    Status inTerritory = inTerritory(provision, stated);
    Outcome outcome =
        Outcome.of(
            provision.clause().effect(),
            new Outcome.Findings(
                provision.clause().inForce().contains(asOf),
                inTerritory,
                exemption != null,
                provision.hasContent(),
                conjunction(provision, statuses, true),
                conjunction(provision, statuses, false),
                standings));
    return new Result(
        ordinal,
        provision,
        outcome,
        List.of(statuses),
        standings,
        outcome == Outcome.INDETERMINATE
            ? new MissingFacts(provision, List.of(statuses), stated, asOf).list(inTerritory)
            : List.of(),
        outcome == Outcome.NOT_NEEDED ? exemption : null,
        advisories);
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
  private static Status inTerritory(Provision provision, Case stated) {
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

  /**
   * The criteria that say whom an obligation binds, or the others; met where there are none. For a
   * benefit or a restriction all criteria are content.
   */
  private static Status conjunction(Provision provision, Status[] statuses, boolean binding) {
    boolean obligation = provision.clause().effect() == Effect.OBLIGATION;
    if (binding && !obligation) {
      return Status.MET;
    }
    Status all = Status.MET;
    for (int i = 0; i < statuses.length; i++) {
      boolean binds = obligation && provision.remarks().get(i).binds();
      if (binds != binding || statuses[i] == Status.MET) {
        continue;
      }
      if (statuses[i] == Status.NOT_MET) {
        return Status.NOT_MET;
      }
      all = Status.UNKNOWN;
    }
    return all;
  }
}
