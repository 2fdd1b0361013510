package org.policyeligibility.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;
import org.policyeligibility.profile.Vocabulary;

/** The changes that should turn a result round, before the engine has been asked. */
record ChangeProposal(Result result, List<Change.OfFact> facts, List<Requirement.Kind> decisions) {

  /** The value that a fact would have; what is given where it need not change. */
  Object to(Fact fact, Object asItIs) {
    for (Change.OfFact change : facts) {
      if (change.fact().equals(fact)) {
        return change.to();
      }
    }
    return asItIs;
  }

  /** Empty where no value of some fact meets its criteria. */
  static Optional<ChangeProposal> of(
      Result result, Case stated, LocalDate asOf, Vocabulary vocabulary) {
    List<Change.OfFact> facts = new ArrayList<>();
    for (Map.Entry<Fact, List<Criterion>> one : open(result).entrySet()) {
      Fact fact = one.getKey();
      Object to = value(fact, one.getValue(), stated.value(fact), asOf);
      if (to == null) {
        return Optional.empty();
      }
      facts.add(
          new Change.OfFact(
              vocabulary.known(fact.profile(), fact.toState()),
              to,
              stated.value(fact) != null,
              one.getValue()));
    }
    List<Requirement.Kind> adverse = new ArrayList<>();
    for (int i = 0; i < result.standings().size(); i++) {
      Requirement.Kind kind = result.provision().clause().requires().get(i).kind();
      if (result.standings().get(i).isAdverse() && !adverse.contains(kind)) {
        adverse.add(kind);
      }
    }
    return Optional.of(new ChangeProposal(result, facts, adverse));
  }

  /** The criteria on each fact that is to change: also those that it meets as it is. */
  private static Map<Fact, List<Criterion>> open(Result result) {
    List<Criterion> criteria = result.provision().criteria();
    Map<Fact, List<Criterion>> open = new LinkedHashMap<>();
    for (int i = 0; i < criteria.size(); i++) {
      if (result.statuses().get(i) != Status.MET) {
        open.put(criteria.get(i).fact(), new ArrayList<>());
      }
    }
    for (Criterion criterion : criteria) {
      List<Criterion> ofFact = open.get(criterion.fact());
      if (ofFact != null) {
        ofFact.add(criterion);
      }
    }
    return open;
  }

  private static @Nullable Object value(
      Fact fact, List<Criterion> criteria, @Nullable Object now, LocalDate asOf) {
    List<Object> values =
        fact.type() == FactType.SET ? sets(fact, criteria, now) : Candidates.of(fact, criteria);
    for (Object value : values) {
      if (areMet(criteria, value)) {
        return fact.derivedFrom() == null ? value : bornSo(asOf, value);
      }
    }
    return null;
  }

  private static boolean areMet(List<Criterion> criteria, Object value) {
    for (Criterion criterion : criteria) {
      if (criterion.read(value) != Status.MET) {
        return false;
      }
    }
    return true;
  }

  /** A day of birth that makes somebody so old today. */
  private static LocalDate bornSo(LocalDate asOf, Object years) {
    return asOf.minusYears(new BigDecimal(years.toString()).longValueExact());
  }

  /** What is stated, less what must not be in it, with one alternative of each that must. */
  private static List<Object> sets(Fact fact, List<Criterion> criteria, @Nullable Object now) {
    ValueList list = fact.valueList();
    Set<String> kept = new LinkedHashSet<>();
    if (now instanceof ValueSet set) {
      kept.addAll(set);
    }
    for (Criterion criterion : criteria) {
      if (criterion.operator().isNegative()) {
        kept.removeIf(
            value ->
                criterion.expected().stream().anyMatch(ValueSet.of(list, Set.of(value))::contains));
      }
    }
    List<Set<String>> sets = new ArrayList<>(List.of(kept));
    for (Criterion criterion : criteria) {
      if (!criterion.operator().isNegative()) {
        sets = withOneOf(sets, criterion.expected());
      }
    }
    return sets.stream().<Object>map(values -> ValueSet.of(list, values)).toList();
  }

  private static List<Set<String>> withOneOf(List<Set<String>> sets, List<Object> expected) {
    List<Set<String>> with = new ArrayList<>();
    for (Set<String> set : sets) {
      if (expected.stream().anyMatch(set::contains)) {
        with.add(set);
        continue;
      }
      for (Object value : expected) {
        Set<String> more = new LinkedHashSet<>(set);
        more.add(value.toString());
        with.add(more);
      }
    }
    return with;
  }
}
