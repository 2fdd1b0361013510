package org.policyeligibility.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;

/**
 * How often each clause came to each outcome. A difference of two readings must not be anybody's
 * answer: what is counted is shown when it is that of twenty evaluations together.
 */
@Singleton
class OutcomeCounts {
  static final int TOGETHER = 20;

  private final MeterRegistry metrics;
  private final Map<String, Map<Outcome, Integer>> hidden = new HashMap<>();
  private final Map<String, Map<Outcome, Counter>> shown = new HashMap<>();
  private int evaluations;

  OutcomeCounts(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  synchronized void count(Evaluation evaluation) {
    for (Result result : evaluation.results()) {
      hidden
          .computeIfAbsent(result.provision().id(), clause -> new EnumMap<>(Outcome.class))
          .merge(result.outcome(), 1, Integer::sum);
    }
    if (++evaluations == TOGETHER) {
      hidden.forEach((clause, counts) -> counts.forEach((one, times) -> show(clause, one, times)));
      hidden.clear();
      evaluations = 0;
    }
  }

  private void show(String clause, Outcome outcome, int times) {
    shown
        .computeIfAbsent(clause, one -> new EnumMap<>(Outcome.class))
        .computeIfAbsent(outcome, one -> counter(clause, one))
        .increment(times);
  }

  /** Looked up once: it takes as long as a dozen clauses. */
  private Counter counter(String clause, Outcome outcome) {
    return Counter.builder("policy.outcomes")
        .description("outcomes by clause, twenty evaluations at a time")
        .tag("clause", clause)
        .tag("outcome", outcome.name())
        .register(metrics);
  }
}
