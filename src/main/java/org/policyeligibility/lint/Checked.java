package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.WrittenRules;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioFiles;
import org.policyeligibility.scenario.ScenarioReader;

/**
 * A rule set as far as it can be read, and what was found.
 *
 * @param ruleset null where it cannot be read
 */
public record Checked(@Nullable Ruleset ruleset, List<Scenario> scenarios, List<Finding> findings) {
  public Checked {
    scenarios = List.copyOf(scenarios);
    findings = List.copyOf(findings);
  }

  /** Reads and looks at a rule set. */
  public static Checked of(RuleFiles files) {
    List<Finding> findings = new ArrayList<>();
    ScenarioFiles parsed = ScenarioFiles.of(files);
    try {
      Ruleset ruleset = WrittenRules.look(files);
      List<Scenario> scenarios = ScenarioReader.read(ruleset, parsed);
      findings.addAll(Lint.of(ruleset, scenarios));
      return new Checked(ruleset, scenarios, findings);
    } catch (FaultyRuleset faulty) {
      faulty.faults().forEach(fault -> findings.add(Finding.of(fault)));
      return new Checked(null, List.of(), findings);
    }
  }
}
