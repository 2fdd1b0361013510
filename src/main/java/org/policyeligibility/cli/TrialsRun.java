package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.FaultyRuleset;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * Runs scenarios, a line each, and says last what of the criteria they tried. Arguments: {@code
 * below}, {@code filter}, {@code language}.
 */
public final class TrialsRun extends RulesRun {
  static final String BELOW = "below";
  static final String FILTER = "filter";
  static final String LANGUAGE = "language";

  /** As the process that runs it asks for. */
  public TrialsRun() {}

  @Override
  void run(Eligibility rules, JsonNode arguments, Consumer<Object> lines) {
    String below = arguments.path(BELOW).asText();
    String filter = arguments.path(FILTER).asText();
    Language language = Language.valueOf(arguments.path(LANGUAGE).asText());
    Tried tried = new Tried();
    for (Scenario scenario : scenarios(rules)) {
      boolean meant = below.isEmpty() || scenario.path().startsWith(below + "/");
      if (meant && (scenario.clause().contains(filter) || scenario.sentence().contains(filter))) {
        lines.accept(trial(scenario, rules, language, tried));
      }
    }
    lines.accept(tried.coverage());
  }

  private static List<Scenario> scenarios(Eligibility rules) {
    try {
      return ScenarioReader.read(rules.ruleset());
    } catch (FaultyRuleset faulty) {
      throw new CannotWork(
          String.valueOf(faulty.getMessage()), String.valueOf(faulty.getMessage()));
    }
  }

  private static Trial trial(Scenario scenario, Eligibility rules, Language language, Tried tried) {
    Profile profile = rules.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
    Optional<Result> result =
        profile == null
            ? Optional.empty()
            : rules.evaluate(profile, scenario.asOf()).results().stream()
                .filter(one -> one.provision().id().equals(scenario.clause()))
                .findFirst();
    if (profile == null || result.isEmpty()) {
      return new Trial(scenario, "", ScenarioRun.of(scenario, rules).differences(), List.of());
    }
    tried.add(result.get(), profile);
    List<String> differences = ScenarioRun.differences(scenario, result.get());
    return new Trial(
        scenario,
        result.get().outcome().name(),
        differences,
        differences.isEmpty() ? List.of() : deciding(result.get(), profile, language));
  }

  /** The criteria that are not met; where all are, each of them. */
  private static List<String> deciding(Result result, Profile profile, Language language) {
    List<String> lines = new ArrayList<>();
    boolean allMet = result.statuses().stream().allMatch(status -> status == Status.MET);
    for (int i = 0; i < result.statuses().size(); i++) {
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
