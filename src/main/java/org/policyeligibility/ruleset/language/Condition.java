package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Operator;

/**
 * A condition of a pattern: all between two commas, with {@code !} drawn into the comparisons. It
 * is the syntax tree from which criteria are read.
 */
sealed interface Condition {
  /** The word at which it begins. */
  RuleToken at();

  /**
   * A fact compared with literals.
   *
   * @param at the fact
   * @param operator null where the fact is only said to be absent
   */
  record Comparison(RuleToken at, @Nullable Operator operator, List<RuleToken> literals)
      implements Condition {

    boolean isAboutAbsence() {
      return operator == null;
    }
  }

  /**
   * All of several.
   *
   * @param grouped whether they stand in parentheses, and so want to be one criterion
   */
  record All(List<Condition> parts, boolean grouped) implements Condition {
    @Override
    public RuleToken at() {
      return parts.get(0).at();
    }
  }

  /** One of several. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public RuleToken at() {
      return parts.get(0).at();
    }
  }

  /** The parts of all, with those of parts that are all themselves. */
  static List<Condition> conjuncts(Condition condition) {
    if (!(condition instanceof All all)) {
      return List.of(condition);
    }
    List<Condition> flat = new ArrayList<>();
    all.parts().forEach(part -> flat.addAll(conjuncts(part)));
    return flat;
  }

  /** The parts of any, with those of parts that are any themselves. */
  static List<Condition> alternatives(Condition condition) {
    if (!(condition instanceof Any any)) {
      return List.of(condition);
    }
    List<Condition> flat = new ArrayList<>();
    any.parts().forEach(part -> flat.addAll(alternatives(part)));
    return flat;
  }

  /** Negated, “known, and not”. */
  static Operator negated(Operator operator) {
    return switch (operator) {
      case EQ -> Operator.NOT_EQ;
      case NOT_EQ -> Operator.EQ;
      case IN -> Operator.NOT_IN;
      case NOT_IN -> Operator.IN;
      case CONTAINS -> Operator.NOT_CONTAINS;
      case NOT_CONTAINS -> Operator.CONTAINS;
      case CONTAINS_ANY -> Operator.NOT_CONTAINS_ANY;
      case NOT_CONTAINS_ANY -> Operator.CONTAINS_ANY;
      case LT -> Operator.GTE;
      case GTE -> Operator.LT;
      case GT -> Operator.LTE;
      case LTE -> Operator.GT;
    };
  }
}
