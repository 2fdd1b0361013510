package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.Vocabulary;

/** Tests of advice. Each piece of it is compared with trying it out. */
class AdviceTest {
  private final Vocabulary vocabulary = Law.shipped().ruleset().vocabulary();

  private static Map<String, Outcome> outcomes(Evaluation evaluation) {
    Map<String, Outcome> outcomes = new HashMap<>();
    evaluation.results().forEach(result -> outcomes.put(result.provision().id(), result.outcome()));
    return outcomes;
  }

  private static Set<String> names(Advice advice) {
    Set<String> names = new HashSet<>();
    advice.questions().forEach(missingFact -> names.add(missingFact.fact().name()));
    return names;
  }

  /**
   * Neither alone nor together with others can a fact that a result does not name settle it. A
   * clause that some need not apply for is left out: an unmet criterion decides it while it is not
   * known whether one need, so that a fact which settles nothing in the end may settle it till
   * then.
   */
  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
  void a_fact_that_is_not_missing_settles_no_open_result(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    Evaluation evaluation = Law.evaluate(stated, asOf);
    List<Result> open =
        evaluation.results().stream()
            .filter(candidate -> candidate.outcome() == Outcome.INDETERMINATE)
            .filter(candidate -> candidate.provision().notNeeded().isEmpty())
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Result result = open.get(Math.floorMod(seed, open.size()));
    Map<String, Object> more = new LinkedHashMap<>(stated);
    for (Fact fact : vocabulary.facts(result.provision().profile())) {
      // A province that nobody asks for is not stated: it could only put all out of scope.
      boolean province =
          fact.equals(result.provision().province())
              || (result.provision().province() != null
                  && result.provision().province().name().equals(fact.province()));
      boolean known = evaluation.stated().value(fact) != null;
      if (fact.derivedFrom() == null && !result.missing().contains(fact) && !province && !known) {
        more.putIfAbsent(fact.name(), profiles.value(fact, asOf));
      }
    }
    Profile read = Law.shipped().read(more, "", asOf, new ArrayList<>());
    if (read != null) {
      assertThat(outcomes(Law.shipped().evaluate(read, asOf)))
          .as("%s as of %s names %s; with %s", stated, asOf, result.missingFacts(), more)
          .containsEntry(result.provision().id(), Outcome.INDETERMINATE);
    }
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
  void an_answer_asks_for_what_its_open_results_name_and_for_nothing_else(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Evaluation evaluation = Law.evaluate(profiles.stated(asOf), asOf);
    Set<String> named = new HashSet<>();
    for (Result result : evaluation.results()) {
      assertThat(result.missing().isEmpty())
          .as(result.provision().id())
          .isEqualTo(result.outcome() != Outcome.INDETERMINATE);
      named.addAll(result.missingFacts());
    }
    assertThat(names(Law.shipped().ask(evaluation))).isEqualTo(named);
  }

  /** Each question is worth asking: some answer to it, with some to others, changes something. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void every_fact_that_is_asked_for_can_change_an_outcome(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    List<MissingFact> questions = Law.shipped().ask(Law.evaluate(stated, asOf)).questions();
    for (MissingFact missing : questions) {
      boolean changes = false;
      for (int i = 0; i < 1_000 && !changes; i++) {
        changes = changes(missing, questions, stated, profiles, asOf);
      }
      assertThat(changes).as("%s as of %s: %s", stated, asOf, missing).isTrue();
    }
  }

  private static boolean changes(
      MissingFact missing,
      List<MissingFact> questions,
      Map<String, Object> stated,
      RandomProfiles profiles,
      LocalDate asOf) {
    Map<String, Object> without = new LinkedHashMap<>(stated);
    for (MissingFact other : questions) {
      if (!other.equals(missing) && profiles.tosses()) {
        without.put(other.fact().name(), profiles.value(other.fact(), asOf));
      }
    }
    Map<String, Object> with = new LinkedHashMap<>(without);
    with.put(missing.fact().name(), profiles.value(missing.fact(), asOf));
    Profile before = Law.shipped().read(without, "", asOf, new ArrayList<>());
    Profile after = Law.shipped().read(with, "", asOf, new ArrayList<>());
    if (before == null || after == null) {
      return false;
    }
    Map<String, Outcome> then = outcomes(Law.shipped().evaluate(before, asOf));
    Map<String, Outcome> now = outcomes(Law.shipped().evaluate(after, asOf));
    return missing.clauses().stream().anyMatch(id -> then.get(id) != now.get(id));
  }

  @Test
  void the_fact_that_most_benefits_rest_on_is_asked_for_first() {
    Advice advice = Law.shipped().ask(Law.evaluate(Map.of("type", "enterprise"), Law.DAY));
    MissingFact first = advice.questions().get(0);
    assertThat(first.fact().name()).isEqualTo("zoneTypes");
    assertThat(advice.questions())
        .allSatisfy(other -> assertThat(other.expected()).isLessThanOrEqualTo(first.expected()));
  }

  @Test
  void where_nothing_is_missing_nothing_is_asked() {
    Evaluation settled =
        Law.evaluate(
            Map.of("type", "person", "employerProvinceCode", "CN-HK"), LocalDate.of(2021, 1, 1));
    assertThat(settled.only(result -> result.outcome() == Outcome.OUT_OF_SCOPE).results())
        .isNotEmpty();
    Advice advice =
        Law.shipped().ask(settled.only(result -> result.outcome() == Outcome.OUT_OF_SCOPE));
    assertThat(advice.questions()).isEmpty();
  }

  /** Made as it says, the change leads to the outcome it says; less than that does not. */
  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void a_change_does_what_it_says_and_nothing_less_does(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Profile profile = Law.profile(profiles.stated(asOf), asOf);
    Evaluation evaluation = Law.shipped().evaluate(profile, asOf);
    Advice advice = Law.shipped().advise(evaluation);
    for (Result result : evaluation.results()) {
      Change change = advice.changes().get(result.provision().id());
      if (result.outcome() != Outcome.INELIGIBLE) {
        assertThat(change).as(result.provision().id()).isNull();
      } else if (change != null) {
        assertThat(outcome(result, change, profile, asOf, null)).isEqualTo(change.outcome());
        assertThat(change.facts().size() + change.decisions().size()).isPositive();
        for (Change.OfFact left : change.facts()) {
          assertThat(outcome(result, change, profile, asOf, left))
              .as("%s without a change of %s", result.provision().id(), left.fact().name())
              .isNotIn(Outcome.ELIGIBLE, Outcome.CONDITIONAL);
        }
      }
    }
  }

  private Outcome outcome(
      Result result,
      Change change,
      Profile profile,
      LocalDate asOf,
      Change.@org.jspecify.annotations.Nullable OfFact left) {
    Map<Fact, Object> facts = new HashMap<>();
    change.facts().stream()
        .filter(ofFact -> !ofFact.equals(left))
        .forEach(ofFact -> facts.put(ofFact.fact(), ofFact.to()));
    Map<Requirement.Kind, Map<String, Standing>> standings = new HashMap<>();
    change
        .decisions()
        .forEach(
            kind ->
                standings.put(kind, Map.of(result.provision().id(), Standing.favourable(kind))));
    Profile changed = profile.with(facts, standings, vocabulary, asOf);
    return Law.shipped().evaluate(changed, asOf).results().stream()
        .filter(candidate -> candidate.provision().id().equals(result.provision().id()))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  /**
   * Every criterion can be met by some value, so every benefit that is not due has a change; but
   * for one that is then not needed.
   */
  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void every_benefit_that_is_not_due_says_what_would_change_it(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Evaluation evaluation = Law.evaluate(profiles.stated(asOf), asOf);
    Advice advice = Law.shipped().advise(evaluation);
    assertThat(evaluation.results())
        .filteredOn(result -> result.outcome() == Outcome.INELIGIBLE)
        .filteredOn(result -> result.provision().notNeeded().isEmpty())
        .allSatisfy(result -> assertThat(advice.changes()).containsKey(result.provision().id()));
  }

  private static Change change(String clause, Map<String, ?> stated) {
    Evaluation evaluation = Law.evaluate(stated, Law.DAY);
    return Optional.ofNullable(Law.shipped().advise(evaluation).changes().get(clause))
        .orElseThrow();
  }

  @Test
  void one_who_is_66_would_have_to_be_65_which_nobody_can_change() {
    Change change =
        change(
            "guofa-2020-7/5.3",
            Map.of(
                "type", "person",
                "citizenship", "FOREIGN",
                "birthDate", "1958-06-01",
                "employerType", "ENTERPRISE",
                "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")));
    assertThat(change.outcome()).isEqualTo(Outcome.CONDITIONAL);
    assertThat(change.facts()).hasSize(1);
    assertThat(change.facts().get(0).fact().name()).isEqualTo("birthDate");
    assertThat(change.facts().get(0).fact().changeable()).isFalse();
    assertThat(change.facts().get(0).to()).isEqualTo(LocalDate.of(1959, 6, 1));
  }

  @Test
  void six_years_asked_for_would_have_to_be_five() {
    Change change =
        change(
            "guofa-2020-7/5.5",
            Map.of(
                "type", "person",
                "citizenship", "FOREIGN",
                "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"),
                "employerType", "ENTERPRISE",
                "talentField", "PROFESSIONAL_TECHNICAL",
                "requestedResidenceYears", 6));
    assertThat(change.facts())
        .anySatisfy(
            fact -> {
              assertThat(fact.fact().name()).isEqualTo("requestedResidenceYears");
              assertThat(fact.to()).hasToString("5");
              assertThat(fact.fact().changeable()).isTrue();
            });
  }

  @Test
  void a_refused_approval_would_have_to_be_granted() {
    Change change =
        change(
            "guofa-2020-7/5.3",
            Map.of(
                "type", "person",
                "citizenship", "FOREIGN",
                "birthDate", "1961-03-09",
                "employerType", "ENTERPRISE",
                "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"),
                "approvals", Map.of("work-permit-age-65", "REFUSED")));
    assertThat(change.facts()).isEmpty();
    assertThat(change.decisions()).containsExactly(Requirement.Kind.APPROVAL);
  }
}
