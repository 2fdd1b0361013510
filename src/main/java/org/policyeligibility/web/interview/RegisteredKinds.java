package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.Silence;

/**
 * The kinds of a zone that the register settles on a day, where an applicant named it: those it is
 * of, and those it is not. Nobody is asked about them again, and an answer is only about the
 * others.
 */
record RegisteredKinds(ValueSet held) {
  /** The kinds that a fact gets from the register alone; null where it gets none. */
  static @Nullable RegisteredKinds of(
      Eligibility eligibility, InterviewState state, Fact fact, LocalDate today) {
    Identifier zone = state.zone(eligibility.ruleset().vocabulary());
    if (fact.type() != FactType.SET || zone == null || !state.answers().containsKey(zone.name())) {
      return null;
    }
    InterviewState unstated = state.with(Map.of(), Map.of(fact.name(), Silence.NOT_SURE));
    return of(read(eligibility, completed(eligibility, unstated, today), today), fact);
  }

  private static @Nullable Case read(
      Eligibility eligibility, InterviewState state, LocalDate today) {
    return eligibility
        .reader()
        .read(
            state.profiles(eligibility.ruleset().vocabulary()),
            state.asOf(today),
            new ArrayList<>());
  }

  private static @Nullable RegisteredKinds of(@Nullable Case unstated, Fact fact) {
    return unstated != null && unstated.value(fact) instanceof ValueSet held
        ? new RegisteredKinds(held)
        : null;
  }

  /**
   * A state with each answer about the others made whole by what the register says on its day. On a
   * day on which the register leaves open what was not asked about, the answer does not count.
   */
  static InterviewState completed(Eligibility eligibility, InterviewState state, LocalDate today) {
    if (state.rests().isEmpty()) {
      return state;
    }
    Map<String, Silence> passed = new LinkedHashMap<>();
    state.rests().keySet().forEach(name -> passed.put(name, Silence.NOT_SURE));
    InterviewState unstated = state.with(Map.of(), passed);
    Case registered = read(eligibility, unstated, today);
    Map<String, Object> whole = new LinkedHashMap<>();
    state
        .rests()
        .forEach(
            (name, asked) -> {
              Fact fact = state.fact(eligibility.ruleset().vocabulary(), name);
              if (fact != null && state.answers().get(name) instanceof List<?> typed) {
                RegisteredKinds kinds = of(registered, fact);
                if (kinds == null) {
                  whole.put(name, typed);
                } else if (asked.containsAll(kinds.open(fact))) {
                  whole.put(name, kinds.with(typed, asked));
                }
              }
            });
    return unstated.with(whole, Map.of());
  }

  /** The values of a fact that are still to be asked about. */
  List<String> open(Fact fact) {
    return fact.valueList().names().stream()
        .filter(value -> !value.equals(ValueList.NONE))
        .filter(value -> !held.contains(value) && !held.lacks(value))
        .toList();
  }

  /** Whether a page can say which kinds are settled. */
  boolean isNamed() {
    return !held.isEmpty();
  }

  /**
   * An answer about the others, with those that are held: a stated set is complete. What was asked
   * about and is settled on this day is as the register has it.
   */
  private List<String> with(List<?> typed, List<String> asked) {
    Set<String> all = new LinkedHashSet<>(held);
    if (!typed.equals(List.of(ValueList.NONE))) {
      typed.stream()
          .map(String::valueOf)
          .filter(value -> !asked.contains(value) || !held.lacks(value))
          .forEach(all::add);
    }
    return all.isEmpty() ? List.of(ValueList.NONE) : List.copyOf(all);
  }

  /** The answer about the others; nothing besides is an answer as well. */
  List<String> besides(List<String> stated) {
    List<String> others = stated.stream().filter(value -> !held.contains(value)).toList();
    return isNamed() && others.isEmpty() && !stated.isEmpty() ? List.of(ValueList.NONE) : others;
  }
}
