package org.policyeligibility.api.evaluations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.evaluation.EngineDisagreement;
import org.policyeligibility.message.Language;

/**
 * Exception mapper for two readings of one rule that differ: a fault of ours, counted, logged
 * without any fact, never answered. The counter is there, and 0, before the first request.
 */
@Startup
@ApplicationScoped
class EvaluationProblems {
  private static final Logger LOG = Logger.getLogger(EvaluationProblems.class);

  private final Counter disagreements;

  EvaluationProblems(MeterRegistry metrics) {
    this.disagreements =
        Counter.builder("policy.engine.disagreements")
            .description("evaluations on which the engine and the explanation differed")
            .register(metrics);
  }

  @ServerExceptionMapper
  Response disputed(EngineDisagreement disagreement, HttpHeaders headers) {
    disagreements.increment();
    Language language = AcceptLanguage.of(headers);
    Problem problem = Problem.of(ProblemType.INTERNAL_ERROR, language);
    LOG.errorf(
        "%s: engine and explanation differ on %s", problem.instance(), disagreement.clauses());
    return ProblemWriter.response(problem, language);
  }
}
