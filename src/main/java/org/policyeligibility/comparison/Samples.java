package org.policyeligibility.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;

/**
 * Boundary values of a fact, enough to tell any two of some criteria apart: for numbers each bound
 * and the next value on either side of it, for a list every value, for a set every set of the
 * values that the criteria name. What holds for all of them holds for every value that can be
 * stated.
 */
public final class Samples {
  /** Sets over more values than this are not made; they are more than anybody reads. */
  private static final int MOST_NAMED = 12;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Samples() {}

  /**
   * Known values of one fact.
   *
   * @param criteria about that fact
   */
  public static List<Object> of(Fact fact, Collection<Criterion> criteria) {
    return switch (fact.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM -> new ArrayList<>(fact.valueList().names());
      case SET -> sets(fact, criteria);
      case INTEGER, NUMBER -> numbers(fact, criteria);
      case DATE -> days(criteria);
    };
  }

  private static List<Object> numbers(Fact fact, Collection<Criterion> criteria) {
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    boolean whole = fact.type() == FactType.INTEGER;
    BigDecimal step = whole ? BigDecimal.ONE : HALF;
    for (Criterion criterion : criteria) {
      for (Object bound : criterion.expected()) {
        numbers.add((BigDecimal) bound);
        numbers.add(((BigDecimal) bound).subtract(step));
        numbers.add(((BigDecimal) bound).add(step));
      }
    }
    BigDecimal minimum = fact.minimum() == null ? BigDecimal.ZERO : fact.minimum();
    numbers.add(minimum);
    numbers.removeIf(
        number ->
            number.compareTo(minimum) < (fact.minimumExcluded() ? 1 : 0)
                || (fact.maximum() != null && number.compareTo(fact.maximum()) > 0));
    if (fact.maximum() != null) {
      numbers.add(fact.maximum());
    }
    return new ArrayList<>(
        numbers.stream().map(number -> whole ? (Object) number.intValue() : number).toList());
  }

  private static List<Object> days(Collection<Criterion> criteria) {
    TreeSet<LocalDate> days = new TreeSet<>(List.of(FactReader.FIRST_DAY, FactReader.LAST_DAY));
    for (Criterion criterion : criteria) {
      for (Object bound : criterion.expected()) {
        LocalDate day = (LocalDate) bound;
        days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
      }
    }
    return new ArrayList<>(days);
  }

  private static List<Object> sets(Fact fact, Collection<Criterion> criteria) {
    ValueList list = fact.valueList();
    Set<String> named = new LinkedHashSet<>();
    criteria.forEach(
        criterion -> criterion.expected().forEach(value -> named.add(value.toString())));
    named.removeIf(value -> !list.contains(value));
    // A value that implies a named one, and one that has to do with none of them.
    list.values().stream()
        .filter(value -> value.implies() != null && named.contains(value.implies()))
        .forEach(value -> named.add(value.name()));
    list.names().stream()
        .filter(value -> !named.contains(value) && !value.equals(ValueList.NONE))
        .findFirst()
        .ifPresent(named::add);
    List<String> values = named.stream().limit(MOST_NAMED).toList();
    Set<Set<String>> sets = new LinkedHashSet<>();
    for (int bits = 0; bits < 1 << values.size(); bits++) {
      List<String> chosen = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        if ((bits >> i & 1) == 1) {
          chosen.add(values.get(i));
        }
      }
      sets.add(ValueSet.of(list, chosen));
    }
    return new ArrayList<>(sets);
  }
}
