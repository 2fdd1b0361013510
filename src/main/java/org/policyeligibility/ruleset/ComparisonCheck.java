package org.policyeligibility.ruleset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/** Checks a comparison against the vocabulary: the fact is known, and the comparison can be met. */
final class ComparisonCheck {
  private final Vocabulary vocabulary;
  private final ProfileType profile;
  private final RuleWords words;
  private final List<RulesetFault> faults;

  ComparisonCheck(
      Vocabulary vocabulary, ProfileType profile, RuleWords words, List<RulesetFault> faults) {
    this.vocabulary = vocabulary;
    this.profile = profile;
    this.words = words;
    this.faults = faults;
  }

  /** The type of a fact, null where there is no such fact. */
  @Nullable FactType type(RuleToken name) {
    Fact fact = vocabulary.fact(profile, name.text());
    return fact == null ? null : fact.type();
  }

  /** The criterion; empty where it is at fault and the fault was noted. */
  Optional<Criterion> criterion(Condition.Comparison comparison, boolean metWhenAbsent) {
    RuleToken name = comparison.at();
    Operator operator = comparison.operator();
    Fact fact = vocabulary.fact(profile, name.text());
    if (fact == null || operator == null) {
      unknown(name);
      return Optional.empty();
    }
    if (!fits(fact, operator)) {
      fault(
          name,
          new Text(
              "`" + fact.name() + "` 的类型是 " + fact.type().code() + "，不能这样比较",
              "`"
                  + fact.name()
                  + "` is of type "
                  + fact.type().code()
                  + "; it cannot be compared so"),
          remedy(fact));
      return Optional.empty();
    }
    List<Object> expected = new ArrayList<>();
    LiteralReader literals = new LiteralReader(fact, words, faults);
    for (RuleToken literal : comparison.literals()) {
      Object value = literals.value(literal);
      if (value == null) {
        return Optional.empty();
      }
      if (expected.contains(value)) {
        fault(
            literal,
            new Text(literal.shown().zh() + " 出现两次", literal.shown().en() + " stands twice"),
            new Text("保留一个", "keep one"));
        return Optional.empty();
      }
      expected.add(value);
    }
    Criterion criterion = new Criterion(fact, operator, expected, metWhenAbsent);
    return canBeMet(criterion, comparison) ? Optional.of(criterion) : Optional.empty();
  }

  private void unknown(RuleToken name) {
    Text remedy =
        Nearest.to(name.text(), vocabulary.names(profile))
            .map(nearest -> new Text("是否要写 `" + nearest + "`？", "did you mean `" + nearest + "`?"))
            .orElseGet(() -> elsewhere(name.text()));
    fault(
        name,
        new Text(
            profile.pattern() + " 没有事实 `" + name.text() + "`",
            "no fact `" + name.text() + "` of " + profile.pattern()),
        remedy);
  }

  private Text elsewhere(String name) {
    for (ProfileType other : ProfileType.values()) {
      if (vocabulary.fact(other, name) != null) {
        return new Text(
            "它是 " + other.pattern() + " 的事实：写在 `" + other.pattern() + "( … )` 中",
            "it is a fact of " + other.pattern() + ": write it in `" + other.pattern() + "( … )`");
      }
    }
    Text foreign = RuleForeign.word(name);
    return foreign != null
        ? foreign
        : new Text("先在 rules/facts.yaml 中声明", "declare it in rules/facts.yaml");
  }

  private static boolean fits(Fact fact, Operator operator) {
    return switch (operator) {
      case EQ, NOT_EQ -> fact.type() != FactType.SET;
      case IN, NOT_IN -> fact.type() == FactType.ENUM;
      case CONTAINS, NOT_CONTAINS, CONTAINS_ANY, NOT_CONTAINS_ANY -> fact.type() == FactType.SET;
      case LT, LTE, GT, GTE -> fact.type().isNumeric() || fact.type() == FactType.DATE;
    };
  }

  private static Text remedy(Fact fact) {
    return switch (fact.type()) {
      case SET -> new Text("用 contains 或 not contains", "use contains or not contains");
      case ENUM -> new Text("用 ==、!=、in 或 not in", "use ==, !=, in or not in");
      case BOOLEAN -> new Text("用 == true 或 == false", "use == true or == false");
      case INTEGER, NUMBER, DATE -> new Text("用 == != < <= > 或 >=", "use == != < <= > or >=");
    };
  }

  /** A comparison that no profile can meet is a slip. */
  private boolean canBeMet(Criterion criterion, Condition.Comparison comparison) {
    Fact fact = criterion.fact();
    boolean never =
        switch (criterion.operator()) {
          case NOT_IN -> criterion.expected().size() == fact.valueList().values().size();
          case LT -> isBound(criterion, LiteralReader.least(fact));
          case GT -> isBound(criterion, LiteralReader.most(fact));
          default -> false;
        };
    if (never) {
      fault(
          comparison.at(),
          new Text("任何 `" + fact.name() + "` 都不能符合这个条件", "no `" + fact.name() + "` can meet this"),
          LiteralReader.bounds(fact));
    }
    return !never;
  }

  private static boolean isBound(Criterion criterion, @Nullable Object bound) {
    Object expected = criterion.expected().get(0);
    if (bound instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) expected) == 0;
    }
    return bound instanceof LocalDate day && day.equals(expected);
  }

  private void fault(RuleToken token, Text what, Text remedy) {
    faults.add(words.fault(token, what, remedy));
  }
}
