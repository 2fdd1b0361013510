package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Property tests of the two readers of a rule, the engine and the explanation. Each try draws a
 * profile from its seed; a failure names it.
 */
class TwoReadersTest {
  private final Vocabulary vocabulary = Law.shipped().ruleset().vocabulary();

  /** A difference would be thrown as a Disagreement. */
  @Test
  void drools_and_the_explanation_never_differ() {
    ManySeeds.of(1_000_000).forEach(this::neitherReaderDiffers);
  }

  private void neitherReaderDiffers(long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    Evaluation evaluation = Law.evaluate(stated, asOf);
    assertThat(evaluation.results())
        .hasSize(
            Law.shipped()
                .ruleset()
                .provisions(evaluation.stated().profiles().get(0).type())
                .size());
  }

  @Test
  void a_fact_changes_only_clauses_that_read_it() {
    ManySeeds.of(50_000).forEach(this::onlyReadersOfAFactChange);
  }

  private void onlyReadersOfAFactChange(long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    Fact fact = profiles.fact(ProfileType.ofCode(String.valueOf(stated.get("type"))).orElseThrow());
    Map<String, Object> without = new HashMap<>(stated);
    without.remove(fact.name());
    Map<String, Outcome> before = outcomes(Law.evaluate(without, asOf));
    for (Result after : Law.evaluate(stated, asOf).results()) {
      Outcome then = before.get(after.provision().id());
      if (after.outcome() != then) {
        assertThat(reads(after, fact)).as("%s reads %s", after.provision().id(), fact).isTrue();
        // A refusal that some facts settle is not turned round by one more.
        boolean turned =
            after.outcome() != Outcome.OUT_OF_SCOPE
                && after.outcome() != Outcome.NOT_NEEDED
                && !isIncluded(after, fact);
        assertThat(then == Outcome.INELIGIBLE && turned)
            .as("%s turned from %s to %s", after.provision().id(), then, after.outcome())
            .isFalse();
      }
    }
  }

  private static boolean reads(Result result, Fact fact) {
    Fact province = result.provision().province();
    boolean territory = province != null && gives(fact, province);
    return territory
        || result.provision().statedBy().values().stream().anyMatch(by -> by.contains(fact));
  }

  /**
   * Whether a fact adds to one that the clause reads: the types that a zone has are added to those
   * it lies in, even where these were stated without them.
   */
  private static boolean isIncluded(Result result, Fact fact) {
    return result.provision().criteria().stream()
        .anyMatch(criterion -> fact.name().equals(criterion.fact().includes()));
  }

  private static boolean gives(Fact fact, Fact province) {
    return fact.equals(province) || province.name().equals(fact.province());
  }

  @Test
  void the_order_of_facts_and_of_set_elements_changes_nothing() {
    ManySeeds.of(20_000).forEach(this::orderChangesNothing);
  }

  private void orderChangesNothing(long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    List<Result> results = Law.evaluate(stated, asOf).results();
    assertThat(Law.evaluate(profiles.shuffled(stated), asOf).results()).isEqualTo(results);
  }

  /** Sessions are lent again and again: what one profile left would show in the next answer. */
  @Test
  void nothing_of_one_profile_survives_into_the_next() {
    ManySeeds.of(20_000).forEach(this::nothingSurvives);
  }

  private void nothingSurvives(long seed) {
    RandomProfiles first = new RandomProfiles(seed, vocabulary);
    RandomProfiles second = new RandomProfiles(~seed, vocabulary);
    LocalDate asOf = first.day();
    Map<String, Object> stated = first.stated(asOf);
    List<Result> before = Law.evaluate(stated, asOf).results();
    Law.evaluate(second.stated(asOf), asOf);
    assertThat(Law.evaluate(stated, asOf).results()).isEqualTo(before);
  }

  private static Map<String, Outcome> outcomes(Evaluation evaluation) {
    Map<String, Outcome> outcomes = new HashMap<>();
    evaluation.results().forEach(result -> outcomes.put(result.provision().id(), result.outcome()));
    return outcomes;
  }
}
