package org.policyeligibility.evaluation.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.ClauseFact;
import org.policyeligibility.evaluation.ClauseFacts;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;

/** The changes that should turn a result round, before the engine has been asked. */
record ChangeProposal(Result result, List<Change.OfFact> facts, List<Requirement.Kind> decisions) {

  /** Null where no value of some fact meets its criteria. */
  static @Nullable ChangeProposal of(Result result, ClauseFacts read, Case stated, LocalDate asOf) {
    List<Change.OfFact> facts = new ArrayList<>(4);
    for (int i = 0; i < result.statuses().size(); i++) {
      ClauseFact clauseFact = read.ofCriteria().get(i);
      if (result.statuses().get(i) == Status.MET || isProposed(i, result, read)) {
        continue;
      }
      Object now = stated.value(clauseFact.fact());
      Object to = clauseFact.remedy(now, asOf);
      if (to == null) {
        return null;
      }
      facts.add(new Change.OfFact(clauseFact.toState(), to, now != null, clauseFact.criteria()));
    }
    return new ChangeProposal(result, facts, adverse(result));
  }

  /** Another criterion before it already asks for a change of the same fact. */
  private static boolean isProposed(int criterion, Result result, ClauseFacts read) {
    for (int i = 0; i < criterion; i++) {
      if (read.ofCriteria().get(i).fact().equals(read.ofCriteria().get(criterion).fact())
          && result.statuses().get(i) != Status.MET) {
        return true;
      }
    }
    return false;
  }

  private static List<Requirement.Kind> adverse(Result result) {
    List<Requirement.Kind> adverse = new ArrayList<>(2);
    for (int i = 0; i < result.standings().size(); i++) {
      Requirement.Kind kind = result.provision().clause().requires().get(i).kind();
      if (result.standings().get(i).isAdverse() && !adverse.contains(kind)) {
        adverse.add(kind);
      }
    }
    return adverse;
  }
}
