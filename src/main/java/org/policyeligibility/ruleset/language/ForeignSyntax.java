package org.policyeligibility.ruleset.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;

/**
 * A table of the DRL syntax that the rule language has not, with the reason a drafter is told. It
 * decides nothing: words that are not in the grammar are refused whether they are named here or
 * not.
 */
final class ForeignSyntax {
  private static final Message ATTRIBUTE = Message.of("a-rule-has-no-attributes");
  private static final Message IMPORT = Message.of("a-rule-imports-nothing");
  private static final Message CODE = Message.of("a-rule-holds-no-code");
  private static final Message SOURCE = Message.of("criteria-compare-stated-facts");
  private static final Message ELEMENT = Message.of("a-rule-says-what-is-met");
  private static final Message OPERATOR = Message.of("one-of-the-comparisons");
  private static final Message BINDING = Message.of("facts-have-no-other-names");
  private static final Message CALCULATION = Message.of("a-rule-calculates-nothing");
  private static final Message ANNOTATION = Message.of("a-rule-has-no-annotations");

  private static final Map<String, Message> WORDS = new HashMap<>();

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

  private ForeignSyntax() {}

  private static void name(Message reason, String... words) {
    List.of(words).forEach(word -> WORDS.put(word, reason));
  }

  /** Why a word of DRL is none of the rule language; null for any other word. */
  static @Nullable Message word(String word) {
    return WORDS.get(word);
  }

  /** Why a sign of DRL or Java is none of the rule language; null for any other character. */
  static @Nullable Message sign(int sign) {
    return switch (sign) {
      case '$', ':' -> BINDING;
      case '@' -> ANNOTATION;
      case '+', '-', '*', '%', '^', '~', '/' -> CALCULATION;
      case '{', '}', '[', ']', '#', '\\', '?', '`', '\'' -> CODE;
      case '=' -> Message.of("write-equals-sign");
      case '&' -> Message.of("write-and-sign");
      case '|' -> Message.of("write-or-sign");
      case '\r' -> Message.of("write-plain-line-break");
      default -> null;
    };
  }
}
