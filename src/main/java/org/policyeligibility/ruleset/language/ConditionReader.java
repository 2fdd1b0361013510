package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.message.Message;

/**
 * Reads what stands between two commas of a pattern, as {@code rules/grammar.ebnf} says:
 *
 * <pre>
 * condition   = conjunction { "||" conjunction }
 * conjunction = unit { "&amp;&amp;" unit }
 * unit        = [ "!" ] "(" condition ")" | comparison
 * comparison  = fact ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) literal
 *             | fact [ "not" ] "in" "(" literal { "," literal } ")"
 *             | fact [ "not" ] "contains" literal
 *             | fact "==" "null"
 * </pre>
 */
final class ConditionReader {
  private static final Message FACT = Message.of("a-fact");

  private final TokenStream words;

  ConditionReader(TokenStream words) {
    this.words = words;
  }

  Condition read() throws RuleSyntaxException {
    return condition(false, false);
  }

  private Condition condition(boolean negated, boolean grouped) throws RuleSyntaxException {
    List<Condition> parts = new ArrayList<>(List.of(conjunction(negated, grouped)));
    while (words.skip("||")) {
      parts.add(conjunction(negated, true));
    }
    return joined(parts, negated, true);
  }

  private Condition conjunction(boolean negated, boolean grouped) throws RuleSyntaxException {
    List<Condition> parts = new ArrayList<>(List.of(unit(negated)));
    while (words.skip("&&")) {
      parts.add(unit(negated));
    }
    return joined(parts, !negated, grouped || negated);
  }

  private static Condition joined(List<Condition> parts, boolean all, boolean grouped) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return all ? new Condition.All(parts, grouped) : new Condition.Any(parts);
  }

  private Condition unit(boolean negated) throws RuleSyntaxException {
    boolean not = words.skip("!");
    if (not || words.peek().is("(")) {
      words.expect("(", Message.of("not-stands-before-parentheses"));
      Condition inside = condition(negated != not, true);
      words.expect(")", Message.of("close-the-parentheses"));
      return inside;
    }
    return comparison(negated);
  }

  private Condition comparison(boolean negated) throws RuleSyntaxException {
    RuleToken fact = words.peek();
    words.name(FACT);
    boolean not = words.skip("not");
    if (words.skip("in")) {
      return compared(fact, not ? Operator.NOT_IN : Operator.IN, list(fact), negated);
    }
    if (words.skip("contains")) {
      Operator operator = not ? Operator.NOT_CONTAINS : Operator.CONTAINS;
      return compared(fact, operator, List.of(literal(fact)), negated);
    }
    RuleToken sign = words.take();
    Operator operator = not ? null : ofSign(sign.text());
    if (operator == null) {
      throw noComparison(fact, sign);
    }
    RuleToken literal = literal(fact);
    return literal.is("null")
        ? absence(fact, operator, negated)
        : compared(fact, operator, List.of(literal), negated);
  }

  private static Condition compared(
      RuleToken fact, Operator operator, List<RuleToken> literals, boolean negated) {
    return new Condition.Comparison(
        fact, negated ? Condition.negated(operator) : operator, literals);
  }

  private Condition absence(RuleToken fact, Operator operator, boolean negated)
      throws RuleSyntaxException {
    if (operator != Operator.EQ || negated) {
      throw words.syntax(
          fact,
          Message.of("is-asked-to-be-known", fact.text()),
          Message.of("every-comparison-asks-for-its-fact"));
    }
    return new Condition.Comparison(fact, null, List.of());
  }

  private RuleSyntaxException noComparison(RuleToken fact, RuleToken sign) {
    Message foreign = ForeignSyntax.word(sign.is("(") || sign.is(".") ? fact.text() : sign.text());
    Message shown = sign.shown();
    return words.syntax(
        sign,
        Message.of("is-no-comparison", shown),
        foreign != null ? foreign : Message.of("one-of-the-comparisons"));
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

  private List<RuleToken> list(RuleToken fact) throws RuleSyntaxException {
    words.expect("(", Message.of("values-in-parentheses"));
    List<RuleToken> literals = new ArrayList<>();
    do {
      literals.add(literal(fact));
    } while (words.skip(","));
    words.expect(")", Message.of("comma-or-end-of-values"));
    return literals;
  }

  private RuleToken literal(RuleToken fact) throws RuleSyntaxException {
    RuleToken token = words.take();
    if (token.kind() == RuleToken.Kind.END || token.kind() == RuleToken.Kind.SIGN) {
      Message shown = token.shown();
      throw words.syntax(token, Message.of("found", shown), Message.of("write-a-literal"));
    }
    if (token.kind() == RuleToken.Kind.NUMBER && words.peek().kind() == RuleToken.Kind.NAME) {
      throw words.syntax(
          words.peek(),
          Message.of("found-after-a-number", words.peek().text()),
          Message.of("number-without-unit-or-exponent", fact.text(), token.text()));
    }
    return token;
  }
}
