package org.policyeligibility.ruleset.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The DRL that is compiled: written anew from what was read, never the text received. Fact types
 * are declared from the vocabulary; a negation says that the fact is known, because over a null it
 * would fire.
 */
final class CanonicalDrl {
  /** The package of the declared fact types. */
  static final String FACTS = "rules.facts";

  private CanonicalDrl() {}

  /** DRL files by path. */
  static Map<String, String> of(Ruleset ruleset) {
    Map<String, String> files = new TreeMap<>();
    files.put(path(FACTS), facts(ruleset.vocabulary()));
    ruleset.catalogue().stream()
        .filter(provision -> provision.ruleText() != null)
        .collect(Collectors.groupingBy(one -> packageOf(one), TreeMap::new, Collectors.toList()))
        .forEach((name, provisions) -> files.put(path(name), rules(name, provisions)));
    return files;
  }

  private static String path(String packageName) {
    return packageName.replace('.', '/') + "/rules.drl";
  }

  private static String packageOf(Provision provision) {
    return "rules." + provision.clause().document().id().replace('-', '_');
  }

  private static String facts(Vocabulary vocabulary) {
    StringBuilder drl = new StringBuilder("package " + FACTS + "\n");
    for (ProfileType type : ProfileType.values()) {
      drl.append("\ndeclare ").append(type.pattern()).append('\n');
      for (Fact fact : vocabulary.facts(type)) {
        drl.append("    ").append(fact.name()).append(" : ").append(javaType(fact)).append('\n');
      }
      drl.append("end\n");
    }
    return drl.toString();
  }

  private static String javaType(Fact fact) {
    return switch (fact.type()) {
      case SET -> "java.util.Set";
      case ENUM -> "String";
      case BOOLEAN -> "Boolean";
      case INTEGER -> "Integer";
      case NUMBER -> "java.math.BigDecimal";
      case DATE -> "java.time.LocalDate";
    };
  }

  private static String rules(String packageName, List<Provision> provisions) {
    StringBuilder drl = new StringBuilder("package " + packageName + "\n\n");
    for (ProfileType type : ProfileType.values()) {
      drl.append("import ").append(FACTS).append('.').append(type.pattern()).append('\n');
    }
    drl.append("import static ").append(Findings.class.getName()).append(".met\n");
    provisions.forEach(provision -> drl.append('\n').append(rule(provision)));
    return drl.toString();
  }

  private static String rule(Provision provision) {
    return "rule \""
        + provision.id()
        + "\"\nwhen\n    "
        + provision.profile().pattern()
        + "( "
        + provision.criteria().stream()
            .map(CanonicalDrl::criterion)
            .collect(Collectors.joining(",\n            "))
        + " )\nthen\n    met( drools );\nend\n";
  }

  private static String criterion(Criterion criterion) {
    String fact = criterion.fact().name();
    String condition = condition(criterion);
    if (criterion.metWhenAbsent()) {
      return fact + " == null || ( " + condition + " )";
    }
    return fact + " != null, " + condition;
  }

  private static String condition(Criterion criterion) {
    String fact = criterion.fact().name();
    List<String> values = new ArrayList<>();
    criterion.expected().forEach(value -> values.add(literal(criterion.fact(), value)));
    return switch (criterion.operator()) {
      case EQ -> fact + " == " + values.get(0);
      case NOT_EQ -> fact + " != " + values.get(0);
      case IN -> fact + " in ( " + String.join(", ", values) + " )";
      case NOT_IN -> fact + " not in ( " + String.join(", ", values) + " )";
      case CONTAINS -> fact + " contains " + values.get(0);
      case NOT_CONTAINS -> fact + " not contains " + values.get(0);
      case CONTAINS_ANY -> each(fact, " contains ", values, " || ");
      case NOT_CONTAINS_ANY -> each(fact, " not contains ", values, " && ");
      case LT, LTE, GT, GTE -> fact + sign(criterion.operator()) + values.get(0);
    };
  }

  private static String each(String fact, String operator, List<String> values, String join) {
    return values.stream()
        .map(value -> fact + operator + value)
        .collect(Collectors.joining(join, "( ", " )"));
  }

  private static String sign(Operator operator) {
    return switch (operator) {
      case LT -> " < ";
      case LTE -> " <= ";
      case GT -> " > ";
      default -> " >= ";
    };
  }

  private static String literal(Fact fact, Object value) {
    if (fact.type().hasValues()) {
      return "\"" + value + "\"";
    }
    return fact.type() == FactType.NUMBER ? value + "B" : String.valueOf(value);
  }
}
