package org.policyeligibility.evaluation.advice;

import java.util.List;
import org.policyeligibility.profile.Fact;

/**
 * A fact that can still change an outcome.
 *
 * @param fact as an applicant would state it
 * @param clauses whose outcome it can change
 * @param expected how many of the benefits that rest on it come about, if each value that rules
 *     tell apart is as likely as the others
 */
public record MissingFact(Fact fact, List<String> clauses, double expected) {
  public MissingFact {
    clauses = List.copyOf(clauses);
  }
}
