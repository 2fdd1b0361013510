package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Text;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;

/** Looks at a rule set as somebody who knows policy would, and says what is doubtful. */
public final class Lint {
  private final Ruleset ruleset;
  private final Map<String, List<Scenario>> scenarios;
  private final List<Finding> findings = new ArrayList<>();

  private Lint(Ruleset ruleset, List<Scenario> scenarios) {
    this.ruleset = ruleset;
    this.scenarios = scenarios.stream().collect(Collectors.groupingBy(Scenario::clause));
  }

  /**
   * What is doubtful, without what the law's drafters have looked at and accepted.
   *
   * @param scenarios of the same rule set
   */
  public static List<Finding> of(Ruleset ruleset, List<Scenario> scenarios) {
    Lint lint = new Lint(ruleset, scenarios);
    for (Provision provision : ruleset.catalogue()) {
      CriteriaLint.look(provision, lint);
      CitationLint.look(provision, lint);
      ScenarioLint.look(provision, lint);
      TextLint.look(provision, lint);
      DateLint.look(provision, lint);
    }
    SiblingLint.look(lint);
    FactLint.look(lint);
    ruleset.documents().forEach(document -> TextLint.look(document, lint));
    return Accepted.without(lint.findings, ruleset);
  }

  Ruleset ruleset() {
    return ruleset;
  }

  List<Scenario> scenarios(Provision provision) {
    return scenarios.getOrDefault(provision.id(), List.of());
  }

  /** The path of one of a clause's files. */
  String path(Provision provision, String file) {
    return ruleset.files().folder(provision.id()) + "/" + file;
  }

  /**
   * Notes a finding.
   *
   * @param words that stand on the line that is meant; where they do not, the file is meant
   */
  void found(LintCode code, String path, String words, Text what, Text remedy) {
    found(code, path, line(path, words), what, remedy);
  }

  void found(LintCode code, String path, int line, Text what, Text remedy) {
    findings.add(new Finding(code.code(), code.severity(), path, line, what, remedy));
  }

  private int line(String path, String words) {
    String text = ruleset.files().text(path);
    int at = text == null || words.isEmpty() ? -1 : text.indexOf(words);
    if (text == null || at < 0) {
      return 0;
    }
    return 1 + (int) text.chars().limit(at).filter(one -> one == '\n').count();
  }
}
