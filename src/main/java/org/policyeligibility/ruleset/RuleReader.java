package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Reads a rule: the closed subset of DRL that {@code rules/README.md} describes. What is not named
 * in the grammar is refused, and each criterion is checked against the vocabulary.
 *
 * <pre>
 * rule      = "package" name { "." name } "rule" string "when" pattern
 *             "then" "met" "(" "drools" ")" ";" "end"
 * pattern   = ( "Enterprise" | "Person" | "Zone" ) "(" criterion { "," criterion } ")"
 * </pre>
 *
 * and the criteria of {@link CriterionReader}.
 */
final class RuleReader {
  private final Vocabulary vocabulary;
  private final List<RulesetFault> faults;

  RuleReader(Vocabulary vocabulary, List<RulesetFault> faults) {
    this.vocabulary = vocabulary;
    this.faults = faults;
  }

  /** The rule, or null where its syntax is at fault; a fault of type is noted and read over. */
  @Nullable RuleText read(String path, String text) {
    try {
      RuleWords words = new RuleWords(path, text);
      words.expect("package", "a rule begins with `package rules.<document>`");
      String packageName = packageName(words);
      words.expect("rule", "one rule, named by its clause");
      String name = words.string("the clause's id, as in \"guofa-2020-7/5.3\"");
      words.expect("when", "`when` after the rule's name");
      ProfileType profile = profile(words);
      words.expect("(", "criteria in parentheses");
      List<Criterion> criteria = new ArrayList<>();
      List<Integer> lines = new ArrayList<>();
      CriterionReader reader = new CriterionReader(vocabulary, profile, words, faults);
      do {
        lines.add(words.peek().line());
        reader.read().ifPresent(criteria::add);
      } while (words.skip(","));
      words.expect(")", "`,` before the next criterion or `)` after the last");
      for (String word : List.of("then", "met", "(", "drools", ")", ";", "end")) {
        words.expect(word, "every rule ends with `then met( drools ); end`");
      }
      words.expectEnd();
      return criteria.size() < lines.size()
          ? null
          : new RuleText(packageName, name, profile, criteria, lines, text);
    } catch (RuleSyntax syntax) {
      faults.add(syntax.fault());
      return null;
    }
  }

  /**
   * The conditions of an advisory: criteria as in a rule, with commas between.
   *
   * @param line where the text stands in its file
   */
  List<Criterion> conditions(String path, int line, ProfileType profile, String text) {
    try {
      RuleWords words = new RuleWords(path, text);
      List<Criterion> criteria = new ArrayList<>();
      List<RulesetFault> found = new ArrayList<>();
      CriterionReader reader = new CriterionReader(vocabulary, profile, words, found);
      do {
        reader.read().ifPresent(criteria::add);
      } while (words.skip(","));
      words.expectEnd();
      found.forEach(fault -> faults.add(at(line, fault)));
      return criteria;
    } catch (RuleSyntax syntax) {
      faults.add(at(line, syntax.fault()));
      return List.of();
    }
  }

  private static RulesetFault at(int line, RulesetFault fault) {
    return new RulesetFault(fault.path(), line + fault.line() - 1, fault.what(), fault.remedy());
  }

  private static String packageName(RuleWords words) throws RuleSyntax {
    StringBuilder name = new StringBuilder(words.name("a package name"));
    while (words.skip(".")) {
      name.append('.').append(words.name("a package name"));
    }
    return name.toString();
  }

  private static ProfileType profile(RuleWords words) throws RuleSyntax {
    RuleToken token = words.peek();
    String name = words.name("a type of profile");
    Optional<ProfileType> profile = ProfileType.ofPattern(name);
    if (profile.isEmpty()) {
      throw words.syntax(
          token,
          "`" + name + "` is no type of profile",
          "one of "
              + Stream.of(ProfileType.values())
                  .map(ProfileType::pattern)
                  .collect(Collectors.joining(", ")));
    }
    return profile.get();
  }
}
