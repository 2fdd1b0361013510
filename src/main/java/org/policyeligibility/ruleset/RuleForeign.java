package org.policyeligibility.ruleset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;

/**
 * What DRL has and the rule language has not, with the reason a drafter is told. It decides
 * nothing: what is not in the grammar is refused whether it is named here or not.
 */
final class RuleForeign {
  private static final Text ATTRIBUTE =
      new Text(
          "规则没有属性：条款之间没有先后，有效日期写在 clause.yaml",
          "a rule has no attributes: clauses have no order, and days in force stand in"
              + " clause.yaml");
  private static final Text IMPORT =
      new Text(
          "规则不引入任何东西：事实来自 facts.yaml", "a rule imports nothing: its facts are those of facts.yaml");
  private static final Text CODE = new Text("规则不含代码", "a rule holds no code");
  private static final Text SOURCE =
      new Text(
          "条件只比较案件中各方所陈述的事实，没有其他来源",
          "criteria compare what the profiles of the case state; there is no other source");
  private static final Text ELEMENT =
      new Text(
          "规则只说各条件都符合；“否”与“未知”由此推出",
          "a rule says that its criteria are met; “no” and “not known” follow from that");
  private static final Text OPERATOR =
      new Text(
          "可用 == != < <= > >= in、not in、contains、not contains",
          "one of == != < <= > >= in, not in, contains, not contains");
  private static final Text BINDING =
      new Text("不给事实另起名称；直接写事实名", "facts are given no other names: write the fact itself");
  private static final Text CALCULATION =
      new Text(
          "规则不做计算；法律写出的数字直接写", "a rule calculates nothing: write the number that the law states");
  private static final Text ANNOTATION =
      new Text("规则没有注解；说明写在 clause.yaml", "a rule has no annotations: notes stand in clause.yaml");

  private static final Map<String, Text> WORDS = new HashMap<>();

  static {
    name(IMPORT, "import", "static", "global", "unit", "expander");
    name(
        CODE,
        "function",
        "eval",
        "new",
        "declare",
        "trait",
        "enum",
        "modify",
        "update",
        "insert",
        "insertLogical",
        "retract",
        "delete",
        "return",
        "if",
        "else",
        "for",
        "while",
        "do",
        "break",
        "this",
        "class",
        "System",
        "Runtime",
        "Thread",
        "java",
        "javax",
        "org",
        "com",
        "drools");
    name(
        ATTRIBUTE,
        "salience",
        "enabled",
        "no",
        "lock",
        "agenda",
        "activation",
        "ruleflow",
        "auto",
        "date",
        "duration",
        "timer",
        "calendars",
        "dialect",
        "attributes",
        "extends");
    name(
        SOURCE,
        "from",
        "accumulate",
        "acc",
        "collect",
        "groupby",
        "entry",
        "window",
        "over",
        "query");
    name(ELEMENT, "exists", "forall", "and", "or");
    name(
        OPERATOR,
        "matches",
        "memberOf",
        "soundslike",
        "str",
        "excludes",
        "after",
        "before",
        "coincides",
        "during",
        "finishes",
        "includes",
        "meets",
        "metby",
        "overlaps",
        "starts",
        "instanceof",
        "isA");
  }

  private RuleForeign() {}

  private static void name(Text reason, String... words) {
    List.of(words).forEach(word -> WORDS.put(word, reason));
  }

  /** Why a word of DRL is none of the rule language; null for any other word. */
  static @Nullable Text word(String word) {
    return WORDS.get(word);
  }

  /** Why a sign of DRL or Java is none of the rule language; null for any other character. */
  static @Nullable Text sign(int sign) {
    return switch (sign) {
      case '$', ':' -> BINDING;
      case '@' -> ANNOTATION;
      case '+', '-', '*', '%', '^', '~', '/' -> CALCULATION;
      case '{', '}', '[', ']', '#', '\\', '?', '`', '\'' -> CODE;
      case '=' -> new Text("相等写作 `==`", "write `==` for “is”");
      case '&' -> new Text("“并且”写作 `&&`", "write `&&` for “and”");
      case '|' -> new Text("“或者”写作 `||`", "write `||` for “or”");
      case '\r' -> new Text("换行写作 \\n", "write line breaks as \\n");
      default -> null;
    };
  }
}
