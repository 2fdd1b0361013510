package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.evaluation.Evaluation;

/** Outcomes are counted by clause, and no two readings differ by one person. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutcomeCountsTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final OutcomeCounts outcomes = new OutcomeCounts(metrics);

  private static Evaluation of(String citizenship) {
    return Law.shipped()
        .evaluate(
            Law.profile(Map.of("type", "person", "citizenship", citizenship), Law.DAY), Law.DAY);
  }

  private double count(String outcome) {
    Counter counter =
        metrics
            .find("policy.outcomes")
            .tags("clause", "guofa-2020-7/5.5", "outcome", outcome)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void nothing_is_shown_of_nineteen_and_all_of_twenty() {
    for (int i = 1; i < OutcomeCounts.TOGETHER; i++) {
      outcomes.count(of("CN_MAINLAND"));
      assertThat(metrics.getMeters()).isEmpty();
    }
    outcomes.count(of("FOREIGN"));
    assertThat(count("INELIGIBLE")).isEqualTo(19);
    assertThat(count("INDETERMINATE")).isEqualTo(1);
    outcomes.count(of("FOREIGN"));
    assertThat(count("INDETERMINATE")).isEqualTo(1);
  }

  @Test
  void there_are_no_more_counts_than_clauses_have_outcomes() {
    for (int i = 0; i < 5 * OutcomeCounts.TOGETHER; i++) {
      outcomes.count(of(i % 3 == 0 ? "FOREIGN" : i % 3 == 1 ? "STATELESS" : "CN_HONG_KONG"));
    }
    int clauses = of("FOREIGN").results().size();
    assertThat(metrics.getMeters()).hasSizeBetween(clauses, 3 * clauses);
    assertThat(
            metrics.getMeters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum())
        .isEqualTo(5.0 * OutcomeCounts.TOGETHER * clauses);
  }
}
