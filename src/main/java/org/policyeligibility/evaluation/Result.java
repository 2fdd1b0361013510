package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Standing;

/**
 * What one clause comes to, with all that led there.
 *
 * @param ordinal of the provision among those of all types in its rule set
 * @param statuses of the criteria, in the order of the rule
 * @param standings of the requirements, in the order of the clause
 * @param missingFacts for an indeterminate outcome: the facts, as an applicant would state them, of
 *     the criteria that are unknown
 */
public record Result(
    int ordinal,
    Provision provision,
    Outcome outcome,
    List<Status> statuses,
    List<Standing> standings,
    List<String> missingFacts,
    List<Advisory> advisories) {

  static Result of(
      int ordinal,
      Provision provision,
      Status[] statuses,
      List<Advisory> advisories,
      Case stated,
      LocalDate asOf) {
    Effect effect = provision.clause().effect();
    List<Standing> standings = standings(provision, stated.known(provision.profile()));
    Outcome outcome =
        Outcome.of(
            effect,
            provision.clause().inForce().contains(asOf),
            inTerritory(provision, stated),
            conjunction(provision, statuses, true),
            conjunction(provision, statuses, false),
            standings);
    List<String> missing =
        outcome == Outcome.INDETERMINATE ? missing(provision, statuses) : List.of();
    return new Result(
        ordinal, provision, outcome, List.of(statuses), standings, missing, advisories);
  }

  /** Whether the criteria read as a rule that fires would. */
  boolean areCriteriaMet() {
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

  /** An unknown province is in scope: nothing speaks against it. */
  private static boolean inTerritory(Provision provision, Case stated) {
    Fact fact = provision.province();
    return fact == null
        || !(stated.value(fact) instanceof String province)
        || provision.clause().document().territory().contains(province);
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
      boolean binds = obligation && provision.criteria().get(i).fact().place();
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

  private static List<String> missing(Provision provision, Status[] statuses) {
    List<String> facts = new ArrayList<>(statuses.length);
    for (int i = 0; i < statuses.length; i++) {
      if (statuses[i] == Status.UNKNOWN) {
        String fact = provision.criteria().get(i).fact().toState();
        if (!facts.contains(fact)) {
          facts.add(fact);
        }
      }
    }
    return List.copyOf(facts);
  }
}
