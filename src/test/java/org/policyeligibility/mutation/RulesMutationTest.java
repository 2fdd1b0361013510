package org.policyeligibility.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;

/**
 * Whether the scenarios would notice a slip of the pen. Each mutant of each clause is decided by
 * the real engine, and is killed where a written scenario of its clause comes out otherwise than it
 * says. Generated scenarios do not count: they are derived from the rule that is put to the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesMutationTest {
  private static final double LEAST = 0.98;

  /** Mutants that no scenario can kill, each with the reason. */
  private static final Path SURVIVORS = Path.of("src/test/mutation-survivors.yaml");

  private final Ruleset ruleset = Law.shipped().ruleset();
  private final List<Scenario> scenarios = ScenarioReader.read(ruleset);
  private final List<Mutant> mutants =
      ruled().flatMap(provision -> ClauseMutants.of(provision).stream()).toList();
  private final List<Mutant> unchanged =
      ruled().map(provision -> new Mutant("unchanged", provision)).toList();
  private final MutationRun run =
      new MutationRun(ruleset, Stream.concat(mutants.stream(), unchanged.stream()).toList());
  private final List<Mutant> survivors = survivors(scenarios);

  /** All mutants are compiled and run once, for all tests. */
  RulesMutationTest() throws FaultyRuleset {
    System.out.printf(
        Locale.ROOT,
        "mutation: %.2f %% of %d mutants of rules/ killed by %d written scenarios (%d survivors)%n",
        100 * score(survivors),
        mutants.size(),
        scenarios.size(),
        survivors.size());
  }

  @AfterAll
  void give_the_engine_back() {
    run.close();
  }

  private Stream<Provision> ruled() {
    return ruleset.catalogue().stream().filter(provision -> provision.ruleText() != null);
  }

  private List<Mutant> survivors(List<Scenario> scenarios) {
    return run.survivors(scenarios).stream().filter(mutant -> !unchanged.contains(mutant)).toList();
  }

  private double score(List<Mutant> survivors) {
    return 1 - (double) survivors.size() / mutants.size();
  }

  /** The complaints about a score; empty where the scenarios are good enough. */
  private List<String> complaints(List<Mutant> survivors, Map<String, String> reasons) {
    List<String> complaints = new ArrayList<>();
    if (score(survivors) < LEAST) {
      complaints.add("fewer than 98 % of the mutants are killed");
    }
    Set<String> alive = new HashSet<>();
    for (Mutant survivor : survivors) {
      alive.add(survivor.name());
      if (!reasons.containsKey(survivor.name())) {
        complaints.add(
            survivor.name()
                + ": survives; write a scenario that tells it from the clause, or the reason into "
                + SURVIVORS);
      }
    }
    reasons.keySet().stream()
        .filter(name -> !alive.contains(name))
        .forEach(name -> complaints.add(name + ": listed in " + SURVIVORS + ", but killed"));
    return complaints;
  }

  private static Map<String, String> reasons() throws IOException {
    List<RulesetFault> faults = new ArrayList<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    YamlNode file = YamlNode.read(SURVIVORS.toString(), Files.readString(SURVIVORS), faults);
    for (YamlNode entry : file.list("survivors")) {
      entry.only("mutant", "reason");
      reasons.put(entry.text("mutant"), entry.text("reason"));
    }
    assertThat(faults).isEmpty();
    return reasons;
  }

  @Test
  void at_least_98_percent_are_killed_and_each_survivor_has_its_reason() throws Exception {
    assertThat(complaints(survivors, reasons())).isEmpty();
  }

  @Test
  void every_clause_with_a_rule_and_every_kind_of_change_is_among_the_mutants() {
    assertThat(mutants.stream().map(Mutant::clause).distinct())
        .containsExactlyElementsOf(ruled().map(Provision::id).toList());
    for (String change :
        List.of(
            "ageYears lt",
            "ageYears moved to 64",
            "ageYears moved to 66",
            "ageYears removed",
            "ageYears met when absent",
            "citizenship notIn",
            "citizenship without CN_TAIWAN",
            "citizenship with CN_MAINLAND",
            "employerZoneTypes notContains",
            "employerZoneTypes with INDUSTRIAL_PARK",
            "first day a day later",
            "no territory",
            "ASSESSMENT not required",
            "effect RESTRICTION",
            "AGE_65_BOUNDARY never shown")) {
      assertThat(mutants.stream().map(Mutant::name)).contains("guofa-2020-7/5.3: " + change);
    }
  }

  @Test
  void a_set_of_scenarios_that_looks_at_no_boundary_is_found_weak() throws Exception {
    List<Scenario> weak =
        scenarios.stream()
            .filter(
                scenario ->
                    scenario.outcome() != Outcome.NOT_IN_FORCE
                        && scenario.outcome() != Outcome.INELIGIBLE)
            .toList();
    List<Mutant> more = survivors(weak);
    assertThat(score(more)).isLessThan(LEAST);
    assertThat(complaints(more, reasons()))
        .contains("fewer than 98 % of the mutants are killed")
        .anyMatch(complaint -> complaint.startsWith("guofa-2020-7/5.3: ageYears moved to 66: "));
  }

  @Test
  void scenarios_taken_away_on_one_side_of_one_bound_are_missed_there_and_nowhere_else()
      throws Exception {
    List<Scenario> less =
        scenarios.stream()
            .filter(
                scenario -> !scenario.sentence().equals("Five years are still within five years"))
            .toList();
    assertThat(less).hasSize(scenarios.size() - 1);
    assertThat(complaints(survivors(less), reasons()))
        .isNotEmpty()
        .allMatch(complaint -> complaint.startsWith("guofa-2020-7/5.5: "))
        .allMatch(complaint -> complaint.contains("requestedResidenceYears"));
  }

  @Test
  void a_reason_for_a_mutant_that_is_killed_is_refused() {
    assertThat(complaints(List.of(), Map.of("guofa-2020-7/5.3: ageYears lt", "equivalent")))
        .containsExactly("guofa-2020-7/5.3: ageYears lt: listed in " + SURVIVORS + ", but killed");
  }

  /** So that what kills a mutant is its change. */
  @Test
  void the_true_clauses_survive_every_scenario() {
    assertThat(run.survivors(scenarios)).containsAll(unchanged);
  }
}
