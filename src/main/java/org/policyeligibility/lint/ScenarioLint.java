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
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.CaseReader;
import org.policyeligibility.scenario.Scenario;

/**
 * The lint rules of scenario coverage: each criterion is tried met, unmet and unknown, each bound
 * on both sides, each first day. A scenario that tries nothing new is reported too.
 */
final class ScenarioLint {
  private final Provision provision;
  private final FindingCollector findings;
  private final Map<Scenario, Case> cases = new LinkedHashMap<>();

  private ScenarioLint(Provision provision, FindingCollector findings) {
    this.provision = provision;
    this.findings = findings;
    CaseReader reader =
        new CaseReader(
            findings.ruleset().vocabulary(),
            findings.ruleset().register(),
            findings.ruleset()::hasBenefitOrClause);
    for (Scenario scenario : findings.scenarios(provision)) {
      Case stated = reader.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
      if (stated != null) {
        cases.put(scenario, stated);
      }
    }
  }

  static void look(Provision provision, FindingCollector findings) {
    if (provision.ruleText() != null) {
      ScenarioLint look = new ScenarioLint(provision, findings);
      provision.criteria().forEach(look::criterion);
      look.firstDay();
      look.idle();
    }
  }

  private void criterion(Criterion criterion) {
    Set<Status> seen =
        cases.values().stream().map(stated -> criterion.read(stated)).collect(Collectors.toSet());
    Text said = CriterionSentence.of(criterion);
    for (Status status : Status.values()) {
      if (!isImpossible(criterion, status) && !seen.contains(status)) {
        found(
            LintCode.UNTESTED_CRITERION,
            Message.of(
                "no-scenario-with-status",
                said,
                new Text(status.in(Language.ZH), status.in(Language.EN))),
            Message.of("write-a-scenario"));
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
          Message.of("not-tried-on-both-sides", said),
          Message.of("write-on-the-bound-and-beyond"));
    }
  }

  private void firstDay() {
    LocalDate first = provision.clause().inForce().firstDay();
    Set<LocalDate> days =
        findings.scenarios(provision).stream().map(Scenario::asOf).collect(Collectors.toSet());
    if (first != null && !days.containsAll(Set.of(first, first.minusDays(1)))) {
      found(
          LintCode.UNTESTED_FIRST_DAY,
          Message.of("first-day-not-tried", first),
          Message.of("write-a-scenario-for-each"));
    }
  }

  /** Two scenarios that state the same and expect nothing different try it once. */
  private void idle() {
    Map<Object, Scenario> seen = new HashMap<>();
    for (Scenario scenario : findings.scenarios(provision)) {
      Scenario before = seen.putIfAbsent(stated(scenario), scenario);
      if (before != null && !scenario.generated()) {
        findings.add(
            LintCode.IDLE_SCENARIO,
            scenario.path(),
            scenario.line(),
            Message.of("tries-nothing-new", before.name()),
            Message.of("remove-scenario-or-change-it"));
      }
    }
  }

  private static Object stated(Scenario scenario) {
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

  private void found(LintCode code, Message what, Message remedy) {
    findings.add(code, findings.path(provision, "scenarios.yaml"), "scenarios:", what, remedy);
  }
}
