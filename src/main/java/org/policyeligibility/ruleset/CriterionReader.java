package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Reads the criteria of a pattern. A criterion compares one fact once; what says the same in other
 * words is read as that: {@code a == X || a == Y} as {@code a in ( X, Y )}, {@code !( a <= 5 )} as
 * {@code a > 5}. What cannot be one criterion over one fact is refused.
 */
final class CriterionReader {
  private final RuleWords words;
  private final ComparisonCheck check;

  CriterionReader(
      Vocabulary vocabulary, ProfileType profile, RuleWords words, List<RulesetFault> faults) {
    this.words = words;
    this.check = new ComparisonCheck(vocabulary, profile, words, faults);
  }

  /**
   * What stands up to the next comma.
   *
   * @return the criteria; one is empty where it is at fault and the fault was noted
   */
  List<Optional<Criterion>> read() throws RuleSyntax {
    return criteria(new ConditionReader(words).read());
  }

  private List<Optional<Criterion>> criteria(Condition condition) throws RuleSyntax {
    List<Optional<Criterion>> criteria = new ArrayList<>();
    if (condition instanceof Condition.All all && !(all.grouped() && excludes(all))) {
      for (Condition part : all.parts()) {
        criteria.addAll(criteria(part));
      }
    } else {
      criteria.add(criterion(condition));
    }
    return criteria;
  }

  private Optional<Criterion> criterion(Condition condition) throws RuleSyntax {
    List<Condition> alternatives = new ArrayList<>(Condition.alternatives(condition));
    Condition.Comparison absence = takeAbsence(alternatives);
    Condition first = condition;
    if (absence != null) {
      if (alternatives.isEmpty()) {
        throw refused(
            absence.at(),
            new Text("只说了事实未知", "only says that a fact is not known"),
            new Text(
                "写 `( 事实 == null || … )`：未陈述时视为符合",
                "`( fact == null || … )` says that an absent fact reads as met"));
      }
      first = alternatives.get(0);
    }
    Condition.Comparison one = alternatives.size() > 1 ? oneOf(alternatives) : noneOf(first);
    if (absence != null && !absence.at().text().equals(one.at().text())) {
      throw twoFacts(one.at(), absence.at());
    }
    return check.criterion(one, absence != null);
  }

  private static Condition.@Nullable Comparison takeAbsence(List<Condition> alternatives) {
    for (Condition one : alternatives) {
      if (one instanceof Condition.Comparison comparison && comparison.isAboutAbsence()) {
        alternatives.remove(one);
        return comparison;
      }
    }
    return null;
  }

  /** Alternatives as one comparison. */
  private Condition.Comparison oneOf(List<Condition> alternatives) throws RuleSyntax {
    List<Condition.Comparison> parts = comparisons(alternatives);
    if (check.type(parts.get(0).at()) == null) {
      return parts.get(0);
    }
    boolean listed = check.type(parts.get(0).at()) == FactType.ENUM;
    return joined(
        parts,
        listed ? List.of(Operator.EQ, Operator.IN) : List.of(Operator.CONTAINS),
        listed ? Operator.IN : Operator.CONTAINS_ANY);
  }

  /** One comparison, or several that exclude values of one fact, as one. */
  private Condition.Comparison noneOf(Condition condition) throws RuleSyntax {
    List<Condition.Comparison> parts = comparisons(Condition.conjuncts(condition));
    if (parts.size() == 1 || check.type(parts.get(0).at()) == null) {
      return parts.get(0);
    }
    boolean listed = check.type(parts.get(0).at()) == FactType.ENUM;
    return joined(
        parts,
        listed ? List.of(Operator.NOT_EQ, Operator.NOT_IN) : List.of(Operator.NOT_CONTAINS),
        listed ? Operator.NOT_IN : Operator.NOT_CONTAINS_ANY);
  }

  /** Whether all parts exclude values of one fact, so that together they are one criterion. */
  private boolean excludes(Condition.All all) {
    RuleToken fact = all.at();
    boolean listed = check.type(fact) == FactType.ENUM;
    return Condition.conjuncts(all).stream()
        .allMatch(
            part ->
                part instanceof Condition.Comparison one
                    && one.at().text().equals(fact.text())
                    && (one.operator() == Operator.NOT_CONTAINS
                        || (listed
                            && (one.operator() == Operator.NOT_EQ
                                || one.operator() == Operator.NOT_IN))));
  }

  private List<Condition.Comparison> comparisons(List<Condition> parts) throws RuleSyntax {
    List<Condition.Comparison> comparisons = new ArrayList<>();
    for (Condition part : parts) {
      if (!(part instanceof Condition.Comparison comparison)) {
        throw refused(
            part.at(),
            new Text("“并且”与“或者”混在一个条件中", "“and” and “or” within one criterion"),
            new Text(
                "“并且”用逗号分成几个条件；“或者”限于一个事实，其余写成两个条款",
                "part “and” by commas; “or” is about one fact, otherwise write two clauses"));
      }
      comparisons.add(comparison);
    }
    return comparisons;
  }

  private Condition.Comparison joined(
      List<Condition.Comparison> parts, List<Operator> joining, Operator as) throws RuleSyntax {
    Condition.Comparison first = parts.get(0);
    for (Condition.Comparison part : parts) {
      if (!part.at().text().equals(first.at().text())) {
        throw twoFacts(part.at(), first.at());
      }
    }
    List<RuleToken> literals = new ArrayList<>();
    for (Condition.Comparison part : parts) {
      if (part.operator() == null || !joining.contains(part.operator())) {
        throw refused(
            part.at(),
            new Text("这些比较不能合成一个条件", "these comparisons are not one criterion"),
            new Text(
                "几个值之一写作 `事实 in ( A, B )`，集合写作 `( 事实 contains A || 事实 contains B )`；"
                    + "两种情形写成两个条款",
                "write `fact in ( A, B )` for one of several values, for a set"
                    + " `( fact contains A || fact contains B )`; two cases are two clauses"));
      }
      literals.addAll(part.literals());
    }
    return new Condition.Comparison(first.at(), as, literals);
  }

  private RuleSyntax twoFacts(RuleToken at, RuleToken other) {
    return refused(
        at,
        new Text(
            "“或者”涉及 `" + other.text() + "` 和 `" + at.text() + "`",
            "alternatives about `" + other.text() + "` and `" + at.text() + "`"),
        new Text(
            "“或者”只涉及一个事实；适用于两种情形的条款写成两个条款",
            "alternatives are about one fact; a clause that applies in two cases is two clauses"));
  }

  private RuleSyntax refused(RuleToken at, Text what, Text remedy) {
    return words.syntax(at, what, remedy);
  }
}
