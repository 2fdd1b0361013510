package org.policyeligibility.mutation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;

/**
 * One criterion, changed: another operator, another constant, a value more or less, absence read
 * the other way, or no criterion at all. What would say the same as before is not made: a value
 * beside one that it brings along, or {@code NONE} in a set.
 */
final class CriterionMutants {
  private static final List<Operator> ORDERS =
      List.of(Operator.LT, Operator.LTE, Operator.GT, Operator.GTE, Operator.EQ, Operator.NOT_EQ);

  private final Criterion criterion;
  private final Fact fact;
  private final Map<String, Optional<Criterion>> mutants = new LinkedHashMap<>();

  private CriterionMutants(Criterion criterion) {
    this.criterion = criterion;
    this.fact = criterion.fact();
  }

  /** Mutants by what was changed; an empty one says that the criterion was removed. */
  static Map<String, Optional<Criterion>> of(Criterion criterion) {
    return new CriterionMutants(criterion).all();
  }

  private Map<String, Optional<Criterion>> all() {
    mutants.put(fact.name() + " removed", Optional.empty());
    add(
        criterion.metWhenAbsent() ? "unknown when absent" : "met when absent",
        criterion.operator(),
        criterion.expected(),
        !criterion.metWhenAbsent());
    if (fact.type().isNumeric() || fact.type() == FactType.DATE) {
      bounds();
    } else {
      add(negation(criterion.operator()).code(), negation(criterion.operator()), expected());
      if (fact.type() != FactType.BOOLEAN) {
        values();
      }
    }
    return mutants;
  }

  private List<Object> expected() {
    return criterion.expected();
  }

  private void add(String change, Operator operator, List<Object> expected) {
    add(change, operator, expected, criterion.metWhenAbsent());
  }

  private void add(String change, Operator operator, List<Object> expected, boolean whenAbsent) {
    mutants.put(
        fact.name() + " " + change,
        Optional.of(new Criterion(fact, operator, expected, whenAbsent)));
  }

  private void bounds() {
    for (Operator other : ORDERS) {
      if (other != criterion.operator()) {
        add(other.code(), other, expected());
      }
    }
    Object bound = expected().get(0);
    List<Object> beside =
        bound instanceof LocalDate day
            ? List.of(day.minusDays(1), day.plusDays(1))
            : List.of(
                ((BigDecimal) bound).subtract(BigDecimal.ONE),
                ((BigDecimal) bound).add(BigDecimal.ONE));
    for (Object moved : beside) {
      add("moved to " + moved, criterion.operator(), List.of(moved));
    }
  }

  private void values() {
    List<String> others =
        fact.valueList().names().stream()
            .filter(value -> !expected().contains(value))
            .filter(value -> fact.type() == FactType.ENUM || !value.equals(ValueList.NONE))
            .toList();
    for (Object value : expected()) {
      List<Object> rest = expected().stream().filter(item -> !item.equals(value)).toList();
      if (!rest.isEmpty()) {
        add("without " + value, operatorFor(rest), rest);
      }
      if (!others.isEmpty()) {
        String next = after(value, others);
        List<Object> replaced = Stream.concat(rest.stream(), Stream.of(next)).toList();
        add(value + " replaced by " + next, operatorFor(replaced), replaced);
      }
    }
    for (String other : others) {
      boolean implied =
          fact.type() == FactType.SET
              && ValueSet.of(fact.valueList(), Set.of(other)).stream()
                  .anyMatch(expected()::contains);
      if (!implied) {
        List<Object> more = Stream.concat(expected().stream(), Stream.of(other)).toList();
        add("with " + other, operatorFor(more), more);
      }
    }
  }

  /** The next of the others in the order of the vocabulary. */
  private String after(Object value, List<String> others) {
    List<String> names = fact.valueList().names();
    List<String> following = new ArrayList<>(names.subList(names.indexOf(value), names.size()));
    following.retainAll(others);
    return following.isEmpty() ? others.get(0) : following.get(0);
  }

  /** The operator for one value or for several that makes the same comparison. */
  private Operator operatorFor(List<Object> values) {
    boolean value = values.size() == 1;
    return switch (criterion.operator()) {
      case EQ, IN -> value ? Operator.EQ : Operator.IN;
      case NOT_EQ, NOT_IN -> value ? Operator.NOT_EQ : Operator.NOT_IN;
      case CONTAINS, CONTAINS_ANY -> value ? Operator.CONTAINS : Operator.CONTAINS_ANY;
      case NOT_CONTAINS, NOT_CONTAINS_ANY ->
          value ? Operator.NOT_CONTAINS : Operator.NOT_CONTAINS_ANY;
      default -> throw new IllegalStateException(criterion.operator() + " with a list");
    };
  }

  private static Operator negation(Operator operator) {
    return switch (operator) {
      case EQ -> Operator.NOT_EQ;
      case NOT_EQ -> Operator.EQ;
      case IN -> Operator.NOT_IN;
      case NOT_IN -> Operator.IN;
      case CONTAINS -> Operator.NOT_CONTAINS;
      case NOT_CONTAINS -> Operator.CONTAINS;
      case CONTAINS_ANY -> Operator.NOT_CONTAINS_ANY;
      case NOT_CONTAINS_ANY -> Operator.CONTAINS_ANY;
      default -> throw new IllegalStateException(operator + " has no negation here");
    };
  }
}
