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
  private final Map<String, OfClause> clauses = new HashMap<>();
  private int evaluations;

  OutcomeCounts(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  synchronized void count(Evaluation evaluation) {
    for (Result result : evaluation.results()) {
      String clause = result.provision().id();
      OfClause counts = clauses.get(clause);
      if (counts == null) {
        counts = new OfClause(clause);
        clauses.put(clause, counts);
      }
      counts.add(result.outcome());
    }
    if (++evaluations == TOGETHER) {
      clauses.values().forEach(OfClause::show);
      evaluations = 0;
    }
  }

  /** Of one clause, by outcome. */
  private final class OfClause {
    private final String clause;
    private final int[] hidden = new int[Outcome.values().length];
    private final Map<Outcome, Counter> shown = new EnumMap<>(Outcome.class);

    OfClause(String clause) {
      this.clause = clause;
    }

    @SuppressWarnings("EnumOrdinal") // in nothing that outlives the process
    void add(Outcome outcome) {
      hidden[outcome.ordinal()]++;
    }

    void show() {
      for (Outcome outcome : Outcome.values()) {
        int times = take(outcome);
        if (times > 0) {
          shown.computeIfAbsent(outcome, this::counter).increment(times);
        }
      }
    }

    @SuppressWarnings("EnumOrdinal") // as above
    private int take(Outcome outcome) {
      int times = hidden[outcome.ordinal()];
      hidden[outcome.ordinal()] = 0;
      return times;
    }

    /** Looked up once: it takes as long as a dozen clauses. */
    private Counter counter(Outcome outcome) {
      return Counter.builder("policy.outcomes")
          .description("outcomes by clause, twenty evaluations at a time")
          .tag("clause", clause)
          .tag("outcome", outcome.name())
          .register(metrics);
    }
  }
}
