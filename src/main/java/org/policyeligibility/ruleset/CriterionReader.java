package org.policyeligibility.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;

/**
 * Reads one criterion and checks it against the vocabulary.
 *
 * <pre>
 * criterion  = comparison
 *            | "(" comparison ")"
 *            | "(" fact "==" "null" "||" comparison ")"           met when absent
 *            | "(" fact "contains" literal { "||" fact "contains" literal } ")"
 *            | "(" fact "not" "contains" literal { "&amp;&amp;" fact "not" "contains" literal } ")"
 * comparison = fact ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) literal
 *            | fact [ "not" ] "in" "(" literal { "," literal } ")"
 *            | fact [ "not" ] "contains" literal
 * </pre>
 */
final class CriterionReader {
  private final Vocabulary vocabulary;
  private final ProfileType profile;
  private final RuleWords words;
  private final List<RulesetFault> faults;

  CriterionReader(
      Vocabulary vocabulary, ProfileType profile, RuleWords words, List<RulesetFault> faults) {
    this.vocabulary = vocabulary;
    this.profile = profile;
    this.words = words;
    this.faults = faults;
  }

  /** What a comparison says, before it is checked. */
  private record Comparison(RuleToken fact, Operator operator, List<RuleToken> literals) {}

  /** The criterion; empty where it is at fault and the fault was noted. */
  Optional<Criterion> read() throws RuleSyntax {
    if (!words.skip("(")) {
      return checked(comparison(), false);
    }
    Optional<Criterion> criterion = alternatives();
    words.expect(")", "close the alternatives");
    return criterion;
  }

  private Optional<Criterion> alternatives() throws RuleSyntax {
    Comparison first = comparison();
    if (isNullTest(first)) {
      words.expect("||", "`( fact == null || … )` says that an absent fact reads as met");
      return checked(sameFact(first, comparison()), true);
    }
    Operator any =
        switch (first.operator()) {
          case CONTAINS -> Operator.CONTAINS_ANY;
          case NOT_CONTAINS -> Operator.NOT_CONTAINS_ANY;
          default -> first.operator();
        };
    // Contains one or the other; contains neither the one nor the other.
    String join = any == Operator.NOT_CONTAINS_ANY ? "&&" : "||";
    List<RuleToken> literals = new ArrayList<>(first.literals());
    while (words.skip(join)) {
      Comparison other = sameFact(first, comparison());
      if (any == first.operator() || other.operator() != first.operator()) {
        throw words.syntax(
            other.fact(),
            "alternatives other than `contains` or `not contains`",
            "write `fact in ( A, B )` for one of several values");
      }
      literals.addAll(other.literals());
    }
    return literals.size() > first.literals().size()
        ? checked(new Comparison(first.fact(), any, literals), false)
        : checked(first, false);
  }

  private static boolean isNullTest(Comparison comparison) {
    return comparison.operator() == Operator.EQ && comparison.literals().get(0).is("null");
  }

  private Comparison sameFact(Comparison first, Comparison other) throws RuleSyntax {
    if (!first.fact().text().equals(other.fact().text())) {
      throw words.syntax(
          other.fact(),
          "alternatives about `" + first.fact().text() + "` and `" + other.fact().text() + "`",
          "alternatives are about one fact; a clause that applies in two cases is two clauses");
    }
    return other;
  }

  private Comparison comparison() throws RuleSyntax {
    RuleToken fact = words.peek();
    words.name("a fact");
    boolean negated = words.skip("not");
    if (words.skip("in")) {
      return new Comparison(fact, negated ? Operator.NOT_IN : Operator.IN, list());
    }
    if (words.skip("contains")) {
      return new Comparison(
          fact, negated ? Operator.NOT_CONTAINS : Operator.CONTAINS, List.of(literal()));
    }
    RuleToken sign = words.take();
    Operator operator = negated ? null : ofSign(sign.text());
    if (operator == null) {
      throw words.syntax(
          sign,
          "`" + sign.text() + "` is no comparison",
          "one of == != < <= > >= in, not in, contains, not contains");
    }
    return new Comparison(fact, operator, List.of(literal()));
  }

  private static @Nullable Operator ofSign(String sign) {
    return switch (sign) {
      case "==" -> Operator.EQ;
      case "!=" -> Operator.NOT_EQ;
      case "<" -> Operator.LT;
      case "<=" -> Operator.LTE;
      case ">" -> Operator.GT;
      case ">=" -> Operator.GTE;
      default -> null;
    };
  }

