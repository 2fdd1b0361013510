package org.policyeligibility.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.profile.Fact;

/** The reach of a clause: which values of each fact meet its criteria, so that clauses compare. */
public final class Reach {
  private final Map<Fact, List<Criterion>> byFact = new LinkedHashMap<>();

  private Reach(List<Criterion> criteria) {
    for (Criterion criterion : criteria) {
      byFact.computeIfAbsent(criterion.fact(), fact -> new ArrayList<>()).add(criterion);
    }
  }

  public static Reach of(Provision provision) {
    return new Reach(provision.criteria());
  }

  public Map<Fact, List<Criterion>> byFact() {
    return byFact;
  }

  public List<Criterion> about(Fact fact) {
    return byFact.getOrDefault(fact, List.of());
  }

  public static boolean meets(List<Criterion> criteria, Object value) {
    return criteria.stream().allMatch(criterion -> meets(criterion, value));
  }

  public static boolean meets(Criterion criterion, Object value) {
    return criterion.read(value) == Status.MET;
  }

  /** Whether the same values of a fact, and its absence, meet both. */
  public boolean isAlike(Reach other, Fact fact) {
    List<Criterion> all = new ArrayList<>(about(fact));
    all.addAll(other.about(fact));
    // Each rule set declares the fact for itself, and one may know a value that the other does not.
    return isMetWhenAbsent(fact) == other.isMetWhenAbsent(fact)
        && Stream.of(this, other)
            .flatMap(reach -> reach.about(fact).stream().map(Criterion::fact).limit(1))
            .flatMap(declared -> Samples.of(declared, all).stream())
            .allMatch(value -> meets(about(fact), value) == meets(other.about(fact), value));
  }

  private boolean isMetWhenAbsent(Fact fact) {
    return about(fact).stream().allMatch(Criterion::metWhenAbsent);
  }
}
