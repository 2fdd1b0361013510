package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

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
final class RuleReader {
  /** What every rule does when its criteria are met. */
  static final List<String> CONSEQUENCE = List.of("met", "(", "drools", ")", ";");

  private static final Text PACKAGE = new Text("包名", "a package name");

  private final Vocabulary vocabulary;
  private final List<RulesetFault> faults;
  private final @Nullable RuleParser parser;

  /**
   * A reader.
   *
   * @param parser null for rules that were seen by one when they were built
   */
  RuleReader(Vocabulary vocabulary, List<RulesetFault> faults, @Nullable RuleParser parser) {
    this.vocabulary = vocabulary;
    this.faults = faults;
    this.parser = parser;
  }

  /** The rule, or null where it is at fault; a fault of type is noted and read over. */
  @Nullable RuleText read(String path, String text) {
    if (!RuleCharacters.checkRule(path, text, faults)) {
      return null;
    }
    RuleText rule;
    try {
      rule = rule(path, text, new RuleWords(path, text));
    } catch (RuleSyntax syntax) {
      faults.add(syntax.fault());
      return null;
    }
    if (rule != null && parser != null && !parser.isKnown(text)) {
      int before = faults.size();
      RuleTree tree = parser.parse(path, text, faults);
      if (tree != null) {
        new SecondReading(vocabulary, path).compare(tree, rule, faults);
      }
      return faults.size() > before ? null : rule;
    }
    return rule;
  }

  private @Nullable RuleText rule(String path, String text, RuleWords words) throws RuleSyntax {
    words.expect(
        "package",
        new Text("规则以 `package rules.<文件>` 开头", "a rule begins with `package rules.<document>`"));
    String packageName = packageName(words);
    words.expect("rule", new Text("一条规则，以其条款命名", "one rule, named by its clause"));
    String name =
        words.string(
            new Text("条款编号，如 \"guofa-2020-7/5.3\"", "the clause's id, as in \"guofa-2020-7/5.3\""));
    words.expect("when", new Text("规则名称之后写 `when`", "`when` after the rule's name"));
    List<Criterion> criteria = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int before = faults.size();
    patterns(path, words, criteria, lines);
    Text last =
        new Text(
            "每条规则都以 `then met( drools ); end` 结束",
            "every rule ends with `then met( drools ); end`");
    words.expect("then", last);
    for (String word : CONSEQUENCE) {
      words.expect(word, last);
    }
    words.expect("end", last);
    words.expectEnd();
    return faults.size() > before ? null : new RuleText(packageName, name, criteria, lines, text);
  }

  private void patterns(String path, RuleWords words, List<Criterion> criteria, List<Integer> lines)
      throws RuleSyntax {
    Set<ProfileType> seen = EnumSet.noneOf(ProfileType.class);
    do {
      RuleToken token = words.peek();
      ProfileType profile = profile(words);
      if (!seen.add(profile)) {
        throw words.syntax(
            token,
            new Text("`" + token.text() + "` 出现两次", "`" + token.text() + "` stands twice"),
            new Text(
                "一个案件中每类至多一方：合成一个模式",
                "a case has at most one profile of each type: join the two patterns"));
      }
      words.expect("(", new Text("条件写在括号中", "criteria in parentheses"));
      criteria(words, profile, criteria, lines);
      words.expect(
          ")",
          new Text(
              "下一个条件之前写 `,`，最后一个条件之后写 `)`", "`,` before the next criterion or `)` after the last"));
      if (criteria.size() > RuleLimits.CRITERIA || values(criteria) > RuleLimits.VALUES) {
        throw new RuleSyntax(
            path,
            token.line(),
            token.column(),
            new Text("条件或所列的值太多", "too many criteria, or too many values in them"),
            new Text(
                "至多 " + RuleLimits.CRITERIA + " 个条件、" + RuleLimits.VALUES + " 个值",
                "at most "
                    + RuleLimits.CRITERIA
                    + " criteria and "
                    + RuleLimits.VALUES
                    + " values"));
      }
    } while (!words.peek().is("then"));
  }

  private void criteria(
      RuleWords words, ProfileType profile, List<Criterion> criteria, List<Integer> lines)
      throws RuleSyntax {
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
  List<Criterion> conditions(String path, int line, ProfileType profile, String text) {
    List<Criterion> criteria = new ArrayList<>();
    List<RulesetFault> found = new ArrayList<>();
    try {
      RuleWords words = new RuleWords(path, text, line, 1);
      CriterionReader reader = new CriterionReader(vocabulary, profile, words, found);
      do {
        reader.read().forEach(criterion -> criterion.ifPresent(criteria::add));
      } while (words.skip(","));
      words.expectEnd();
    } catch (RuleSyntax syntax) {
      found.add(syntax.fault());
    }
    // Where in its line the text begins, only the reader of the file knows.
    for (RulesetFault fault : found) {
      faults.add(new RulesetFault(path, fault.line(), 0, fault.what(), fault.remedy()));
    }
    return found.isEmpty() ? criteria : List.of();
  }

  private static String packageName(RuleWords words) throws RuleSyntax {
    StringBuilder name = new StringBuilder(words.name(PACKAGE));
    while (words.skip(".")) {
      name.append('.').append(words.name(PACKAGE));
    }
    return name.toString();
  }

  private static ProfileType profile(RuleWords words) throws RuleSyntax {
    RuleToken token = words.peek();
    String name = words.name(new Text("一方的类型", "a type of profile"));
    Optional<ProfileType> profile = ProfileType.ofPattern(name);
    if (profile.isEmpty()) {
      Text foreign = RuleForeign.word(name);
      String known =
          Stream.of(ProfileType.values())
              .map(ProfileType::pattern)
              .collect(Collectors.joining(", "));
      throw words.syntax(
          token,
          new Text("`" + name + "` 不是一方的类型", "`" + name + "` is no type of profile"),
          foreign != null ? foreign : new Text("可用 " + known, "one of " + known));
    }
    return profile.get();
  }
}
