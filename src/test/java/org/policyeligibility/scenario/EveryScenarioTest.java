package org.policyeligibility.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.Ruleset;

/** The law, exemplified: every scenario of every clause, printed as its sentence. */
class EveryScenarioTest {
  @TestFactory
  Stream<DynamicContainer> every_scenario_holds() throws Exception {
    return tests(ScenarioReader.read(Law.shipped().ruleset()));
  }

  @TestFactory
  Stream<DynamicContainer> every_generated_boundary_scenario_holds() {
    Ruleset ruleset = Law.shipped().ruleset();
    return tests(
        ruleset.catalogue().stream()
            .filter(provision -> provision.ruleText() != null)
            .flatMap(provision -> BoundaryScenarios.of(provision, ruleset.vocabulary()).stream())
            .toList());
  }

  private static Stream<DynamicContainer> tests(List<Scenario> scenarios) {
    Map<String, List<Scenario>> byClause =
        scenarios.stream().collect(Collectors.groupingBy(Scenario::clause));
    return byClause.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                DynamicContainer.dynamicContainer(
                    entry.getKey(), entry.getValue().stream().map(EveryScenarioTest::test)));
  }

  private static DynamicTest test(Scenario scenario) {
    return DynamicTest.dynamicTest(
        (scenario.generated() ? "generated: " : "") + scenario.sentence(),
        () ->
            assertThat(ScenarioRun.of(scenario, Law.shipped()).differences())
                .as("rules/%s:%d", scenario.path(), scenario.line())
                .isEmpty());
  }

  @Test
  void a_clause_decided_alone_is_decided_as_among_all() throws Exception {
    Eligibility law = Law.shipped();
    for (Scenario scenario : ScenarioReader.read(law.ruleset())) {
      Profile profile = law.read(scenario.profile(), "", scenario.asOf(), new ArrayList<>());
      assertThat(profile).as(scenario.sentence()).isNotNull();
      assertThat(law.decide(profile, scenario.asOf(), scenario.clause()).stream().toList())
          .as("rules/%s:%d", scenario.path(), scenario.line())
          .isEqualTo(
              law.evaluate(profile, scenario.asOf()).results().stream()
                  .filter(result -> result.provision().id().equals(scenario.clause()))
                  .toList());
    }
  }

  @Test
  void a_scenario_with_a_wrong_outcome_is_found() throws Exception {
    Scenario right = ScenarioReader.read(Law.shipped().ruleset()).get(0);
    Outcome wrong = right.outcome() == Outcome.ELIGIBLE ? Outcome.INELIGIBLE : Outcome.ELIGIBLE;
    Scenario seeded =
        new Scenario(
            right.clause(),
            right.path(),
            right.line(),
            right.name(),
            right.changed(),
            right.asOf(),
            right.profile(),
            wrong,
            List.of("NO_SUCH_CODE"),
            right.absent(),
            List.of("noSuchFact"),
            false);
    assertThat(ScenarioRun.of(seeded, Law.shipped()).differences()).hasSize(3);
  }
}
