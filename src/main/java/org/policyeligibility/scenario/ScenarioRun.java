package org.policyeligibility.scenario;

import java.util.ArrayList;
import java.util.List;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Profile;

/**
 * The result of a scenario: an executable example, run as a request would be.
 *
 * @param differences what was not as the scenario says, in sentences; empty where all was
 */
public record ScenarioRun(Scenario scenario, List<String> differences) {
  public ScenarioRun {
    differences = List.copyOf(differences);
  }

  /** Runs a scenario as a request would be answered. */
  public static ScenarioRun of(Scenario scenario, Eligibility eligibility) {
    List<InputFault> faults = new ArrayList<>();
    Profile profile = eligibility.read(scenario.profile(), "", scenario.asOf(), faults);
    List<String> differences = new ArrayList<>();
    if (profile == null) {
      faults.forEach(fault -> differences.add("cannot be read: " + fault));
    } else {
      eligibility
          .evaluate(profile, scenario.asOf())
          .result(scenario.clause())
          .ifPresentOrElse(
              result -> differences.addAll(differences(scenario, result)),
              () -> differences.add("the clause is not among the results"));
    }
    return new ScenarioRun(scenario, differences);
  }

  /** The differences between a result and its scenario, in sentences. */
  public static List<String> differences(Scenario scenario, Result result) {
    List<String> differences = new ArrayList<>();
    if (result.outcome() != scenario.outcome()) {
      differences.add(
          "expected "
              + scenario.outcome()
              + " but was "
              + result.outcome()
              + "; criteria read "
              + result.statuses());
    }
    List<String> shown = result.advisories().stream().map(Advisory::code).toList();
    scenario.advisories().stream()
        .filter(code -> !shown.contains(code))
        .forEach(code -> differences.add("advisory " + code + " is not shown"));
    scenario.absent().stream()
        .filter(shown::contains)
        .forEach(code -> differences.add("advisory " + code + " is shown"));
    if (scenario.missing() != null && !scenario.missing().equals(result.missingFacts())) {
      differences.add(
          "missing facts are " + result.missingFacts() + ", expected " + scenario.missing());
    }
    return differences;
  }
}
