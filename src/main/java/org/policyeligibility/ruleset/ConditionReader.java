package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.law.Text;

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
  private static final Text FACT = new Text("事实名", "a fact");

  private final RuleWords words;

  ConditionReader(RuleWords words) {
    this.words = words;
  }

  Condition read() throws RuleSyntax {
    return condition(false, false);
  }

  private Condition condition(boolean negated, boolean grouped) throws RuleSyntax {
    List<Condition> parts = new ArrayList<>(List.of(conjunction(negated, grouped)));
    while (words.skip("||")) {
      parts.add(conjunction(negated, true));
    }
    return joined(parts, negated, true);
  }

  private Condition conjunction(boolean negated, boolean grouped) throws RuleSyntax {
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

  private Condition unit(boolean negated) throws RuleSyntax {
    boolean not = words.skip("!");
    if (not || words.peek().is("(")) {
      words.expect("(", new Text("`!` 之后写括号：`!( … )`", "`!` stands before parentheses: `!( … )`"));
      Condition inside = condition(negated != not, true);
      words.expect(")", new Text("补上右括号", "close the parentheses"));
      return inside;
    }
    return comparison(negated);
  }

  private Condition comparison(boolean negated) throws RuleSyntax {
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

  private Condition absence(RuleToken fact, Operator operator, boolean negated) throws RuleSyntax {
    if (operator != Operator.EQ || negated) {
      throw words.syntax(
          fact,
          new Text("要求 `" + fact.text() + "` 已知", "`" + fact.text() + "` is asked to be known"),
          new Text(
              "每个比较都已要求事实已知；请删去", "every comparison asks that its fact is known: leave this out"));
    }
    return new Condition.Comparison(fact, null, List.of());
  }

  private RuleSyntax noComparison(RuleToken fact, RuleToken sign) {
    Text foreign = RuleForeign.word(sign.is("(") || sign.is(".") ? fact.text() : sign.text());
    Text shown = sign.shown();
    return words.syntax(
        sign,
        new Text(shown.zh() + " 不是比较符号", shown.en() + " is no comparison"),
        foreign != null
            ? foreign
            : new Text(
                "可用 == != < <= > >= in、not in、contains、not contains",
                "one of == != < <= > >= in, not in, contains, not contains"));
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

  private List<RuleToken> list(RuleToken fact) throws RuleSyntax {
    words.expect("(", new Text("各值写在括号中", "values in parentheses"));
    List<RuleToken> literals = new ArrayList<>();
    do {
      literals.add(literal(fact));
    } while (words.skip(","));
    words.expect(
        ")",
        new Text("下一个值之前写 `,`，最后一个值之后写 `)`", "`,` before the next value or `)` after the last"));
    return literals;
  }

  private RuleToken literal(RuleToken fact) throws RuleSyntax {
    RuleToken token = words.take();
    if (token.kind() == RuleToken.Kind.END || token.kind() == RuleToken.Kind.SIGN) {
      Text shown = token.shown();
      throw words.syntax(
          token,
          new Text("此处是 " + shown.zh(), "found " + shown.en()),
          new Text(
              "请写所列的一个值、true、false、一个数字或一个日期 \"2020-07-13\"",
              "write a value of the list, true, false, a number, or a day as \"2020-07-13\""));
    }
    if (token.kind() == RuleToken.Kind.NUMBER && words.peek().kind() == RuleToken.Kind.NAME) {
      throw words.syntax(
          words.peek(),
          new Text(
              "数字之后是 `" + words.peek().text() + "`",
              "found `" + words.peek().text() + "` after a number"),
          new Text(
              "`" + fact.text() + "` 的数字不带单位，也不写指数；只写 `" + token.text() + "`",
              "a number of `"
                  + fact.text()
                  + "` stands without a unit or an exponent: write `"
                  + token.text()
                  + "` alone"));
    }
    return token;
  }
}
