package org.policyeligibility.draft.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.OutcomeSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.scenario.CriteriaCoverage;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioFiles;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.scenario.ScenarioReport;
import org.policyeligibility.scenario.ScenarioRun;

/**
 * The task behind {@code test}: runs scenarios, a line each, and tells last how far they cover the
 * criteria.
 */
public final class ScenarioTask extends RulesTask<ScenarioTask.Arguments, ScenarioTask.Line> {
  /**
   * Which scenarios are run.
   *
   * @param below a document or clause; empty for all
   * @param filter words of a scenario, its clause or its document; empty for all
   */
  public record Arguments(String below, String filter, Language language) {}

  /**
   * The report of one scenario, or, on the last line, the coverage of all.
   *
   * @param nearest where no scenario was selected, the names nearest to the filter
   */
  public record Line(
      @Nullable ScenarioReport report,
      CriteriaCoverage.@Nullable Coverage coverage,
      List<String> nearest) {}

  private @Nullable ScenarioFiles files;

  /** As the process that runs it asks for. */
  public ScenarioTask() {
    super(Arguments.class, Line.class);
  }

  @Override
  void begin(RuleFiles written) {
    files = ScenarioFiles.of(written);
  }

  @Override
  void run(Eligibility rules, Arguments arguments, Consumer<Line> lines) throws FaultyRuleset {
    String below = arguments.below();
    List<Scenario> all =
        scenarios(rules).stream()
            .filter(scenario -> below.isEmpty() || scenario.path().startsWith(below + "/"))
            .toList();
    ScenarioFilter filter = new ScenarioFilter(arguments.filter());
    ScenarioInWords words = new ScenarioInWords(rules.ruleset());
    List<Scenario> selected = filter.selectsAll() ? all : selected(all, filter, words, rules);
    CriteriaCoverage coverage = new CriteriaCoverage();
    for (Run run : ParallelMap.each(selected, scenario -> Run.of(scenario, rules))) {
      lines.accept(new Line(run.report(words, arguments.language()), null, List.of()));
      run.addTo(coverage);
    }
    List<String> nearest = selected.isEmpty() ? filter.nearest(all, provisions(rules)) : List.of();
    lines.accept(new Line(null, coverage.coverage(), nearest));
  }

  private static List<Scenario> selected(
      List<Scenario> all, ScenarioFilter filter, ScenarioInWords words, Eligibility rules) {
    Map<String, Provision> provisions = provisions(rules);
    return all.stream()
        .filter(
            scenario ->
                filter.selects(
                    scenario,
                    Objects.requireNonNull(provisions.get(scenario.clause())),
                    () ->
                        words.description(
                            scenario,
                            rules.read(
                                scenario.profile(), "", scenario.asOf(), new ArrayList<>()))))
        .toList();
  }

  private static Map<String, Provision> provisions(Eligibility rules) {
    Map<String, Provision> provisions = new HashMap<>();
    rules.ruleset().catalogue().forEach(provision -> provisions.put(provision.id(), provision));
    return provisions;
  }

  private List<Scenario> scenarios(Eligibility rules) throws FaultyRuleset {
    return files == null
        ? ScenarioReader.read(rules.ruleset())
        : ScenarioReader.read(rules.ruleset(), files);
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
      List<Message> differences) {
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

    ScenarioReport report(ScenarioInWords words, Language language) {
      String name = scenario.name().in(language);
      String description = words.inPlaceOfName(scenario, profile, language);
      List<String> said = differences.stream().map(told -> told.in(language)).toList();
      return profile == null || result == null
          ? new ScenarioReport(scenario, name, description, "", said, List.of())
          : new ScenarioReport(
              scenario,
              name,
              description,
              result.outcome().name(),
              said,
              differences.isEmpty() ? List.of() : deciding(result, profile, scenario, language));
    }

    void addTo(CriteriaCoverage coverage) {
      if (profile != null && result != null) {
        coverage.add(result, profile);
      }
    }
  }

  /**
   * The criteria that are not met; where all are, each of them, and what came of it, for a decision
   * of an authority can be open.
   */
  private static List<String> deciding(
      Result result, Profile profile, Scenario scenario, Language language) {
    List<String> lines = new ArrayList<>();
    boolean allMet = result.statuses().stream().allMatch(status -> status == Status.MET);
    for (int i = 0; i < result.statuses().size(); i++) {
      Criterion criterion = result.provision().criteria().get(i);
      Status status = result.statuses().get(i);
      if (allMet || status != Status.MET) {
        Object value = profile.value(criterion.fact());
        lines.add(
            CriterionSentence.of(criterion).in(language)
                + (language == Language.ZH ? "：" : ": ")
                + status.in(language)
                + " ("
                + criterion.fact().name()
                + " = "
                + (value == null ? "?" : value)
                + ")");
      }
    }
    if (allMet) {
      lines.add(OutcomeSentence.of(result, scenario.asOf()).in(language));
    }
    return lines;
  }
}
