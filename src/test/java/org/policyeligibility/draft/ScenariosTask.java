package org.policyeligibility.draft;

import java.util.Map;
import org.policyeligibility.Eligibility;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * Runs the scenarios of a draft, a line each: {@code clause, path, line, scenario, differences}.
 * The argument {@code clause} keeps those whose clause begins so.
 */
public final class ScenariosTask implements DraftTask {
  @Override
  public void run(DraftContext work) throws FaultyRuleset {
    Ruleset ruleset = work.ruleset(DraftContext.DRAFT);
    Eligibility draft = new Eligibility(ruleset, DroolsEngine.compile(ruleset));
    String kept = work.arguments().path("clause").asText();
    for (Scenario scenario : ScenarioReader.read(draft.ruleset())) {
      if (scenario.clause().startsWith(kept)) {
        work.write(
            Map.of(
                "clause", scenario.clause(),
                "path", scenario.path(),
                "line", scenario.line(),
                "scenario", scenario.sentence(),
                "differences",
                    ScenarioRun.of(scenario, draft).differences().stream()
                        .map(Message::toString)
                        .toList()));
      }
    }
  }
}
