package org.policyeligibility.ruleset.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.profile.ProfileType;

/**
 * Writes a rule as it ought to be written: one criterion a line, alternatives and long lists broken
 * before the margin. What it writes reads back as the same rule, and is written again as the same
 * text. The digest of a rule set is taken over this form.
 */
public final class RulePrinter {
  /** No line of a rule is longer where it can be broken. */
  private static final int MARGIN = 100;

  private RulePrinter() {}

  /** The rule of a provision that has one. */
  public static String print(Provision provision) {
    String document = provision.clause().document().id();
    return print("rules." + document.replace('-', '_'), provision.id(), provision.criteria());
  }

  /**
   * A rule.
   *
   * @param criteria those of one profile together
   */
  public static String print(String packageName, String name, List<Criterion> criteria) {
    Map<ProfileType, List<Criterion>> patterns = new LinkedHashMap<>();
    for (Criterion criterion : criteria) {
      patterns
          .computeIfAbsent(criterion.fact().profile(), type -> new ArrayList<>())
          .add(criterion);
    }
    return "package "
        + packageName
        + "\n\nrule \""
        + name
        + "\"\nwhen\n"
        + patterns.entrySet().stream()
            .map(entry -> pattern(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining())
        + "then\n    met( drools );\nend\n";
  }

  /**
   * The rule of a provision as it ought to be written, with its remarks above it. None is lost; one
   * that stood within the rule stands above it, after those that did.
   */
  public static String format(Provision provision) {
    String text = provision.ruleText();
    return (text == null ? "" : remarks(text)) + print(provision);
  }

  /** A line each, in their order. */
  private static String remarks(String text) {
    return text.lines()
        .map(RulePrinter::remark)
        .filter(remark -> !remark.isEmpty())
        .map(remark -> remark + "\n")
        .collect(Collectors.joining());
  }

  /** From the first {@code //} that stands outside quotes. */
  private static String remark(String line) {
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      quoted ^= line.charAt(at) == '"';
      if (!quoted && line.startsWith("//", at)) {
        return line.substring(at).stripTrailing();
      }
    }
    return "";
  }

  private static String pattern(ProfileType type, List<Criterion> criteria) {
    String start = "    " + type.pattern() + "( ";
    String margin = " ".repeat(start.length());
    return criteria.stream()
        .map(criterion -> criterion(criterion, margin))
        .collect(Collectors.joining(",\n" + margin, start, " )\n"));
  }

  /** A criterion as a rule says it, on one line. */
  public static String print(Criterion criterion) {
    return String.join(" ", pieces(criterion));
  }

  private static String criterion(Criterion criterion, String margin) {
    String line = print(criterion);
    // After it comes a comma, or the end of the pattern.
    if (margin.length() + line.length() + 2 <= MARGIN) {
      return line;
    }
    boolean listed = criterion.operator() == Operator.IN || criterion.operator() == Operator.NOT_IN;
    return listed && !criterion.metWhenAbsent()
        ? filled(pieces(criterion), margin)
        : String.join("\n" + margin + "  ", pieces(criterion));
  }

  /** As many pieces a line as there is room for, under the first value. */
  private static String filled(List<String> pieces, String margin) {
    String under = margin + " ".repeat(pieces.get(0).length() + 1);
    StringBuilder text = new StringBuilder(pieces.get(0));
    int column = margin.length() + text.length();
    for (String piece : pieces.subList(1, pieces.size())) {
      if (column + 1 + piece.length() + 2 > MARGIN) {
        text.append('\n').append(under);
        column = under.length() - 1;
      } else {
        text.append(' ');
      }
      text.append(piece);
      column += 1 + piece.length();
    }
    return text.toString();
  }

  /** The pieces of a criterion that may stand on lines of their own. */
  private static List<String> pieces(Criterion criterion) {
    String fact = criterion.fact().name();
    List<String> pieces = new ArrayList<>();
    switch (criterion.operator()) {
      case IN, NOT_IN -> pieces.addAll(list(criterion));
      case CONTAINS_ANY -> pieces.addAll(each(criterion, " contains ", "|| "));
      case NOT_CONTAINS_ANY -> pieces.addAll(each(criterion, " not contains ", "&& "));
      default -> pieces.add(fact + sign(criterion.operator()) + literal(first(criterion)));
    }
    boolean any = criterion.operator() == Operator.CONTAINS_ANY;
    boolean none = criterion.operator() == Operator.NOT_CONTAINS_ANY;
    if (none || (any && !criterion.metWhenAbsent())) {
      enclose(pieces);
    }
    if (criterion.metWhenAbsent()) {
      if (criterion.operator() == Operator.IN || criterion.operator() == Operator.NOT_IN) {
        String listed = String.join(" ", pieces);
        pieces.clear();
        pieces.add(listed);
      }
      pieces.set(0, "|| " + pieces.get(0));
      pieces.add(0, fact + " == null");
      enclose(pieces);
    }
    return pieces;
  }

  private static void enclose(List<String> pieces) {
    pieces.set(0, "( " + pieces.get(0));
    int last = pieces.size() - 1;
    pieces.set(last, pieces.get(last) + " )");
  }

  private static List<String> list(Criterion criterion) {
    List<String> pieces = new ArrayList<>();
    int last = criterion.expected().size() - 1;
    for (int i = 0; i <= last; i++) {
      pieces.add(literal(criterion.expected().get(i)) + (i < last ? "," : " )"));
    }
    pieces.add(0, criterion.fact().name() + sign(criterion.operator()) + "(");
    return pieces;
  }

  private static List<String> each(Criterion criterion, String operator, String join) {
    List<String> pieces = new ArrayList<>();
    for (Object value : criterion.expected()) {
      String comparison = criterion.fact().name() + operator + literal(value);
      pieces.add(pieces.isEmpty() ? comparison : join + comparison);
    }
    return pieces;
  }

  private static Object first(Criterion criterion) {
    return criterion.expected().get(0);
  }

  private static String sign(Operator operator) {
    return switch (operator) {
      case EQ -> " == ";
      case NOT_EQ -> " != ";
      case LT -> " < ";
      case LTE -> " <= ";
      case GT -> " > ";
      case GTE -> " >= ";
      case IN -> " in ";
      case NOT_IN -> " not in ";
      case CONTAINS, CONTAINS_ANY -> " contains ";
      case NOT_CONTAINS, NOT_CONTAINS_ANY -> " not contains ";
    };
  }

  private static String literal(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof java.time.LocalDate || LiteralReader.isQuoted(value.toString())) {
      return "\"" + value + "\"";
    }
    return value.toString();
  }
}
