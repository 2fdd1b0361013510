package org.policyeligibility.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioFiles;
import org.policyeligibility.scenario.ScenarioReader;

/**
 * The outcome of {@code check}: a rule set as far as it can be read, and the findings.
 *
 * @param ruleset null where it cannot be read
 */
public record Checked(@Nullable Ruleset ruleset, List<Scenario> scenarios, List<Finding> findings) {
  public Checked {
    scenarios = List.copyOf(scenarios);
    findings = List.copyOf(findings);
  }

  /** Reads and lints a rule set. */
  public static Checked of(RuleFiles files) {
    try {
      return of(files, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException("no source was read", impossible);
    }
  }

  /**
   * Reads and lints a rule set, with the sources of the law.
   *
   * @param sources the folder in which they are, null where they are not at hand
   */
  public static Checked of(RuleFiles files, @Nullable Path sources) throws IOException {
    List<Finding> findings = new ArrayList<>();
    ScenarioFiles parsed = ScenarioFiles.of(files);
    try {
      Ruleset ruleset = DraftRulesLoader.look(files);
      List<Scenario> scenarios = ScenarioReader.read(ruleset, parsed);
      findings.addAll(
          sources == null ? Lint.of(ruleset, scenarios) : Lint.of(ruleset, scenarios, sources));
      return new Checked(ruleset, scenarios, findings);
    } catch (FaultyRuleset faulty) {
      faulty.faults().forEach(fault -> findings.add(Finding.of(fault)));
      return new Checked(null, List.of(), findings);
    }
  }
}
