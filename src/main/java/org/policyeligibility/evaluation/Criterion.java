package org.policyeligibility.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueSet;

/**
 * One condition of a clause, as it stands in the text of its rule: the second reader of that text,
 * beside Drools.
 *
 * @param expected values of a list, a boolean, or one number or day; one element unless the
 *     operator expects a list
 * @param metWhenAbsent an absent fact reads as met, and the answer says that it was assumed
 */
public record Criterion(
    Fact fact, Operator operator, List<Object> expected, boolean metWhenAbsent) {

  public Criterion {
    expected = List.copyOf(expected);
    if (expected.isEmpty() || (expected.size() > 1 && !operator.expectsList())) {
      throw new IllegalArgumentException("operator and expected values do not fit");
    }
  }

  /**
   * Unknown on an absent fact, negations included, unless the criterion reads as met then; unknown
   * in any case where nobody is there to state it.
   */
  public Status read(Case stated) {
    return stated.profile(fact.profile()) == null ? Status.UNKNOWN : read(stated.value(fact));
  }

  /** The status of the criterion for a value of the fact, null where that is unknown. */
  public Status read(@Nullable Object actual) {
    if (actual == null) {
      return metWhenAbsent ? Status.MET : Status.UNKNOWN;
    }
    if (actual instanceof ValueSet set) {
      return readSet(set);
    }
    return holds(actual) ? Status.MET : Status.NOT_MET;
  }

  /** Unknown where the set leaves open whether one of the expected values is in it. */
  private Status readSet(ValueSet actual) {
    boolean negated = operator == Operator.NOT_CONTAINS || operator == Operator.NOT_CONTAINS_ANY;
    boolean lacksAll = true;
    for (Object value : expected) {
      if (actual.contains(value)) {
        return negated ? Status.NOT_MET : Status.MET;
      }
      lacksAll &= actual.lacks((String) value);
    }
    if (!lacksAll) {
      return Status.UNKNOWN;
    }
    return negated ? Status.MET : Status.NOT_MET;
  }

  // Written out, as every start compares all criteria: those of a record are linked when first
  // used.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Criterion criterion
        && fact.equals(criterion.fact)
        && operator == criterion.operator
        && expected.equals(criterion.expected)
        && metWhenAbsent == criterion.metWhenAbsent;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * fact.hashCode() + operator.name().hashCode()) + expected.hashCode();
  }

  private boolean holds(Object actual) {
    return switch (operator) {
      case EQ -> equal(actual);
      case NOT_EQ -> !equal(actual);
      case IN -> expected.contains(actual);
      case NOT_IN -> !expected.contains(actual);
      case CONTAINS, CONTAINS_ANY, NOT_CONTAINS, NOT_CONTAINS_ANY ->
          throw new IllegalStateException(fact.name() + " is no set");
      case LT -> compared(actual) < 0;
      case LTE -> compared(actual) <= 0;
      case GT -> compared(actual) > 0;
      case GTE -> compared(actual) >= 0;
    };
  }

  private boolean equal(Object actual) {
    return fact.type().isNumeric() ? compared(actual) == 0 : actual.equals(expected.get(0));
  }

  private int compared(Object actual) {
    if (actual instanceof LocalDate day) {
      return day.compareTo((LocalDate) expected.get(0));
    }
    BigDecimal bound = (BigDecimal) expected.get(0);
    return actual instanceof Integer count
        ? BigDecimal.valueOf(count).compareTo(bound)
        : ((BigDecimal) actual).compareTo(bound);
  }
}
