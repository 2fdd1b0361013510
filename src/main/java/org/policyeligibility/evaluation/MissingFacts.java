package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;

/**
 * The information that an indeterminate result lacks: a fact is listed where two ways to complete
 * the case differ by it alone and in the outcome, and only there.
 */
record MissingFacts(Provision provision, List<Status> statuses, Case stated, LocalDate asOf) {

  /** Whether they depend on no value that is stated, but for what the statuses say of it. */
  static boolean restOnStatusesAlone(Provision provision) {
    return provision.notNeeded().isEmpty()
        && provision.criteria().stream().noneMatch(Criterion::metWhenAbsent)
        && provision.statedBy().values().stream().allMatch(stated -> stated.size() <= 1);
  }

  List<Fact> list(Status inTerritory) {
    Set<Fact> open = new LinkedHashSet<>();
    boolean contentFails = contentFails();
    for (int i = 0; i < statuses.size(); i++) {
      Criterion criterion = provision.criteria().get(i);
      if (isOpen(i) && (provision.remarks().get(i).binds() || !contentFails)) {
        open.add(criterion.fact());
      }
    }
    Set<Fact> settling =
        provision.notNeeded().isEmpty()
            ? open
            : new ExemptionSearch(provision, stated, asOf).settling(open);
    Set<Fact> toState = new LinkedHashSet<>();
    settling.forEach(fact -> add(fact, toState));
    if (inTerritory == Status.UNKNOWN) {
      toState.add(provision.provinceKnown());
    }
    return new ArrayList<>(toState);
  }

  /** Unknown, or read as met because nothing is known. */
  private boolean isOpen(int i) {
    Criterion criterion = provision.criteria().get(i);
    return statuses.get(i) == Status.UNKNOWN
        || (criterion.metWhenAbsent() && stated.value(criterion.fact()) == null);
  }

  /**
   * Whether the content of an obligation is known not to be done, so that only whom it binds is
   * still open.
   */
  private boolean contentFails() {
    if (provision.clause().effect() != Effect.OBLIGATION) {
      return false;
    }
    for (int i = 0; i < statuses.size(); i++) {
      if (statuses.get(i) == Status.NOT_MET && !provision.remarks().get(i).binds()) {
        return true;
      }
    }
    return false;
  }

  /** The fact as it is stated, and before it what it would follow from. */
  private void add(Fact fact, Set<Fact> toState) {
    List<Fact> statedBy = provision.statedBy().getOrDefault(fact, List.of(fact));
    for (Fact other : statedBy.subList(1, statedBy.size())) {
      Object value = stated.value(other);
      if (provision.criteria().stream()
          .anyMatch(
              criterion ->
                  criterion.fact().equals(fact) && criterion.read(value) == Status.UNKNOWN)) {
        toState.add(other);
      }
    }
    toState.add(statedBy.get(0));
  }
}
