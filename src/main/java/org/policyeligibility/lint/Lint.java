package org.policyeligibility.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;

/**
 * The linter of a rule set: runs every lint rule over it. It reports what can be read and is still
 * doubtful to somebody who knows policy.
 */
public final class Lint {
  private Lint() {}

  /**
   * The findings, without those that the law's drafters have looked at and accepted.
   *
   * @param scenarios of the same rule set
   */
  public static List<Finding> of(Ruleset ruleset, List<Scenario> scenarios) {
    FindingCollector findings = look(ruleset, scenarios);
    return Accepted.without(findings.findings(), ruleset, EnumSet.of(LintCode.CUT_QUOTE));
  }

  /**
   * Looks at a rule set beside its sources, and so finds what only they show.
   *
   * @param sources the folder in which they are
   */
  public static List<Finding> of(Ruleset ruleset, List<Scenario> scenarios, Path sources)
      throws IOException {
    FindingCollector findings = look(ruleset, scenarios);
    QuoteLint.look(findings, sources);
    return Accepted.without(findings.findings(), ruleset, EnumSet.noneOf(LintCode.class));
  }

  private static FindingCollector look(Ruleset ruleset, List<Scenario> scenarios) {
    FindingCollector findings = new FindingCollector(ruleset, scenarios);
    for (Provision provision : ruleset.catalogue()) {
      CriteriaLint.look(provision, findings);
      CitationLint.look(provision, findings);
      NumberLint.look(provision, findings);
      ScenarioLint.look(provision, findings);
      TextLint.look(provision, findings);
      DateLint.look(provision, findings);
      QuoteLint.look(provision, findings);
      ReadingLint.look(provision, findings);
      OperativeWordsLint.look(provision, findings);
    }
    SiblingLint.look(findings);
    FactLint.look(findings);
    ruleset.documents().forEach(document -> TextLint.look(document, findings));
    return findings;
  }
}
