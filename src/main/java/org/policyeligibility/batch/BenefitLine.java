package org.policyeligibility.batch;

import java.util.List;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Effect;

/**
 * The answer on one benefit, restriction or obligation: that of the clause with the best outcome.
 *
 * @param reason one sentence
 * @param missing the facts that can settle it
 */
public record BenefitLine(
    String benefit,
    Effect effect,
    Outcome outcome,
    String clause,
    String reason,
    List<String> missing) {
  public BenefitLine {
    missing = List.copyOf(missing);
  }
}
