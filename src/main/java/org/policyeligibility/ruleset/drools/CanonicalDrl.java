package org.policyeligibility.ruleset.drools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueSet;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The DRL that is compiled: written anew from what was read, never the text received. Fact types
 * are declared from the vocabulary. That a rule fires is all that it says. A criterion is one
 * constraint, thus one node of the network, and says itself that the fact is known where a null
 * would not already read as "no". Of the criteria of a rule those that most rules share come first:
 * what rules have in common from the front is tested once for all of them.
 */
final class CanonicalDrl {
  private CanonicalDrl() {}

  /**
   * The package of the declared fact types and of the rules over them, named by what is declared: a
   * law with other facts has other types, beside those that are loaded already.
   */
  static String packageOf(Vocabulary vocabulary) {
    return "rules.over_" + Sha256.hex(declarations(vocabulary)).substring(0, 16);
  }

  /** DRL files by path. */
  static Map<String, String> of(Ruleset ruleset) {
    Map<String, String> files = new TreeMap<>();
    String facts = packageOf(ruleset.vocabulary());
    files.put(path(facts), "package " + facts + "\n" + declarations(ruleset.vocabulary()));
    List<Rule> rules = rules(ruleset);
    Map<String, Integer> shared = shared(rules);
    rules.stream()
        .collect(Collectors.groupingBy(Rule::document, TreeMap::new, Collectors.toList()))
        .forEach(
            (document, some) -> {
              String name = facts + "." + document;
              files.put(path(name), rules(name, facts, some, shared));
            });
    return files;
  }

  /** A rule to compile: a clause, or a condition under which it is not needed. */
  private record Rule(
      String name, String document, ProfileType profile, List<Criterion> criteria) {}

  private static List<Rule> rules(Ruleset ruleset) {
    List<Rule> rules = new ArrayList<>();
    for (Provision provision : ruleset.catalogue()) {
      if (provision.ruleText() == null) {
        continue;
      }
      String document = document(provision);
      rules.add(new Rule(provision.id(), document, provision.profile(), provision.criteria()));
      for (int i = 0; i < provision.notNeeded().size(); i++) {
        rules.add(
            new Rule(
                NotNeeded.ruleName(provision.id(), i),
                document,
                provision.profile(),
                provision.notNeeded().get(i).when()));
      }
    }
    return rules;
  }

  private static Map<String, Integer> shared(List<Rule> rules) {
    Map<String, Integer> shared = new HashMap<>();
    rules.forEach(
        rule ->
            rule.criteria()
                .forEach(criterion -> shared.merge(criterion(criterion), 1, Integer::sum)));
    return shared;
  }

  /**
   * DRL files of some rules alone, over fact types that are there already.
   *
   * @param within a package of their own
   */
  static Map<String, String> of(Ruleset ruleset, Set<String> names, String within) {
    List<Rule> rules = rules(ruleset);
    Map<String, Integer> shared = shared(rules);
    List<Rule> some = rules.stream().filter(rule -> names.contains(rule.name())).toList();
    String facts = packageOf(ruleset.vocabulary());
    return new TreeMap<>(Map.of(path(within), rules(within, facts, some, shared)));
  }

  /** For each rule what its canonical text is known by, however it is shared. */
  static Map<String, String> keys(Ruleset ruleset) {
    return rules(ruleset).stream()
        .collect(Collectors.toMap(Rule::name, rule -> Sha256.hex(rule(rule, Map.of()))));
  }

  /** The key of the fact types: the digest of their declarations. */
  static String factsKey(Ruleset ruleset) {
    return Sha256.hex(declarations(ruleset.vocabulary()));
  }

  private static String path(String packageName) {
    return packageName.replace('.', '/') + "/rules.drl";
  }

  private static String document(Provision provision) {
    return provision.clause().document().id().replace('-', '_');
  }

