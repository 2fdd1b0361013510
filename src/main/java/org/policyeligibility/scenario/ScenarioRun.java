package org.policyeligibility.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Profile;

/**
 * The result of a scenario: an executable example, run as a request would be.
 *
 * @param differences what was not as the scenario says, in sentences; empty where all was
 */
public record ScenarioRun(Scenario scenario, List<Message> differences) {
  public ScenarioRun {
    differences = List.copyOf(differences);
  }

  /** Runs a scenario as a request would be answered. */
  public static ScenarioRun of(Scenario scenario, Eligibility eligibility) {
    List<InputFault> faults = new ArrayList<>();
    Profile profile = eligibility.read(scenario.profile(), "", scenario.asOf(), faults);
    List<Message> differences = new ArrayList<>();
    if (profile == null) {
      faults.forEach(
          fault ->
              differences.add(
                  Message.of("profile-cannot-be-read", fault.pointer(), fault.message())));
    } else {
      eligibility
          .evaluate(profile, scenario.asOf())
          .result(scenario.clause())
          .ifPresentOrElse(
              result -> differences.addAll(differences(scenario, result)),
              () -> differences.add(Message.of("clause-not-among-results")));
    }
    return new ScenarioRun(scenario, differences);
  }

  /** The differences between a result and its scenario, in sentences. */
  public static List<Message> differences(Scenario scenario, Result result) {
    List<Message> differences = new ArrayList<>();
    if (result.outcome() != scenario.outcome()) {
      differences.add(
          Message.of(
              "expected-but-was",
              said(scenario.outcome()),
              said(result.outcome()),
              said(result.statuses())));
    }
    List<String> shown = result.advisories().stream().map(Advisory::code).toList();
    scenario.advisories().stream()
        .filter(code -> !shown.contains(code))
        .forEach(code -> differences.add(Message.of("advisory-not-shown", code)));
    scenario.absent().stream()
        .filter(shown::contains)
        .forEach(code -> differences.add(Message.of("advisory-shown", code)));
    if (scenario.missing() != null && !scenario.missing().equals(result.missingFacts())) {
      differences.add(Message.of("other-missing-facts", result.missingFacts(), scenario.missing()));
    }
    return differences;
  }

  /** The statuses in words; in brackets, as a rule without criteria has none. */
  private static Text said(List<Status> statuses) {
    return new Text(
        statuses.stream()
            .map(status -> status.in(Language.ZH))
            .collect(Collectors.joining("、", "[", "]")),
        String.valueOf(statuses));
  }

  private static Text said(Outcome outcome) {
    return new Text(outcome.in(Language.ZH), outcome.in(Language.EN));
  }
}
