package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;

/** Outcomes are counted by clause, and nobody's can be worked out, whatever else is known. */
@Tag("apart")
class OutcomeMetricsTest {
  private static final int MANY = 400_000;
  private static final String CLAUSE = "guofa-2020-7/5.5";

  private static Evaluation of(String citizenship) {
    return Law.shipped()
        .evaluate(
            Law.profile(Map.of("type", "person", "citizenship", citizenship), Law.DAY), Law.DAY);
  }

  /** How often each outcome of a clause is counted where all say the same of it. */
  private static Map<String, Double> counted(Evaluation evaluation, List<Provision> law) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    OutcomeMetrics outcomes = new OutcomeMetrics(metrics, new Random(17));
    for (int i = 0; i < MANY; i++) {
      outcomes.count(evaluation, law);
    }
    Map<String, Double> counted = new HashMap<>();
    for (Meter meter : metrics.getMeters()) {
      counted.put(
          String.valueOf(meter.getId().getTag("outcome")),
          meter.measure().iterator().next().getValue());
    }
    return counted;
  }

  private static List<Provision> clause() {
    return Law.shipped().ruleset().catalogue().stream()
        .filter(provision -> provision.id().equals(CLAUSE))
        .toList();
  }

  @Test
  void a_count_is_never_more_than_so_much_likelier_with_one_answer_than_with_another() {
    Map<String, Double> mainland = counted(of("CN_MAINLAND"), clause());
    Map<String, Double> foreign = counted(of("FOREIGN"), clause());
    assertThat(mainland).hasSize(Outcome.values().length + 1);
    assertThat(foreign.keySet()).isEqualTo(mainland.keySet());
    mainland.forEach(
        (outcome, times) ->
            assertThat(
                    Math.max(
                        times / foreign.getOrDefault(outcome, 0.0),
                        foreign.getOrDefault(outcome, 0.0) / times))
                .as(outcome)
                .isLessThan(OutcomeMetrics.MOST_LIKELIER * 1.05));
  }

  @Test
  void of_many_evaluations_one_in_three_tells_the_truth() {
    Map<String, Double> counted = counted(of("CN_MAINLAND"), clause());
    double drawn = MANY * 2 / 3.0 / (Outcome.values().length + 1);
    assertThat(counted.getOrDefault("INELIGIBLE", 0.0) - drawn)
        .isCloseTo(MANY / 3.0, within(MANY * 0.005));
    assertThat(counted.get(OutcomeMetrics.NONE)).isCloseTo(drawn, within(MANY * 0.005));
  }

  @Test
  void an_evaluation_is_counted_once_whatever_it_says_of_however_many_clauses() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    OutcomeMetrics outcomes = new OutcomeMetrics(metrics, new Random(17));
    List<Provision> law = Law.shipped().ruleset().catalogue();
    for (int i = 1; i <= 500; i++) {
      outcomes.count(of("FOREIGN"), law);
      assertThat(
              metrics.getMeters().stream()
                  .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                  .sum())
          .isEqualTo(i);
    }
    assertThat(metrics.getMeters())
        .hasSizeLessThanOrEqualTo(law.size() * (Outcome.values().length + 1));
  }
}
