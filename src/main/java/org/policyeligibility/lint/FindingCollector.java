package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;

/**
 * The collecting parameter of the lint rules: the rule set they look at and the findings they add.
 * It finds the line on which the words of a finding stand, so that no rule counts lines.
 */
final class FindingCollector {
  private final Ruleset ruleset;
  private final Map<String, List<Scenario>> scenarios;
  private final List<Finding> findings = new ArrayList<>();

  FindingCollector(Ruleset ruleset, List<Scenario> scenarios) {
    this.ruleset = ruleset;
    this.scenarios = scenarios.stream().collect(Collectors.groupingBy(Scenario::clause));
  }

  Ruleset ruleset() {
    return ruleset;
  }

  List<Scenario> scenarios(Provision provision) {
    return scenarios.getOrDefault(provision.id(), List.of());
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The path of one of a clause's files. */
  String path(Provision provision, String file) {
    return ruleset.files().folder(provision.id()) + "/" + file;
  }

  /**
   * Adds a finding.
   *
   * @param words that stand on the line that is meant; where they do not, the file is meant
   */
  void add(LintCode code, String path, String words, Message what, Message remedy) {
    add(code, path, line(path, words), what, remedy);
  }

  void add(LintCode code, String path, int line, Message what, Message remedy) {
    findings.add(new Finding(code.code(), code.severity(), path, line, what, remedy));
  }

  private int line(String path, String words) {
    String text = ruleset.files().text(path);
    int at = text == null || words.isEmpty() ? -1 : text.indexOf(words);
    if (text == null || at < 0) {
      return 0;
    }
    return 1 + (int) text.chars().limit(at).filter(character -> character == '\n').count();
  }
}
