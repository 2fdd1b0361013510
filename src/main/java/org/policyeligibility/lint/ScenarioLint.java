package org.policyeligibility.lint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.CaseReader;
import org.policyeligibility.scenario.Scenario;

/** Scenarios try each criterion both ways and not at all, each bound on both sides, and no more. */
final class ScenarioLint {
  private final Provision provision;
  private final Lint lint;
  private final Map<Scenario, Case> cases = new LinkedHashMap<>();

  private ScenarioLint(Provision provision, Lint lint) {
    this.provision = provision;
    this.lint = lint;
    CaseReader reader =
        new CaseReader(
            lint.ruleset().vocabulary(),
            lint.ruleset().register(),
            lint.ruleset()::hasBenefitOrClause);
    for (Scenario scenario : lint.scenarios(provision)) {
      Case stated = reader.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
      if (stated != null) {
        cases.put(scenario, stated);
      }
    }
  }

  static void look(Provision provision, Lint lint) {
    if (provision.ruleText() != null) {
      ScenarioLint look = new ScenarioLint(provision, lint);
      provision.criteria().forEach(look::criterion);
      look.firstDay();
      look.idle();
    }
  }

  private void criterion(Criterion criterion) {
    Set<Status> seen =
        cases.values().stream().map(one -> criterion.read(one)).collect(Collectors.toSet());
    Text said = CriterionSentence.of(criterion);
    for (Status status : Status.values()) {
      if (!isImpossible(criterion, status) && !seen.contains(status)) {
        found(
            LintCode.UNTESTED_CRITERION,
            new Text(
                "没有情形使“" + said.zh() + "”为 " + status,
                "no scenario has “" + said.en() + "” " + status),
            new Text("补写一个情形", "write one"));
      }
    }
    if (criterion.fact().type().isNumeric()) {
      bound(criterion, said);
    }
  }

  /** Absent, such a criterion reads as met; one that names every value is never unmet. */
  private static boolean isImpossible(Criterion criterion, Status status) {
    return (status == Status.UNKNOWN && criterion.metWhenAbsent())
        || (status == Status.NOT_MET
            && criterion.operator() == Operator.IN
            && criterion.expected().size() == criterion.fact().valueList().values().size());
  }

  private void bound(Criterion criterion, Text said) {
    BigDecimal bound = (BigDecimal) criterion.expected().get(0);
    Set<Integer> sides = new HashSet<>();
    for (Case stated : cases.values()) {
      Object actual = stated.value(criterion.fact());
      if (actual != null) {
        sides.add(new BigDecimal(actual.toString()).compareTo(bound));
      }
    }
    if (!sides.containsAll(Set.of(0, 1)) && !sides.containsAll(Set.of(0, -1))) {
      found(
          LintCode.UNTESTED_BOUND,
          new Text(
              "“" + said.zh() + "”的界限两侧未都有情形", "“" + said.en() + "” is not tried on both sides"),
          new Text("各写一个：恰在界限上、刚过界限", "write one on the bound and one just beyond it"));
    }
  }

  private void firstDay() {
    LocalDate first = provision.clause().inForce().firstDay();
    Set<LocalDate> days =
        lint.scenarios(provision).stream().map(Scenario::asOf).collect(Collectors.toSet());
    if (first != null && !days.containsAll(Set.of(first, first.minusDays(1)))) {
      found(
          LintCode.UNTESTED_FIRST_DAY,
          new Text(
              "施行首日 " + first + " 及其前一日未都有情形",
              first + ", the first day, or the day before is not tried"),
          new Text("各写一个情形", "write a scenario for each"));
    }
  }

  /** Two scenarios that state the same and expect nothing different try it once. */
  private void idle() {
    Map<Object, Scenario> seen = new HashMap<>();
    for (Scenario scenario : lint.scenarios(provision)) {
      Scenario before = seen.putIfAbsent(tried(scenario), scenario);
      if (before != null && !scenario.generated()) {
        lint.found(
            LintCode.IDLE_SCENARIO,
            scenario.path(),
            scenario.line(),
            new Text(
                "与“" + before.sentence() + "”所试相同",
                "tries nothing that “" + before.sentence() + "” does not"),
            new Text("删去，或改变它所试的事实、日期或结果", "remove it, or change what it states or expects"));
      }
    }
  }

  private static Object tried(Scenario scenario) {
    Map<String, @Nullable Object> profile = new HashMap<>(scenario.profile());
    profile.values().removeIf(Objects::isNull);
    return List.of(
        scenario.asOf(),
        profile,
        scenario.outcome(),
        scenario.advisories(),
        scenario.absent(),
        String.valueOf(scenario.missing()));
  }

  private void found(LintCode code, Text what, Text remedy) {
    lint.found(code, lint.path(provision, "scenarios.yaml"), 0, what, remedy);
  }
}
