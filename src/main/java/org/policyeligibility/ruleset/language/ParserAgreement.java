package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * The comparison of two readings of one text: what the engine's parser sees in it must be the rule
 * that we read, constraint by constraint. A text that could mean two things means nothing.
 */
final class ParserAgreement {
  private static final Message LAST = Message.of("the-last-line");

  private final Vocabulary vocabulary;
  private final String path;

  ParserAgreement(Vocabulary vocabulary, String path) {
    this.vocabulary = vocabulary;
    this.path = path;
  }

  /**
   * Compares.
   *
   * @param faults a difference is added here, at the first constraint that is read otherwise
   */
  void compare(EngineTree tree, ParsedRule rule, List<RulesetFault> faults) {
    if (!tree.packageName().equals(rule.packageName()) || !tree.name().equals(rule.name())) {
      faults.add(otherwise(1));
      return;
    }
    try {
      List<Criterion> expected = new ArrayList<>(rule.criteria());
      int line = 1;
      for (EngineTree.Pattern pattern : tree.patterns()) {
        for (EngineTree.Constraint constraint : pattern.constraints()) {
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
    } catch (RuleSyntaxException syntax) {
      faults.add(otherwise(syntax.fault().line()));
    }
  }

  private List<Optional<Criterion>> criteria(
      EngineTree.Pattern pattern, EngineTree.Constraint constraint) throws RuleSyntaxException {
    Optional<ProfileType> profile = ProfileType.ofPattern(pattern.type());
    if (profile.isEmpty()) {
      return List.of(Optional.empty());
    }
    TokenStream words =
        new TokenStream(path, constraint.text(), constraint.line(), constraint.column());
    List<Optional<Criterion>> criteria =
        new CriterionReader(vocabulary, profile.get(), words, new ArrayList<>()).read();
    words.expectEnd();
    return criteria;
  }

  private void consequence(String text) throws RuleSyntaxException {
    TokenStream words = new TokenStream(path, text);
    for (String word : ParsedRule.CONSEQUENCE) {
      words.expect(word, LAST);
    }
    words.expectEnd();
  }

  private RulesetFault otherwise(int line) {
    return new RulesetFault(
        path,
        line,
        0,
        Message.of("drools-reads-this-rule-otherwise"),
        Message.of("write-as-readme-shows"));
  }
}
