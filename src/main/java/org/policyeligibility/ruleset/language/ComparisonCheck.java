package org.policyeligibility.ruleset.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.RulesetFault;

/** Checks a comparison against the vocabulary: the fact is known, and the comparison can be met. */
final class ComparisonCheck {
  private final Vocabulary vocabulary;
  private final ProfileType profile;
  private final TokenStream words;
  private final List<RulesetFault> faults;

  ComparisonCheck(
      Vocabulary vocabulary, ProfileType profile, TokenStream words, List<RulesetFault> faults) {
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
          name, Message.of("cannot-be-compared-so", fact.name(), fact.type().code()), remedy(fact));
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
        fault(literal, Message.of("value-stands-twice", literal.shown()), Message.of("keep-one"));
        return Optional.empty();
      }
      expected.add(value);
    }
    Criterion criterion = new Criterion(fact, operator, expected, metWhenAbsent);
    return canBeMet(criterion, comparison) ? Optional.of(criterion) : Optional.empty();
  }

  private void unknown(RuleToken name) {
    Message remedy =
        NearestName.to(name.text(), vocabulary.names(profile))
            .map(nearest -> Message.of("did-you-mean", nearest))
            .orElseGet(() -> elsewhere(name.text()));
    fault(name, Message.of("no-fact-of", name.text(), profile.pattern()), remedy);
  }

  private Message elsewhere(String name) {
    for (ProfileType other : ProfileType.values()) {
      if (vocabulary.fact(other, name) != null) {
        return Message.of("is-a-fact-of-another-profile", other.pattern());
      }
    }
    Message foreign = ForeignSyntax.word(name);
    return foreign != null ? foreign : Message.of("declare-it-in-facts-yaml");
  }

  private static boolean fits(Fact fact, Operator operator) {
    return switch (operator) {
      case EQ, NOT_EQ -> fact.type() != FactType.SET;
      case IN, NOT_IN -> fact.type() == FactType.ENUM;
      case CONTAINS, NOT_CONTAINS, CONTAINS_ANY, NOT_CONTAINS_ANY -> fact.type() == FactType.SET;
      case LT, LTE, GT, GTE -> fact.type().isNumeric() || fact.type() == FactType.DATE;
    };
  }

  private static Message remedy(Fact fact) {
    return switch (fact.type()) {
      case SET -> Message.of("use-comparisons-of-a-set");
      case ENUM -> Message.of("use-comparisons-of-an-enum");
      case BOOLEAN -> Message.of("use-comparisons-of-a-truth");
      case INTEGER, NUMBER, DATE -> Message.of("use-comparisons-of-a-number");
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
          comparison.at(), Message.of("no-can-meet-this", fact.name()), LiteralReader.bounds(fact));
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

  private void fault(RuleToken token, Message what, Message remedy) {
    faults.add(words.fault(token, what, remedy));
  }
}