  private List<RuleToken> list() throws RuleSyntax {
    words.expect("(", "values in parentheses");
    List<RuleToken> literals = new ArrayList<>();
    do {
      literals.add(literal());
    } while (words.skip(","));
    words.expect(")", "`,` before the next value or `)` after the last");
    return literals;
  }

  private RuleToken literal() throws RuleSyntax {
    RuleToken token = words.take();
    if (token.kind() != RuleToken.Kind.NAME && token.kind() != RuleToken.Kind.NUMBER) {
      throw words.syntax(
          token,
          "found `" + token.text() + "`",
          "write a value of the list, true, false or a number");
    }
    return token;
  }

  private Optional<Criterion> checked(Comparison comparison, boolean metWhenAbsent) {
    RuleToken name = comparison.fact();
    Fact fact = vocabulary.fact(profile, name.text());
    if (fact == null) {
      fault(
          name,
          "no fact `" + name.text() + "` of " + profile.pattern(),
          Nearest.to(name.text(), vocabulary.names(profile))
              .map(nearest -> "did you mean `" + nearest + "`?")
              .orElse("declare it in rules/facts.yaml"));
      return Optional.empty();
    }
    if (!fits(fact, comparison.operator())) {
      fault(
          name,
          "`" + fact.name() + "` is of type " + fact.type().code() + "; it cannot be compared so",
          remedy(fact));
      return Optional.empty();
    }
    List<Object> expected = new ArrayList<>();
    for (RuleToken literal : comparison.literals()) {
      Object value = value(fact, literal);
      if (value == null) {
        return Optional.empty();
      }
      if (expected.contains(value)) {
        fault(literal, "`" + literal.text() + "` stands twice", "keep one");
      }
      expected.add(value);
    }
    return Optional.of(new Criterion(fact, comparison.operator(), expected, metWhenAbsent));
  }

  private static boolean fits(Fact fact, Operator operator) {
    return switch (operator) {
      case EQ, NOT_EQ ->
          fact.type() == FactType.ENUM
              || fact.type() == FactType.BOOLEAN
              || fact.type().isNumeric();
      case IN, NOT_IN -> fact.type() == FactType.ENUM;
      case CONTAINS, NOT_CONTAINS, CONTAINS_ANY, NOT_CONTAINS_ANY -> fact.type() == FactType.SET;
      case LT, LTE, GT, GTE -> fact.type().isNumeric();
    };
  }

  private static String remedy(Fact fact) {
    return switch (fact.type()) {
      case SET -> "use contains or not contains";
      case ENUM -> "use ==, !=, in or not in";
      case BOOLEAN -> "use == true or == false";
      case INTEGER, NUMBER -> "use == != < <= > or >=";
      case DATE -> "use a fact derived from it, such as an age";
    };
  }

  private @Nullable Object value(Fact fact, RuleToken literal) {
    return switch (fact.type()) {
      case SET, ENUM -> listed(fact, literal);
      case BOOLEAN -> truth(fact, literal);
      case INTEGER, NUMBER -> number(fact, literal);
      case DATE -> null;
    };
  }

  private @Nullable Object listed(Fact fact, RuleToken literal) {
    if (fact.type() == FactType.SET && literal.is(ValueList.NONE)) {
      fault(literal, "no set contains `NONE`", "it equals the empty set: name the other values");
      return null;
    }
    if (fact.valueList().contains(literal.text())) {
      return fact.valueList().get(literal.text()).name();
    }
    List<String> known = fact.valueList().names();
    fault(
        literal,
        "`" + literal.text() + "` is no value of `" + fact.name() + "`",
        Nearest.to(literal.text(), known)
                .map(nearest -> "did you mean `" + nearest + "`? The values are ")
                .orElse("the values are ")
            + String.join(", ", known));
    return null;
  }

  private @Nullable Object truth(Fact fact, RuleToken literal) {
    if (literal.is("true") || literal.is("false")) {
      return literal.is("true");
    }
    fault(literal, "`" + fact.name() + "` is of type boolean", "compare it with true or false");
    return null;
  }

  private @Nullable Object number(Fact fact, RuleToken literal) {
    boolean whole = !literal.text().contains(".");
    if (literal.kind() == RuleToken.Kind.NUMBER && (whole || fact.type() == FactType.NUMBER)) {
      return new BigDecimal(literal.text());
    }
    fault(
        literal,
        "`" + fact.name() + "` is of type " + fact.type().code(),
        fact.type() == FactType.INTEGER
            ? "compare it with a whole number"
            : "compare it with a number");
    return null;
  }

  private void fault(RuleToken token, String what, String remedy) {
    faults.add(words.fault(token, what, remedy));
  }
}
