package org.policyeligibility.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;

/**
 * Representatives of the equivalence classes of a fact's values. Criteria tell no two values of one
 * class apart, so that trying these tries everything.
 */
public final class CandidateValues {
  private CandidateValues() {}

  /**
   * All values of a list, one by one; a number at, below and above each bound.
   *
   * @param criteria on that fact
   */
  public static List<Object> of(Fact fact, Collection<Criterion> criteria) {
    return switch (fact.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM -> List.copyOf(fact.valueList().names());
      case SET -> sets(fact.valueList());
      case INTEGER, NUMBER, DATE -> bounds(fact, criteria);
    };
  }

  private static List<Object> sets(ValueList list) {
    List<Object> sets = new ArrayList<>();
    for (String name : list.names()) {
      if (!name.equals(ValueList.NONE)) {
        sets.add(ValueSet.of(list, Set.of(name)));
      }
    }
    sets.add(ValueSet.of(list, Set.of()));
    return sets;
  }

  private static List<Object> bounds(Fact fact, Collection<Criterion> criteria) {
    List<Object> values = new ArrayList<>();
    for (Criterion criterion : criteria) {
      for (Object bound : criterion.expected()) {
        for (int step : new int[] {0, -1, 1}) {
          Object value = moved(fact, bound, step);
          if (value != null && !values.contains(value)) {
            values.add(value);
          }
        }
      }
    }
    return values;
  }

  /** A bound moved by whole steps, null where no such value can be stated. */
  private static @Nullable Object moved(Fact fact, Object bound, int step) {
    if (bound instanceof LocalDate day) {
      return day.plusDays(step);
    }
    BigDecimal number = ((BigDecimal) bound).add(BigDecimal.valueOf(step));
    return switch (fact.type()) {
      case INTEGER -> fact.admits(number) ? (Object) number.intValueExact() : null;
      default -> fact.admits(number) ? number : null;
    };
  }
}
