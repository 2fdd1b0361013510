package org.policyeligibility.draft;

import java.util.Map;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * Runs the scenarios of a draft, a line each: {@code clause, path, line, scenario, differences}.
 * The argument {@code clause} keeps those whose clause begins so.
 */
public final class ScenariosTask implements DraftTask {
  @Override
  public void run(DraftWork work) throws FaultyRuleset {
    Eligibility draft = work.eligibility(DraftWork.DRAFT);
    String kept = work.arguments().path("clause").asText();
    for (Scenario scenario : ScenarioReader.read(draft.ruleset())) {
      if (scenario.clause().startsWith(kept)) {
        work.write(
            Map.of(
                "clause", scenario.clause(),
                "path", scenario.path(),
                "line", scenario.line(),
                "scenario", scenario.sentence(),
                "differences", ScenarioRun.of(scenario, draft).differences()));
      }
    }
  }
}
