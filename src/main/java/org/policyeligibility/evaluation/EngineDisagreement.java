package org.policyeligibility.evaluation;

import java.util.List;

/**
 * The engine and the criteria read the same rule differently. That is a fault of ours, never an
 * answer. It names clauses and no fact of the profile.
 */
public final class EngineDisagreement extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> clauses;

  public EngineDisagreement(List<String> clauses) {
    super("the engine and the explanation differ on " + String.join(", ", clauses));
    this.clauses = List.copyOf(clauses);
  }

  public List<String> clauses() {
    return clauses;
  }
}
