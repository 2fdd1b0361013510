package org.policyeligibility.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Eligibility;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.IncrementalCompilation;

/** Who gains and who loses, found by deciding little, is who is found by deciding everything. */
class ImpactTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  private static Eligibility engine(Ruleset rules) {
    return new Eligibility(rules, IncrementalCompilation.of(rules, List.of()).engine());
  }

  private static Ruleset draft() throws Exception {
    return DraftRulesLoader.read(
        EditedRules.shipped()
            .replace(RULE, "ageYears <= 65", "ageYears <= 60")
            .replace(RULE, "ENTERPRISE, STATE_OWNED_ENTERPRISE", "ENTERPRISE, UNIVERSITY")
            .files());
  }

  private static PopulationRecord record(String line) {
    int blank = line.indexOf(' ');
    return new PopulationRecord(
        Long.parseLong(line.substring(0, blank)), Map.of(), person(line.substring(blank + 1)));
  }

  private static Map<String, Object> person(String birth) {
    return Map.of(
        "type",
        "person",
        "citizenship",
        "FOREIGN",
        "birthDate",
        birth,
        "employerType",
        "ENTERPRISE",
        "employerZoneTypes",
        List.of("NATIONAL_HIGH_TECH_ZONE"));
  }

  @Test
  void deciding_only_what_changed_finds_what_deciding_everything_finds() throws Exception {
    compare(10_000);
  }

  @Test
  @Tag("long")
  void and_so_it_does_for_a_hundred_thousand_profiles() throws Exception {
    compare(100_000);
  }

  private static void compare(int profiles) throws Exception {
    Ruleset base = Law.shipped().ruleset();
    Ruleset draft = draft();
    try (Impact impact = Impact.of(base, draft, Law.DAY, ImpactTest::engine);
        Eligibility whole = engine(draft)) {
      RandomProfiles people = new RandomProfiles(11, base.vocabulary());
      Set<String> found = new TreeSet<>();
      Set<String> brute = new TreeSet<>();
      for (int i = 0; i < profiles; i++) {
        Map<String, Object> stated = people.stated(Law.DAY);
        int number = i;
        impact
            .of(new PopulationRecord(i, Map.of(), stated), new ArrayList<>(), new Tally())
            .ifPresent(
                flipped ->
                    flipped
                        .flips()
                        .forEach(
                            flip ->
                                found.add(
                                    number
                                        + " "
                                        + flip.clause()
                                        + " "
                                        + flip.before()
                                        + " "
                                        + flip.after())));
        Map<String, Outcome> before = outcomes(Law.shipped(), stated);
        outcomes(whole, stated)
            .forEach(
                (clause, after) -> {
                  if (before.get(clause) != after) {
                    brute.add(number + " " + clause + " " + before.get(clause) + " " + after);
                  }
                });
      }
      assertThat(brute).hasSizeGreaterThan(10);
      assertThat(found).isEqualTo(brute);
    }
  }

  private static Map<String, Outcome> outcomes(Eligibility rules, Map<String, Object> stated) {
    Profile profile = rules.read(stated, "", Law.DAY, new ArrayList<>());
    Map<String, Outcome> outcomes = new HashMap<>();
    if (profile != null) {
      for (Result result : rules.evaluate(profile, Law.DAY).results()) {
        outcomes.put(result.provision().id(), result.outcome());
      }
    }
    return outcomes;
  }

  @Test
  void counts_are_complete_and_the_same_however_many_workers_there_are() throws Exception {
    List<String> people =
        IntStream.range(0, 5_000)
            .mapToObj(i -> (i + 1) + " " + (i % 2 == 0 ? "1962-06-01" : "1990-01-01"))
            .toList();
    try (Impact impact = Impact.of(Law.shipped().ruleset(), draft(), Law.DAY, ImpactTest::engine)) {
      for (int workers : new int[] {1, 3}) {
        ImpactRun run = ImpactRun.of(impact, people.iterator(), ImpactTest::record, 7, workers);
        assertThat(run.tally().profiles()).isEqualTo(5_000);
        assertThat(run.tally().flipped()).isEqualTo(2_500);
        assertThat(run.tally().count(Tally.By.CLAUSE, "guofa-2020-7/5.3", Flip.Kind.LOST))
            .isEqualTo(2_500);
        assertThat(run.cases())
            .extracting(flipped -> flipped.record().row())
            .containsExactly(1L, 3L, 5L, 7L, 9L, 11L, 13L);
        assertThat(
                NoChange.reason(
                    Law.shipped().ruleset(), draft(), impact.comparison(), Law.DAY, run.tally()))
            .isEmpty();
      }
    }
  }

  private static Text reason(Ruleset draft, LocalDate asOf) {
    Ruleset base = Law.shipped().ruleset();
    try (Impact impact = Impact.of(base, draft, asOf, ImpactTest::engine)) {
      ImpactRun run =
          ImpactRun.of(impact, List.of("1 1990-01-01").iterator(), ImpactTest::record, 1, 1);
      return NoChange.reason(base, draft, impact.comparison(), asOf, run.tally()).orElseThrow();
    }
  }

  @Test
  void where_nothing_changes_it_is_said_why() throws Exception {
    assertThat(reason(Law.shipped().ruleset(), Law.DAY).en()).isEqualTo("The two say the same.");
    assertThat(reason(draft(), LocalDate.of(2020, 7, 12)).en())
        .contains("guofa-2020-7/5.3 is not in force before 2020-07-13");
    assertThat(reason(draft(), Law.DAY).en()).startsWith("Nobody in this population");
    Ruleset otherTitle =
        DraftRulesLoader.read(
            EditedRules.shipped()
                .replace(EditedRules.CLAUSE + "/clause.yaml", "Work-permit age", "Age")
                .files());
    assertThat(reason(otherTitle, Law.DAY).en()).startsWith("Only texts differ");
  }

  @Test
  void a_case_that_was_open_and_is_refused_now_is_ruled_out() {
    assertThat(Flip.of("", "", Outcome.INDETERMINATE, Outcome.INELIGIBLE).orElseThrow().kind())
        .isEqualTo(Flip.Kind.RULED_OUT);
  }

  @Test
  void to_be_in_breach_of_an_obligation_and_to_be_so_no_more_are_kinds_of_their_own() {
    for (Outcome other : Outcome.values()) {
      if (other != Outcome.NON_COMPLIANT) {
        assertThat(Flip.of("", "", other, Outcome.NON_COMPLIANT).orElseThrow().kind())
            .as(other + " before")
            .isEqualTo(Flip.Kind.BREACHED);
        assertThat(Flip.of("", "", Outcome.NON_COMPLIANT, other).orElseThrow().kind())
            .as(other + " after")
            .isEqualTo(Flip.Kind.BREACH_ENDED);
      }
    }
    assertThat(Flip.of("a/1", "b", null, Outcome.NON_COMPLIANT).orElseThrow().kind())
        .isEqualTo(Flip.Kind.BREACHED);
    assertThat(Flip.of("a/1", "b", Outcome.NON_COMPLIANT, null).orElseThrow().kind())
        .isEqualTo(Flip.Kind.BREACH_ENDED);
  }

  /** A fact that follows from one that is stated, an age from a day of birth, is not lacking. */
  @Test
  void what_changed_clauses_test_and_nobody_states_is_named_as_it_would_be_stated()
      throws Exception {
    Ruleset base = Law.shipped().ruleset();
    Ruleset draft = draft();
    try (Impact impact = Impact.of(base, draft, Law.DAY, ImpactTest::engine)) {
      Tally nobody = new Tally();
      impact.of(
          new PopulationRecord(1, Map.of(), Map.of("type", "person")), new ArrayList<>(), nobody);
      assertThat(impact.tested().unstated(draft, nobody))
          .extracting(lacking -> lacking.fact().name())
          .containsExactly("citizenship", "employerType", "employerZoneTypes", "birthDate");
      assertThat(impact.tested().unstated(draft, nobody).get(0).clauses())
          .containsExactly("guofa-2020-7/5.3");
      Tally born = new Tally();
      impact.of(
          new PopulationRecord(1, Map.of(), Map.of("type", "person", "birthDate", "1990-01-01")),
          new ArrayList<>(),
          born);
      born.add(nobody);
      assertThat(impact.tested().unstated(draft, born))
          .extracting(lacking -> lacking.fact().name())
          .containsExactly("citizenship", "employerType", "employerZoneTypes");
      assertThat(impact.tested().unstated(draft, new Tally()))
          .as("of whom no clause that changed speaks")
          .isEmpty();
    }
  }

  @Test
  void a_new_no_takes_nothing_away() {
    assertThat(Flip.of("a/1", "b", null, Outcome.INELIGIBLE)).isEmpty();
    assertThat(Flip.of("a/1", "b", null, Outcome.ELIGIBLE).orElseThrow().kind())
        .isEqualTo(Flip.Kind.GAINED);
    assertThat(Flip.of("a/1", "b", Outcome.CONDITIONAL, null).orElseThrow().kind())
        .isEqualTo(Flip.Kind.LOST);
    assertThat(Flip.of("a/1", "b", Outcome.ELIGIBLE, Outcome.INDETERMINATE).orElseThrow().kind())
        .isEqualTo(Flip.Kind.UNDETERMINED);
    assertThat(Flip.of("a/1", "b", Outcome.APPLIES, Outcome.DOES_NOT_APPLY).orElseThrow().kind())
        .isEqualTo(Flip.Kind.CHANGED);
  }
}
