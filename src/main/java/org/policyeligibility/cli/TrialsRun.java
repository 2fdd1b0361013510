package org.policyeligibility.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioFiles;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * Runs scenarios, a line each, and says last what of the criteria they tried. Arguments: {@code
 * below}, {@code filter}, {@code language}.
 */
public final class TrialsRun extends RulesRun<TrialsRun.Line> {
  static final String BELOW = "below";
  static final String FILTER = "filter";
  static final String LANGUAGE = "language";

  /** What one scenario showed, or, on the last line, what all of them tried. */
  record Line(@Nullable Trial trial, Tried.@Nullable Coverage coverage) {}

  private @Nullable ScenarioFiles files;

  /** As the process that runs it asks for. */
  public TrialsRun() {
    super(Line.class);
  }

  @Override
  void begin(RuleFiles written) {
    files = ScenarioFiles.of(written);
  }

  @Override
  void run(Eligibility rules, Map<String, Object> arguments, Consumer<Line> lines) {
    String below = text(arguments, BELOW);
    String filter = text(arguments, FILTER);
    Language language = Language.valueOf(text(arguments, LANGUAGE));
    List<Scenario> meant =
        scenarios(rules).stream()
            .filter(one -> below.isEmpty() || one.path().startsWith(below + "/"))
            .filter(one -> one.clause().contains(filter) || one.sentence().contains(filter))
            .toList();
    Tried tried = new Tried();
    for (Run run : Workers.each(meant, scenario -> Run.of(scenario, rules))) {
      lines.accept(new Line(run.trial(language), null));
      run.addTo(tried);
    }
    lines.accept(new Line(null, tried.coverage()));
  }

  private static String text(Map<String, Object> arguments, String name) {
    return String.valueOf(arguments.getOrDefault(name, ""));
  }

  private List<Scenario> scenarios(Eligibility rules) {
    try {
      return files == null
          ? ScenarioReader.read(rules.ruleset())
          : ScenarioReader.read(rules.ruleset(), files);
    } catch (FaultyRuleset faulty) {
      throw new CannotWork(
          String.valueOf(faulty.getMessage()), String.valueOf(faulty.getMessage()));
    }
  }

  /**
   * One scenario as it came out.
   *
   * @param profile null where it cannot be read
   * @param result null where the clause has none for such a profile
   */
  private record Run(
      Scenario scenario,
      @Nullable Profile profile,
      @Nullable Result result,
      List<String> differences) {
    static Run of(Scenario scenario, Eligibility rules) {
      Profile profile = rules.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
      Result result =
          profile == null
              ? null
              : rules.decide(profile, scenario.asOf(), scenario.clause()).orElse(null);
      return new Run(
          scenario,
          profile,
          result,
          result == null
              ? ScenarioRun.of(scenario, rules).differences()
              : ScenarioRun.differences(scenario, result));
    }

    Trial trial(Language language) {
      return profile == null || result == null
          ? new Trial(scenario, "", differences, List.of())
          : new Trial(
              scenario,
              result.outcome().name(),
              differences,
              differences.isEmpty() ? List.of() : deciding(result, profile, language));
    }

    void addTo(Tried tried) {
      if (profile != null && result != null) {
        tried.add(result, profile);
      }
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
