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
    scenarios(rules).parallelStream()
        .filter(one -> below.isEmpty() || one.path().startsWith(below + "/"))
        .filter(one -> one.clause().contains(filter) || one.sentence().contains(filter))
        .map(one -> Run.of(one, rules))
        .toList()
        .forEach(
            run -> {
              lines.accept(run.trial(language));
              run.result().ifPresent(result -> tried.add(result, run.stated().orElseThrow()));
            });
    lines.accept(tried.coverage());
  }

  /** One scenario as it came out. */
  private record Run(
      Scenario scenario,
      Optional<Profile> stated,
      Optional<Result> result,
      List<String> differences) {
    static Run of(Scenario scenario, Eligibility rules) {
      Optional<Profile> stated =
          Optional.ofNullable(
              rules.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>()));
      Optional<Result> result =
          stated.flatMap(
              profile ->
                  rules.evaluate(profile, scenario.asOf()).results().stream()
                      .filter(one -> one.provision().id().equals(scenario.clause()))
                      .findFirst());
      return new Run(
          scenario,
          stated,
          result,
          result
              .map(one -> ScenarioRun.differences(scenario, one))
              .orElseGet(() -> ScenarioRun.of(scenario, rules).differences()));
    }

    Trial trial(Language language) {
      return new Trial(
          scenario,
          result.map(one -> one.outcome().name()).orElse(""),
          differences,
          differences.isEmpty() || result.isEmpty()
              ? List.of()
              : deciding(result.get(), stated.orElseThrow(), language));
    }
  }

  private static List<Scenario> scenarios(Eligibility rules) {
    try {
      return ScenarioReader.read(rules.ruleset());
    } catch (FaultyRuleset faulty) {
      throw new CannotWork(
          String.valueOf(faulty.getMessage()), String.valueOf(faulty.getMessage()));
    }
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
