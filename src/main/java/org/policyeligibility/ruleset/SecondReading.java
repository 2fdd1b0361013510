package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The comparison of two readings of one text: what the engine's parser sees in it must be the rule
 * that we read, constraint by constraint. A text that could mean two things means nothing.
 */
final class SecondReading {
  private static final Text LAST = new Text("最后一行", "the last line");

  private final Vocabulary vocabulary;
  private final String path;

  SecondReading(Vocabulary vocabulary, String path) {
    this.vocabulary = vocabulary;
    this.path = path;
  }

  /**
   * Compares.
   *
   * @param faults a difference is added here, at the first constraint that is read otherwise
   */
  void compare(RuleTree tree, RuleText rule, List<RulesetFault> faults) {
    if (!tree.packageName().equals(rule.packageName()) || !tree.name().equals(rule.name())) {
      faults.add(otherwise(1));
      return;
    }
    try {
      List<Criterion> expected = new ArrayList<>(rule.criteria());
      int line = 1;
      for (RuleTree.Pattern pattern : tree.patterns()) {
        for (RuleTree.Constraint constraint : pattern.constraints()) {
          line = constraint.line();
          for (Optional<Criterion> seen : criteria(pattern, constraint)) {
            if (expected.isEmpty() || !seen.equals(Optional.of(expected.remove(0)))) {
              faults.add(otherwise(line));
              return;
            }
          }
        }
      }
      if (!expected.isEmpty()) {
        faults.add(otherwise(line));
      }
      consequence(tree.consequence());
    } catch (RuleSyntax syntax) {
      faults.add(otherwise(syntax.fault().line()));
    }
  }

  private List<Optional<Criterion>> criteria(
      RuleTree.Pattern pattern, RuleTree.Constraint constraint) throws RuleSyntax {
    Optional<ProfileType> profile = ProfileType.ofPattern(pattern.type());
    if (profile.isEmpty()) {
      return List.of(Optional.empty());
    }
    RuleWords words =
        new RuleWords(path, constraint.text(), constraint.line(), constraint.column());
    List<Optional<Criterion>> criteria =
        new CriterionReader(vocabulary, profile.get(), words, new ArrayList<>()).read();
    words.expectEnd();
    return criteria;
  }

  private void consequence(String text) throws RuleSyntax {
    RuleWords words = new RuleWords(path, text);
    for (String word : RuleReader.CONSEQUENCE) {
      words.expect(word, LAST);
    }
    words.expectEnd();
  }

  private RulesetFault otherwise(int line) {
    return new RulesetFault(
        path,
        line,
        0,
        new Text("Drools 对这条规则另有读法", "Drools reads this rule otherwise"),
        new Text("按 rules/README.md 中的样式书写", "write it as rules/README.md shows"));
  }
}
