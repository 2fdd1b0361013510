package org.policyeligibility.api.evaluations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;

/**
 * Metrics of outcomes by clause, under local differential privacy (randomized response). An
 * evaluation is counted for one clause, drawn from all of the law, and under its outcome there with
 * a probability of one in three, otherwise under one that is drawn. Whatever else somebody knows,
 * all other evaluations included, a count makes nothing about one evaluation more than {@link
 * #MOST_LIKELIER} times as likely as it was.
 */
@Singleton
public class OutcomeMetrics {
  /** A clause that says nothing of a case is an outcome as well. */
  static final String NONE = "NONE";

  /** Of so many counts one is the truth, whatever is drawn. */
  private static final int ONE_TRUE_IN = 3;

  private static final List<String> POSSIBLE =
      Stream.concat(Arrays.stream(Outcome.values()).map(Outcome::name), Stream.of(NONE)).toList();

  /** The bound on how much likelier a count is with one answer than with another: e^ε. */
  static final double MOST_LIKELIER = 1 + (double) POSSIBLE.size() / (ONE_TRUE_IN - 1);

  private final MeterRegistry metrics;
  private final RandomGenerator random;

  /** As many as clauses have outcomes: the registry finds one again by sorting its tags. */
  private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

  OutcomeMetrics(MeterRegistry metrics, RandomGenerator random) {
    this.metrics = metrics;
    this.random = random;
  }

  /**
   * The producer of the random numbers that blur the counts. They come from a secure generator:
   * noise that can be foretold hides nothing.
   */
  static class Randomness {
    @Produces
    @Singleton
    RandomGenerator random() {
      return new SecureRandom();
    }
  }

  /**
   * Counts an evaluation.
   *
   * @param law all of its clauses
   */
  public void count(Evaluation evaluation, List<Provision> law) {
    // One number says all that is drawn: secure ones are dear.
    int drawn = random.nextInt(law.size() * POSSIBLE.size() * ONE_TRUE_IN);
    boolean truth = drawn % ONE_TRUE_IN == 0;
    int answer = drawn / ONE_TRUE_IN % POSSIBLE.size();
    String clause = law.get(drawn / ONE_TRUE_IN / POSSIBLE.size()).id();
    String outcome = truth ? outcome(evaluation, clause) : POSSIBLE.get(answer);
    counters.computeIfAbsent(new Counted(clause, outcome), this::counter).increment();
  }

  /** The key of a counter. */
  private record Counted(String clause, String outcome) {}

  private Counter counter(Counted counted) {
    return Counter.builder("policy.outcomes")
        .description("outcomes of a clause: of each evaluation one, drawn, and one in three true")
        .tag("clause", counted.clause())
        .tag("outcome", counted.outcome())
        .register(metrics);
  }

  private static String outcome(Evaluation evaluation, String clause) {
    for (Result result : evaluation.results()) {
      if (result.provision().id().equals(clause)) {
        return result.outcome().name();
      }
    }
    return NONE;
  }
}
