package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Reads the criteria of a pattern. A criterion compares one fact once; what says the same in other
 * words is read as that: {@code a == X || a == Y} as {@code a in ( X, Y )}, {@code !( a <= 5 )} as
 * {@code a > 5}. What cannot be one criterion over one fact is refused.
 */
final class CriterionReader {
  private final TokenStream words;
  private final ComparisonCheck check;

  CriterionReader(
      Vocabulary vocabulary, ProfileType profile, TokenStream words, List<RulesetFault> faults) {
    this.words = words;
    this.check = new ComparisonCheck(vocabulary, profile, words, faults);
  }

  /**
   * Reads the criteria up to the next comma.
   *
   * @return the criteria; one is empty where it is at fault and the fault was noted
   */
  List<Optional<Criterion>> read() throws RuleSyntaxException {
    return criteria(new ConditionReader(words).read());
  }

  private List<Optional<Criterion>> criteria(Condition condition) throws RuleSyntaxException {
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

  private Optional<Criterion> criterion(Condition condition) throws RuleSyntaxException {
    List<Condition> alternatives = new ArrayList<>(Condition.alternatives(condition));
    Condition.Comparison absence = takeAbsence(alternatives);
    Condition first = condition;
    if (absence != null) {
      if (alternatives.isEmpty()) {
        throw refused(
            absence.at(),
            Message.of("only-says-that-a-fact-is-not-known"),
            Message.of("write-that-absence-reads-as-met"));
      }
      first = alternatives.get(0);
    }
    Condition.Comparison comparison = alternatives.size() > 1 ? oneOf(alternatives) : noneOf(first);
    if (absence != null && !absence.at().text().equals(comparison.at().text())) {
      throw twoFacts(comparison.at(), absence.at());
    }
    return check.criterion(comparison, absence != null);
  }

  private static Condition.@Nullable Comparison takeAbsence(List<Condition> alternatives) {
    for (Condition condition : alternatives) {
      if (condition instanceof Condition.Comparison comparison && comparison.isAboutAbsence()) {
        alternatives.remove(condition);
        return comparison;
      }
    }
    return null;
  }

  /** Alternatives as one comparison. */
  private Condition.Comparison oneOf(List<Condition> alternatives) throws RuleSyntaxException {
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
  private Condition.Comparison noneOf(Condition condition) throws RuleSyntaxException {
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
                part instanceof Condition.Comparison comparison
                    && comparison.at().text().equals(fact.text())
                    && (comparison.operator() == Operator.NOT_CONTAINS
                        || (listed
                            && (comparison.operator() == Operator.NOT_EQ
                                || comparison.operator() == Operator.NOT_IN))));
  }

  private List<Condition.Comparison> comparisons(List<Condition> parts) throws RuleSyntaxException {
    List<Condition.Comparison> comparisons = new ArrayList<>();
    for (Condition part : parts) {
      if (!(part instanceof Condition.Comparison comparison)) {
        throw refused(
            part.at(),
            Message.of("and-and-or-within-one-criterion"),
            Message.of("part-and-by-commas"));
      }
      comparisons.add(comparison);
    }
    return comparisons;
  }

  private Condition.Comparison joined(
      List<Condition.Comparison> parts, List<Operator> joining, Operator as)
      throws RuleSyntaxException {
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
            Message.of("these-comparisons-are-not-one-criterion"),
            Message.of("write-one-of-several-values"));
      }
      literals.addAll(part.literals());
    }
    return new Condition.Comparison(first.at(), as, literals);
  }

  private RuleSyntaxException twoFacts(RuleToken at, RuleToken other) {
    return refused(
        at,
        Message.of("alternatives-about-two-facts", other.text(), at.text()),
        Message.of("alternatives-are-about-one-fact"));
  }

  private RuleSyntaxException refused(RuleToken at, Message what, Message remedy) {
    return words.syntax(at, what, remedy);
  }
}
