package org.policyeligibility.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ValueSet;

/**
 * One fact as the criteria of one clause read it, with what can be said before a case is known.
 *
 * @param fact as the criteria name it
 * @param toState as an applicant would state it
 * @param criteria all of the clause on this fact
 * @param meeting a value that meets them all; null where there is none, and for a set, where it
 *     depends on what is in the set already
 * @param unmet the share of values that do not meet them all, from 0 to 1
 */
public record ClauseFact(
    Fact fact, Fact toState, List<Criterion> criteria, @Nullable Object meeting, double unmet) {

  public static ClauseFact of(Fact fact, Fact toState, List<Criterion> criteria) {
    List<Object> values = CandidateValues.of(fact, criteria);
    List<Object> met = values.stream().filter(value -> areMet(criteria, value)).toList();
    return new ClauseFact(
        fact,
        toState,
        List.copyOf(criteria),
        fact.type() == FactType.SET || met.isEmpty() ? null : met.get(0),
        values.isEmpty() ? 0.0 : 1.0 - (double) met.size() / values.size());
  }

  private static boolean areMet(List<Criterion> criteria, Object value) {
    for (Criterion criterion : criteria) {
      if (criterion.read(value) != Status.MET) {
        return false;
      }
    }
    return true;
  }

  /** A value to state with which the criteria are met, null where there is none. */
  @Nullable
  public Object remedy(@Nullable Object now, LocalDate asOf) {
    if (fact.type() == FactType.SET) {
      return remedy(now instanceof ValueSet set ? set : ValueSet.of(fact.valueList(), List.of()));
    }
    return meeting == null || fact.derivedFrom() == null ? meeting : bornSo(asOf, meeting);
  }

  /** A day of birth that makes somebody so old on the as-of date. */
  private static LocalDate bornSo(LocalDate asOf, Object years) {
    return asOf.minusYears(new BigDecimal(years.toString()).longValueExact());
  }

  /**
   * The stated set without the values that are excluded, with one alternative of each list that is
   * required; null where that does not meet the criteria.
   */
  private @Nullable ValueSet remedy(ValueSet now) {
    ValueSet kept = now.closed();
    for (Criterion criterion : criteria) {
      if (criterion.operator().isNegative()) {
        for (Object value : criterion.expected()) {
          kept = kept.without((String) value);
        }
      }
    }
    return withAlternatives(kept, 0);
  }

  /** The first way to meet the criteria from that one on. */
  private @Nullable ValueSet withAlternatives(ValueSet set, int from) {
    if (from == criteria.size()) {
      return areMet(criteria, set) ? set : null;
    }
    Criterion criterion = criteria.get(from);
    if (criterion.operator().isNegative() || holdsAny(set, criterion.expected())) {
      return withAlternatives(set, from + 1);
    }
    for (Object value : criterion.expected()) {
      ValueSet found = withAlternatives(set.with((String) value), from + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean holdsAny(ValueSet set, List<Object> values) {
    for (Object value : values) {
      if (set.contains(value)) {
        return true;
      }
    }
    return false;
  }
}
