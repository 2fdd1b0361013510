package org.policyeligibility.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.RulesetFault;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.ruleset.drools.WrittenRules;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.scenario.ScenarioRun;

/** The scenarios of a folder of rules, run. */
final class Trials {
  private Trials() {}

  /**
   * Runs them.
   *
   * @param filter keeps those whose clause or sentence has these words; null keeps all
   */
  static List<Trial> of(RulesFolder folder, Prompt prompt, @Nullable String filter) {
    RuleFiles files = folder.files();
    try {
      Ruleset ruleset = WrittenRules.read(files);
      try (Eligibility eligibility = new Eligibility(ruleset, DroolsEngine.compile(ruleset))) {
        return ScenarioReader.read(ruleset).stream()
            .filter(one -> folder.holds(one.path()) && keeps(filter, one))
            .map(one -> trial(one, eligibility, prompt.language()))
            .toList();
      }
    } catch (FaultyRuleset faulty) {
      RulesetFault first = faulty.faults().get(0);
      throw new CannotWork(
          "规则有误，无法试算；先运行 check。" + first, "The rules are at fault; run check first. " + first);
    }
  }

  private static boolean keeps(@Nullable String filter, Scenario scenario) {
    return filter == null
        || scenario.clause().contains(filter)
        || scenario.sentence().contains(filter);
  }

  private static Trial trial(Scenario scenario, Eligibility eligibility, Language language) {
    List<String> differences = ScenarioRun.of(scenario, eligibility).differences();
    Optional<Result> result =
        differences.isEmpty() ? Optional.empty() : result(scenario, eligibility);
    return new Trial(
        scenario.clause(),
        scenario.path(),
        scenario.line(),
        scenario.sentence(),
        scenario.outcome().name(),
        result
            .map(one -> one.outcome().name())
            .orElse(differences.isEmpty() ? scenario.outcome().name() : ""),
        differences,
        result.map(one -> deciding(one, scenario, eligibility, language)).orElse(List.of()));
  }

  private static Optional<Result> result(Scenario scenario, Eligibility eligibility) {
    Profile profile = eligibility.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
    return profile == null
        ? Optional.empty()
        : eligibility.evaluate(profile, scenario.asOf()).results().stream()
            .filter(one -> one.provision().id().equals(scenario.clause()))
            .findFirst();
  }

  /** The criteria that are not met; where all are, each of them. */
  private static List<String> deciding(
      Result result, Scenario scenario, Eligibility eligibility, Language language) {
    Profile profile = eligibility.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
    List<String> lines = new ArrayList<>();
    boolean allMet = result.statuses().stream().allMatch(status -> status == Status.MET);
    for (int i = 0; i < result.statuses().size() && profile != null; i++) {
      Criterion criterion = result.provision().criteria().get(i);
      Status status = result.statuses().get(i);
      if (allMet || status != Status.MET) {
        Object value = profile.value(criterion.fact());
        lines.add(
            CriterionSentence.of(criterion).in(language)
                + ": "
                + status
                + " ("
                + criterion.fact().name()
                + " = "
                + (value == null ? "?" : value)
                + ")");
      }
    }
    return lines;
  }
}