  private static String declarations(Vocabulary vocabulary) {
    StringBuilder drl = new StringBuilder();
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
      case SET -> ValueSet.class.getName();
      case ENUM -> "String";
      case BOOLEAN -> "Boolean";
      case INTEGER -> "Integer";
      case NUMBER -> "java.math.BigDecimal";
      case DATE -> "java.time.LocalDate";
    };
  }

  private static String rules(
      String name, String facts, List<Rule> rules, Map<String, Integer> shared) {
    StringBuilder drl = new StringBuilder("package " + name + "\n\n");
    for (ProfileType type : ProfileType.values()) {
      drl.append("import ").append(facts).append('.').append(type.pattern()).append('\n');
    }
    rules.forEach(rule -> drl.append('\n').append(rule(rule, shared)));
    return drl.toString();
  }

  private static String rule(Rule rule, Map<String, Integer> shared) {
    Map<ProfileType, List<Criterion>> patterns = new EnumMap<>(ProfileType.class);
    // Without a pattern a rule would fire once a session, not once a case.
    patterns.put(rule.profile(), new ArrayList<>());
    for (Criterion criterion : rule.criteria()) {
      patterns
          .computeIfAbsent(criterion.fact().profile(), type -> new ArrayList<>())
          .add(criterion);
    }
    return "rule \""
        + rule.name()
        + "\"\nwhen\n"
        + patterns.entrySet().stream()
            .map(entry -> pattern(entry.getKey(), entry.getValue(), shared))
            .collect(Collectors.joining())
        + "then\nend\n";
  }

  private static String pattern(
      ProfileType type, List<Criterion> criteria, Map<String, Integer> shared) {
    return criteria.stream()
        .map(CanonicalDrl::criterion)
        .sorted(
            Comparator.comparing((String value) -> -shared.getOrDefault(value, 0))
                .thenComparing(Comparator.naturalOrder()))
        .collect(Collectors.joining(",\n            ", "    " + type.pattern() + "( ", " )\n"));
  }

  private static String criterion(Criterion criterion) {
    String fact = criterion.fact().name();
    String condition = condition(criterion);
    if (criterion.metWhenAbsent()) {
      return fact + " == null || ( " + condition + " )";
    }
    return isNoOverNull(criterion) ? condition : fact + " != null && " + condition;
  }

  /** Equality with a value that is there; Drools compares numbers of several types otherwise. */
  private static boolean isNoOverNull(Criterion criterion) {
    return (criterion.operator() == Operator.EQ || criterion.operator() == Operator.IN)
        && !criterion.fact().type().isNumeric();
  }

  private static String condition(Criterion criterion) {
    String fact = criterion.fact().name();
    List<String> values = new ArrayList<>();
    criterion.expected().forEach(value -> values.add(literal(criterion.fact(), value)));
    return switch (criterion.operator()) {
      case EQ -> fact + " == " + values.get(0);
      case NOT_EQ -> fact + " != " + values.get(0);
      case IN -> each(fact + " == ", values, "", " || ");
      case NOT_IN -> each(fact + " != ", values, "", " && ");
      case CONTAINS, CONTAINS_ANY -> each(fact + ".contains( ", values, " )", " || ");
      case NOT_CONTAINS, NOT_CONTAINS_ANY -> each(fact + ".lacks( ", values, " )", " && ");
      case LT, LTE, GT, GTE ->
          criterion.fact().type() == FactType.DATE
              ? fact + ".compareTo( " + values.get(0) + " )" + sign(criterion.operator()) + "0"
              : fact + sign(criterion.operator()) + values.get(0);
    };
  }

  private static String each(String before, List<String> values, String after, String join) {
    String all =
        values.stream().map(value -> before + value + after).collect(Collectors.joining(join));
    return values.size() > 1 ? "( " + all + " )" : all;
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
    return switch (fact.type()) {
      case NUMBER -> ((BigDecimal) value).toPlainString() + "B";
      case DATE -> "java.time.LocalDate.parse( \"" + value + "\" )";
      default -> String.valueOf(value);
    };
  }
}
