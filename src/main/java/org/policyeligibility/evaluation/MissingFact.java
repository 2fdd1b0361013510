package org.policyeligibility.evaluation;

import java.util.List;
import org.policyeligibility.profile.Fact;

/** A fact that would settle something, and the clauses it could settle. */
public record MissingFact(Fact fact, List<String> clauses) {
  public MissingFact {
    clauses = List.copyOf(clauses);
  }
}
