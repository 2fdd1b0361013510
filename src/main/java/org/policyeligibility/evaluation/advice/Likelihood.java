package org.policyeligibility.evaluation.advice;

import java.util.List;
import org.policyeligibility.evaluation.ClauseFact;
import org.policyeligibility.evaluation.ClauseFacts;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;

/**
 * A prior likelihood that a clause comes about, uniform over the values that rules tell apart. No
 * data on applicants goes into it.
 *
 * @param met that what is still open is met
 * @param lifted the same, the more the rarer what is met already: a clause that names banks is for
 *     a bank before one that names everybody
 */
record Likelihood(double met, double lifted) {
  /** Of a clause that gives nothing, or that a declined fact keeps open. */
  static final Likelihood NONE = new Likelihood(0, 0);

  /**
   * The likelihood of a result that is open.
   *
   * @param inTerritory the share of places in the document's territory, 1 where that is no question
   */
  static Likelihood of(Result result, ClauseFacts read, double inTerritory) {
    double met = inTerritory;
    double known = 1;
    List<ClauseFact> facts = read.ofCriteria();
    for (int i = 0; i < facts.size(); i++) {
      if (isFirst(i, facts)) {
        double share = 1 - facts.get(i).unmet();
        if (isOpen(facts.get(i), facts, result)) {
          met *= share;
        } else if (share > 0) {
          known *= share;
        }
      }
    }
    return new Likelihood(met, met / known);
  }

  /** Criteria on one fact share it. */
  private static boolean isFirst(int place, List<ClauseFact> facts) {
    for (int i = 0; i < place; i++) {
      if (facts.get(i).fact().equals(facts.get(place).fact())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOpen(ClauseFact fact, List<ClauseFact> facts, Result result) {
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).fact().equals(fact.fact()) && result.statuses().get(i) == Status.UNKNOWN) {
        return true;
      }
    }
    return false;
  }
}
