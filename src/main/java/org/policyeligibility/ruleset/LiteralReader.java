package org.policyeligibility.ruleset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ValueList;

/** Reads the literals that one fact is compared with. */
final class LiteralReader {
  private final Fact fact;
  private final RuleWords words;
  private final List<RulesetFault> faults;

  LiteralReader(Fact fact, RuleWords words, List<RulesetFault> faults) {
    this.fact = fact;
    this.words = words;
    this.faults = faults;
  }

  /** The value as a criterion holds it; null where it is at fault and the fault was noted. */
  @Nullable Object value(RuleToken literal) {
    return switch (fact.type()) {
      case SET, ENUM -> listed(literal);
      case BOOLEAN -> truth(literal);
      case INTEGER, NUMBER -> number(literal);
      case DATE -> day(literal);
    };
  }

  /** Whether a value has to stand in quotes: one with a hyphen would read as a subtraction. */
  static boolean isQuoted(String value) {
    return value.indexOf('-') >= 0;
  }

  private @Nullable Object listed(RuleToken literal) {
    boolean quoted = literal.kind() == RuleToken.Kind.STRING;
    String name = quoted ? RuleWords.unquoted(literal) : literal.text();
    if (fact.type() == FactType.SET && name.equals(ValueList.NONE)) {
      return fault(
          literal,
          new Text("任何集合都不包含 `NONE`", "no set contains `NONE`"),
          new Text("`NONE` 等于空集：请写其他各值", "it equals the empty set: name the other values"));
    }
    if (!fact.valueList().contains(name)) {
      return unlisted(literal, name);
    }
    if (quoted != isQuoted(name)) {
      return fault(
          literal,
          new Text(literal.shown().zh() + " 的写法不对", literal.shown().en() + " is written so"),
          quoted
              ? new Text("不加引号：" + name, "write it without quotes: " + name)
              : new Text("加引号：\"" + name + "\"", "write it in quotes: \"" + name + "\""));
    }
    return fact.valueList().get(name).name();
  }

  private @Nullable Object unlisted(RuleToken literal, String name) {
    List<String> known = new ArrayList<>(fact.valueList().names());
    if (fact.type() == FactType.SET) {
      known.remove(ValueList.NONE);
    }
    String values = String.join(", ", known);
    Text remedy =
        Nearest.to(name, known)
            .map(
                nearest ->
                    new Text(
                        "是否要写 `" + nearest + "`？可用的值：" + values,
                        "did you mean `" + nearest + "`? The values are " + values))
            .orElse(new Text("可用的值：" + values, "the values are " + values));
    return fault(
        literal,
        new Text(
            "`" + name + "` 不是 `" + fact.name() + "` 的值",
            "`" + name + "` is no value of `" + fact.name() + "`"),
        remedy);
  }

  private @Nullable Object truth(RuleToken literal) {
    if (literal.is("true") || literal.is("false")) {
      return literal.is("true");
    }
    return ofType(literal, new Text("与 true 或 false 比较", "compare it with true or false"));
  }

  private @Nullable Object number(RuleToken literal) {
    boolean whole = !literal.text().contains(".");
    if (literal.kind() != RuleToken.Kind.NUMBER || !(whole || fact.type() == FactType.NUMBER)) {
      return ofType(
          literal,
          fact.type() == FactType.INTEGER
              ? new Text("与整数比较", "compare it with a whole number")
              : new Text("与数字比较", "compare it with a number"));
    }
    BigDecimal number = new BigDecimal(literal.text());
    BigDecimal least = (BigDecimal) least(fact);
    BigDecimal most = (BigDecimal) most(fact);
    boolean below = least != null && number.compareTo(least) < (fact.minimumExcluded() ? 1 : 0);
    return below || (most != null && number.compareTo(most) > 0) ? outside(literal) : number;
  }

  private @Nullable Object day(RuleToken literal) {
    List<InputFault> misread = new ArrayList<>();
    String text =
        literal.kind() == RuleToken.Kind.STRING ? RuleWords.unquoted(literal) : literal.text();
    LocalDate day = FactReader.date(text, "", misread);
    if (literal.kind() != RuleToken.Kind.STRING || (day == null && !isOutside(misread))) {
      return ofType(
          literal,
          new Text(
              "与一个确有的日期比较，如 \"2020-07-13\"",
              "compare it with a day that exists, as \"2020-07-13\""));
    }
    return day == null ? outside(literal) : day;
  }

  private static boolean isOutside(List<InputFault> misread) {
    return misread.stream().anyMatch(fault -> fault.code().equals("date-out-of-range"));
  }

  /** The smallest number, or the first day, that can be stated; null where there is no bound. */
  static @Nullable Object least(Fact fact) {
    if (fact.type() == FactType.DATE) {
      return FactReader.FIRST_DAY;
    }
    return fact.derivedFrom() == null ? fact.minimum() : BigDecimal.ZERO;
  }

  /** The largest number, or the last day, that can be stated; null where there is no bound. */
  static @Nullable Object most(Fact fact) {
    if (fact.type() == FactType.DATE) {
      return FactReader.LAST_DAY;
    }
    return fact.derivedFrom() == null
        ? fact.maximum()
        : BigDecimal.valueOf(FactReader.LAST_DAY.getYear() - FactReader.FIRST_DAY.getYear());
  }

  /** What can be stated of a fact, as a remedy. */
  static Text bounds(Fact fact) {
    Object least = least(fact);
    Object most = most(fact);
    if (fact.type().hasValues() || (least == null && most == null)) {
      return new Text("去掉它，或写可能的值", "take it out, or name what is possible");
    }
    boolean excluded = fact.minimumExcluded();
    return new Text(
        "可以陈述的范围是"
            + (least == null ? "" : (excluded ? "大于 " : " ") + least)
            + (most == null ? " 以上" : (excluded ? "、不超过 " : " 至 ") + most),
        "it can be stated from "
            + (excluded ? "above " : "")
            + (least == null ? "any number" : least)
            + (most == null ? " up" : " to " + most));
  }

  private @Nullable Object outside(RuleToken literal) {
    return fault(
        literal,
        new Text(
            literal.shown().zh() + " 超出 `" + fact.name() + "` 可以陈述的范围",
            literal.shown().en() + " is outside what can be stated of `" + fact.name() + "`"),
        bounds(fact));
  }

  private @Nullable Object ofType(RuleToken literal, Text remedy) {
    return fault(
        literal,
        new Text(
            "`" + fact.name() + "` 的类型是 " + fact.type().code(),
            "`" + fact.name() + "` is of type " + fact.type().code()),
        remedy);
  }

  private @Nullable Object fault(RuleToken token, Text what, Text remedy) {
    faults.add(words.fault(token, what, remedy));
    return null;
  }
}
