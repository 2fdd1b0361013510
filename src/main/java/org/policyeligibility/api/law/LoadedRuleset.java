package org.policyeligibility.api.law;

import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerWriter;

/**
 * A rule set that is loaded and compiled, with the constant parts of its answers written out.
 *
 * @param eligibility evaluates by it
 * @param pages writes its answers
 */
public record LoadedRuleset(Eligibility eligibility, AnswerWriter pages) {
  public static LoadedRuleset of(Eligibility eligibility) {
    return new LoadedRuleset(eligibility, AnswerWriter.of(eligibility.ruleset()));
  }
}
