package org.policyeligibility.evaluation.advice;

import java.util.List;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Fact;

/**
 * A counterfactual: the changes that would make a benefit due. Criteria are all needed, so there is
 * one smallest set of facts: those whose criteria are not met, or not known.
 *
 * @param outcome what the clause would come to, as decided with the changes made
 * @param facts what would have to be stated otherwise, or at all
 * @param decisions the adverse decisions that would have to be favourable
 */
public record Change(Outcome outcome, List<OfFact> facts, List<Requirement.Kind> decisions) {
  public Change {
    facts = List.copyOf(facts);
    decisions = List.copyOf(decisions);
  }

  /**
   * One fact with a value that would do.
   *
   * @param fact as an applicant would state it
   * @param to a value as a {@link org.policyeligibility.profile.Profile} holds it
   * @param known whether something else is stated now
   * @param criteria that the value meets
   */
  public record OfFact(Fact fact, Object to, boolean known, List<Criterion> criteria) {
    public OfFact {
      criteria = List.copyOf(criteria);
    }
  }
}
