package org.policyeligibility.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A decision before it is stored: a case that was evaluated. Id, time and entry of the log are
 * given to it when it is.
 *
 * @param changes in which respects it differs from the decision that it corrects, as it says
 * @param ruleset the law that was applied
 * @param outcomes the best outcome of each benefit
 */
public record DecisionDraft(
    Decision.Terms terms,
    Set<Change> changes,
    Ruleset ruleset,
    Map<String, Outcome> outcomes,
    Content content) {
  /** The respects in which a correction may differ from the decision that it corrects. */
  public enum Change {
    SUBJECT,
    PURPOSE
  }

  /** Without any such change. */
  public DecisionDraft(
      Decision.Terms terms, Ruleset ruleset, Map<String, Outcome> outcomes, Content content) {
    this(terms, Set.of(), ruleset, outcomes, content);
  }

  public DecisionDraft {
    changes = Collections.unmodifiableSet(new TreeSet<>(changes));
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }
}
