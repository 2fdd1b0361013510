package org.policyeligibility.impact;

import java.util.List;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.Case;

/**
 * One profile for which something comes out otherwise.
 *
 * @param record the profile as it was stated, and its place
 * @param flips of clauses, in the order of the law
 * @param benefits whose best outcome over all their clauses is otherwise
 */
public record FlippedCase(
    PopulationRecord record,
    Case stated,
    List<Flip> flips,
    List<Flip> benefits,
    Evaluation before,
    Evaluation after) {
  public FlippedCase {
    flips = List.copyOf(flips);
    benefits = List.copyOf(benefits);
  }
}
