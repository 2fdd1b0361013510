package org.policyeligibility.batch;

import java.util.List;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Effect;

/**
 * The answer on one benefit, restriction or obligation: that of the clause with the best outcome.
 *
 * @param benefitTitle of the benefit, in the language asked for; the other names are likewise
 * @param outcomeName of the outcome
 * @param clauseTitle of the clause
 * @param reason one sentence
 * @param missing the facts that can settle it
 * @param missingLabels what those are called
 */
public record BenefitLine(
    String benefit,
    String benefitTitle,
    Effect effect,
    Outcome outcome,
    String outcomeName,
    String clause,
    String clauseTitle,
    String reason,
    List<String> missing,
    List<String> missingLabels) {
  public BenefitLine {
    missing = List.copyOf(missing);
    missingLabels = List.copyOf(missingLabels);
  }
}
