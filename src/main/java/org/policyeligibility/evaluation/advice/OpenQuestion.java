package org.policyeligibility.evaluation.advice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;

/** The use of asking for one fact, while it is being added up: which open clauses rest on it. */
final class OpenQuestion {
  private final Fact fact;
  private final List<String> clauses = new ArrayList<>();

  /** For each of those clauses all facts that are asked for it. */
  private final List<List<Fact>> together = new ArrayList<>();

  private double expected;
  private double lifted;
  private @Nullable MissingFact missing;

  OpenQuestion(Fact fact) {
    this.fact = fact;
  }

  void add(String clause, List<Fact> asked, Likelihood likelihood) {
    clauses.add(clause);
    together.add(asked);
    expected += likelihood.met();
    lifted += likelihood.lifted();
  }

  Fact fact() {
    return fact;
  }

  /** The expected benefits, lifted by how well what is known already fits the clauses. */
  double gain() {
    return lifted;
  }

  int clauses() {
    return clauses.size();
  }

  /** The question, when nothing more is added up. */
  MissingFact missing() {
    if (missing == null) {
      missing = new MissingFact(fact, clauses, expected);
    }
    return missing;
  }

  /** Whether no answer to a question on the page can make this one needless. */
  boolean isNeededWhateverIsSaid(List<OpenQuestion> page) {
    for (List<Fact> asked : together) {
      boolean apart = true;
      for (OpenQuestion other : page) {
        apart &= !asked.contains(other.fact);
      }
      if (apart) {
        return true;
      }
    }
    return false;
  }
}
