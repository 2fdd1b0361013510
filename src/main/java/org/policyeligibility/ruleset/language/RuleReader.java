package org.policyeligibility.ruleset.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.RuleCharacters;
import org.policyeligibility.ruleset.text.RuleLimits;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * Reads a rule: the closed subset of DRL that {@code rules/README.md} describes and {@code
 * rules/grammar.ebnf} states. What is not in the grammar is refused, and each criterion is checked
 * against the vocabulary. The text is looked at for characters and limits before it is read; a
 * parser of the engine, where there is one, must see the same rule in it.
 *
 * <pre>
 * rule    = "package" name { "." name } "rule" string "when" pattern { pattern }
 *           "then" "met" "(" "drools" ")" ";" "end"
 * pattern = ( "Enterprise" | "Person" | "Zone" ) "(" condition { "," condition } ")"
 * </pre>
 *
 * and the conditions of {@link ConditionReader}.
 */
public final class RuleReader {
  private static final Message PACKAGE = Message.of("a-package-name");

  private final Vocabulary vocabulary;
  private final List<RulesetFault> faults;
  private final @Nullable EngineParser parser;

  /**
   * A reader.
   *
   * @param parser null for rules that were seen by one when they were built
   */
  public RuleReader(
      Vocabulary vocabulary, List<RulesetFault> faults, @Nullable EngineParser parser) {
    this.vocabulary = vocabulary;
    this.faults = faults;
    this.parser = parser;
  }

  /** The rule, or null where it is at fault; a fault of type is noted and read over. */
  @Nullable
  public ParsedRule read(String path, String text) {
    if (!RuleCharacters.checkRule(path, text, faults)) {
      return null;
    }
    ParsedRule rule;
    try {
      rule = rule(path, text, new TokenStream(path, text));
    } catch (RuleSyntaxException syntax) {
      faults.add(syntax.fault());
      return null;
    }
    if (rule != null && parser != null && !parser.isKnown(text)) {
      int before = faults.size();
      EngineTree tree = parser.parse(path, text, faults);
      if (tree != null) {
        new ParserAgreement(vocabulary, path).compare(tree, rule, faults);
      }
      return faults.size() > before ? null : rule;
    }
    return rule;
  }

  private @Nullable ParsedRule rule(String path, String text, TokenStream words)
      throws RuleSyntaxException {
    words.expect("package", Message.of("a-rule-begins-with-its-package"));
    String packageName = packageName(words);
    words.expect("rule", Message.of("one-rule-named-by-its-clause"));
    String name = words.string(Message.of("the-id-of-the-clause"));
    words.expect("when", Message.of("when-after-the-rules-name"));
    List<Criterion> criteria = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int before = faults.size();
    patterns(path, words, criteria, lines);
    Message last = Message.of("how-every-rule-ends");
    words.expect("then", last);
    for (String word : ParsedRule.CONSEQUENCE) {
      words.expect(word, last);
    }
    words.expect("end", last);
    words.expectEnd();
    return faults.size() > before ? null : new ParsedRule(packageName, name, criteria, lines, text);
  }

  private void patterns(
      String path, TokenStream words, List<Criterion> criteria, List<Integer> lines)
      throws RuleSyntaxException {
    Set<ProfileType> seen = EnumSet.noneOf(ProfileType.class);
    do {
      RuleToken token = words.peek();
      ProfileType profile = profile(words);
      if (!seen.add(profile)) {
        throw words.syntax(
            token,
            Message.of("profile-stands-twice", token.text()),
            Message.of("join-patterns-of-one-profile"));
      }
      words.expect("(", Message.of("criteria-in-parentheses"));
      criteria(words, profile, criteria, lines);
      words.expect(")", Message.of("comma-or-end-of-criteria"));
      if (criteria.size() > RuleLimits.CRITERIA || values(criteria) > RuleLimits.VALUES) {
        throw new RuleSyntaxException(
            path,
            token.line(),
            token.column(),
            Message.of("too-many-criteria-or-values"),
            Message.of("at-most-criteria-and-values", RuleLimits.CRITERIA, RuleLimits.VALUES));
      }
    } while (!words.peek().is("then"));
  }

  private void criteria(
      TokenStream words, ProfileType profile, List<Criterion> criteria, List<Integer> lines)
      throws RuleSyntaxException {
    CriterionReader reader = new CriterionReader(vocabulary, profile, words, faults);
    do {
      int line = words.peek().line();
      for (Optional<Criterion> criterion : reader.read()) {
        criterion.ifPresent(criteria::add);
        lines.add(line);
      }
    } while (words.skip(","));
  }

  private static int values(List<Criterion> criteria) {
    return criteria.stream().mapToInt(criterion -> criterion.expected().size()).sum();
  }

  /**
   * The conditions of an advisory: criteria as in a rule, with commas between.
   *
   * @param line where the text stands in its file
   */
  public List<Criterion> conditions(String path, int line, ProfileType profile, String text) {
    List<Criterion> criteria = new ArrayList<>();
    List<RulesetFault> found = new ArrayList<>();
    try {
      TokenStream words = new TokenStream(path, text, line, 1);
      CriterionReader reader = new CriterionReader(vocabulary, profile, words, found);
      do {
        reader.read().forEach(criterion -> criterion.ifPresent(criteria::add));
      } while (words.skip(","));
      words.expectEnd();
    } catch (RuleSyntaxException syntax) {
      found.add(syntax.fault());
    }
    // Where in its line the text begins, only the reader of the file knows.
    for (RulesetFault fault : found) {
      faults.add(new RulesetFault(path, fault.line(), 0, fault.what(), fault.remedy()));
    }
    return found.isEmpty() ? criteria : List.of();
  }

  private static String packageName(TokenStream words) throws RuleSyntaxException {
    StringBuilder name = new StringBuilder(words.name(PACKAGE));
    while (words.skip(".")) {
      name.append('.').append(words.name(PACKAGE));
    }
    return name.toString();
  }

  private static ProfileType profile(TokenStream words) throws RuleSyntaxException {
    RuleToken token = words.peek();
    String name = words.name(Message.of("a-type-of-profile"));
    Optional<ProfileType> profile = ProfileType.ofPattern(name);
    if (profile.isEmpty()) {
      Message foreign = ForeignSyntax.word(name);
      String known =
          Stream.of(ProfileType.values())
              .map(ProfileType::pattern)
              .collect(Collectors.joining(", "));
      throw words.syntax(
          token,
          Message.of("is-no-type-of-profile", name),
          foreign != null ? foreign : Message.of("one-of-the-profiles", known));
    }
    return profile.get();
  }
}
