package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;

/**
 * The kinds of a zone that the register settles, where an applicant named it: those it is of, and
 * those it is not. Nobody is asked about them again, and an answer is only about the others.
 */
record RegisteredKinds(ValueSet held) {
  /** The kinds that a fact gets from the register alone; null where it gets none. */
  static @Nullable RegisteredKinds of(
      Eligibility eligibility, InterviewState state, Fact fact, LocalDate today) {
    Identifier zone = Interview.zone(eligibility, state);
    if (fact.type() != FactType.SET || zone == null || !state.answers().containsKey(zone.name())) {
      return null;
    }
    InterviewState unstated = state.with(Map.of(), Map.of(fact.name(), Silence.NOT_SURE));
    Case stated = Interview.read(eligibility, unstated, today, new ArrayList<>());
    return stated != null && stated.value(fact) instanceof ValueSet held && !held.isEmpty()
        ? new RegisteredKinds(held)
        : null;
  }

  /** Whether a value is still to be asked about. */
  boolean isOpen(String value) {
    return !held.contains(value) && !held.lacks(value);
  }

  /** An answer about the others, with those that are held: a stated set is complete. */
  List<String> with(List<String> typed) {
    Set<String> all = new LinkedHashSet<>(held);
    if (!typed.equals(List.of(ValueList.NONE))) {
      all.addAll(typed);
    }
    return List.copyOf(all);
  }

  /** The answer about the others; nothing besides is an answer as well. */
  List<String> besides(List<String> stated) {
    List<String> others = stated.stream().filter(value -> !held.contains(value)).toList();
    return others.isEmpty() && !stated.isEmpty() ? List.of(ValueList.NONE) : others;
  }
}
