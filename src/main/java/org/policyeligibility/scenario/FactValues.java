package org.policyeligibility.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.law.Territory;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;

/**
 * Boundary values of one fact: those that meet every criterion about it, and those that fail one.
 * They are worked out from the words of the criteria, without the engine and without {@link
 * Criterion#read}: an error that both would make alike must show here.
 *
 * @param met the first is where generated scenarios start
 */
record FactValues(List<Object> met, List<Object> unmet) {
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  FactValues {
    met = List.copyOf(met);
    unmet = List.copyOf(unmet);
  }

  /** Without the values that another consideration rules out. */
  FactValues only(Predicate<Object> possible) {
    return new FactValues(
        met.stream().filter(possible).toList(), unmet.stream().filter(possible).toList());
  }

  /**
   * The values of a fact.
   *
   * @param criteria all those of the rule that are about it
   * @param day on which they are stated
   */
  static FactValues of(Fact fact, List<Criterion> criteria, Territory territory, LocalDate day) {
    return switch (fact.type()) {
      case SET -> sets(fact, criteria, territory);
      case INTEGER, NUMBER -> numbers(fact, criteria, day);
      case DATE -> days(criteria, day);
      default -> single(fact, criteria);
    };
  }

  private static FactValues single(Fact fact, List<Criterion> criteria) {
    List<Object> met = new ArrayList<>();
    List<Object> unmet = new ArrayList<>();
    List<Object> all =
        fact.type() == FactType.BOOLEAN
            ? List.of(true, false)
            : List.copyOf(fact.valueList().names());
    for (Object value : all) {
      boolean fits =
          criteria.stream()
              .allMatch(
                  criterion ->
                      criterion.expected().contains(value) != criterion.operator().isNegative());
      (fits ? met : unmet).add(value);
    }
    return new FactValues(met, unmet);
  }

  /** Each alternative alone, each value that brings one with it, all others, and none. */
  private static FactValues sets(Fact fact, List<Criterion> criteria, Territory territory) {
    Set<Object> wanted = new LinkedHashSet<>();
    Set<Object> barred = new LinkedHashSet<>();
    for (Criterion criterion : criteria) {
      if (criterion.operator().isNegative()) {
        barred.addAll(criterion.expected());
      } else {
        wanted.add(criterion.expected().get(0));
      }
    }
    List<Object> met = new ArrayList<>(List.of(List.copyOf(wanted)));
    List<Object> unmet = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Object first = criterion.expected().get(0);
      if (criterion.operator().isNegative()) {
        criterion.expected().forEach(value -> unmet.add(replaced(wanted, first, value)));
        continue;
      }
      Set<Object> others = new LinkedHashSet<>(wanted);
      others.remove(first);
      unmet.add(List.copyOf(others));
      for (ValueList.Value value : fact.valueList().values()) {
        boolean fits =
            ValueSet.of(fact.valueList(), Set.of(value.name())).stream()
                .anyMatch(criterion.expected()::contains);
        boolean possible =
            !value.name().equals(ValueList.NONE)
                && !barred.contains(value.name())
                && (value.province() == null || territory.contains(value.province()));
        if (fits && possible && !value.name().equals(first)) {
          met.add(replaced(wanted, first, value.name()));
        } else if (!fits && possible) {
          others.add(value.name());
        }
      }
      unmet.add(List.copyOf(others));
    }
    return new FactValues(met, unmet.stream().distinct().toList());
  }

  private static List<Object> replaced(Set<Object> wanted, Object value, Object by) {
    Set<Object> replaced = new LinkedHashSet<>(wanted);
    replaced.remove(value);
    replaced.add(by);
    return List.copyOf(replaced);
  }

  /** Each bound and the nearest number on either side; an age on its first and its last day. */
  private static FactValues numbers(Fact fact, List<Criterion> criteria, LocalDate day) {
    BigDecimal step = fact.type() == FactType.INTEGER ? BigDecimal.ONE : HUNDREDTH;
    Set<BigDecimal> candidates = new LinkedHashSet<>();
    for (Criterion criterion : criteria) {
      BigDecimal bound = (BigDecimal) criterion.expected().get(0);
      candidates.addAll(List.of(bound, bound.subtract(step), bound.add(step)));
    }
    List<Object> met = new ArrayList<>();
    List<Object> unmet = new ArrayList<>();
    for (BigDecimal number : candidates) {
      if (isWithinLimits(fact, number)) {
        boolean fits =
            criteria.stream()
                .allMatch(
                    criterion ->
                        fits(
                            criterion.operator(),
                            number.compareTo((BigDecimal) criterion.expected().get(0))));
        (fits ? met : unmet).addAll(stated(fact, number, day));
      }
    }
    return new FactValues(met, unmet);
  }

  private static boolean isWithinLimits(Fact fact, BigDecimal number) {
    int fromMinimum = fact.minimum() == null ? 1 : number.compareTo(fact.minimum());
    return fromMinimum >= (fact.minimumExcluded() ? 1 : 0)
        && (fact.maximum() == null || number.compareTo(fact.maximum()) <= 0)
        && (fact.derivedFrom() == null || number.signum() >= 0);
  }

  private static boolean fits(Operator operator, int compared) {
    return switch (operator) {
      case EQ -> compared == 0;
      case NOT_EQ -> compared != 0;
      case LT -> compared < 0;
      case LTE -> compared <= 0;
      case GT -> compared > 0;
      case GTE -> compared >= 0;
      default -> throw new IllegalArgumentException(operator + " between numbers or days");
    };
  }

  /** Each bound, the day before and the day after, as far as they are not still to come. */
  private static FactValues days(List<Criterion> criteria, LocalDate day) {
    Set<LocalDate> candidates = new TreeSet<>();
    for (Criterion criterion : criteria) {
      LocalDate bound = (LocalDate) criterion.expected().get(0);
      candidates.addAll(List.of(bound, bound.minusDays(1), bound.plusDays(1)));
    }
    List<Object> met = new ArrayList<>();
    List<Object> unmet = new ArrayList<>();
    for (LocalDate candidate : candidates) {
      boolean fits =
          criteria.stream()
              .allMatch(
                  criterion ->
                      fits(
                          criterion.operator(),
                          candidate.compareTo((LocalDate) criterion.expected().get(0))));
      if (!candidate.isAfter(day)) {
        (fits ? met : unmet).add(candidate.toString());
      }
    }
    return new FactValues(met, unmet);
  }

  private static List<Object> stated(Fact fact, BigDecimal number, LocalDate day) {
    if (fact.derivedFrom() == null) {
      return List.of(fact.type() == FactType.INTEGER ? number.toBigIntegerExact() : number);
    }
    int years = number.intValueExact();
    return List.of(
        day.minusYears(years).toString(), day.minusYears(years + 1L).plusDays(1).toString());
  }
}
