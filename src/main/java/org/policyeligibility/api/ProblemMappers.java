package org.policyeligibility.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.policyeligibility.decision.Refusal;
import org.policyeligibility.evaluation.Disagreement;
import org.policyeligibility.law.Language;
import org.policyeligibility.store.StoreUnavailable;

/**
 * Every error leaves as a problem; none carries a stack trace, a class name or a stated value. Its
 * counter is there, and 0, before the first request.
 */
@Startup
@ApplicationScoped
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final Counter disagreements;
  private final StoreNews news;

  ProblemMappers(MeterRegistry metrics, StoreNews news) {
    this.news = news;
    this.disagreements =
        Counter.builder("policy.engine.disagreements")
            .description("evaluations on which the engine and the explanation differed")
            .register(metrics);
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException refused, HttpHeaders headers, UriInfo uri) {
    ProblemType type = ProblemType.of(refused.getResponse().getStatus());
    Language language = language(headers);
    Response.ResponseBuilder problem =
        Response.fromResponse(Problem.of(type, language).response(language));
    return (type == ProblemType.METHOD_NOT_ALLOWED
            ? problem.header(HttpHeaders.ALLOW, allowed(uri.getPath()))
            : problem)
        .build();
  }

  /** Everything under {@code /v1} is read, but for what is done; the contract lists it. */
  private static String allowed(String path) {
    if (path.matches("/v1/(evaluations|decisions/[^/]+/.*|subjects/copy|purges|key-rotations)")) {
      return "OPTIONS, POST";
    }
    return path.matches("/v1/decisions/[^/]+")
        ? "DELETE, GET, HEAD, OPTIONS"
        : path.equals(DecisionResource.PATH) ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
  }

  @ServerExceptionMapper
  Response unprocessable(Unprocessable unprocessable, HttpHeaders headers) {
    return unprocessable.problem().response(language(headers));
  }

  @ServerExceptionMapper
  Response unreadable(UnreadableJson unreadable, HttpHeaders headers) {
    Language language = language(headers);
    return Problem.of(ProblemType.BAD_REQUEST, language, unreadable.detail().in(language))
        .response(language);
  }

  @ServerExceptionMapper
  Response unavailable(LawInForce.NoLawInForce none, HttpHeaders headers) {
    Language language = language(headers);
    return Response.fromResponse(Problem.of(ProblemType.UNAVAILABLE, language).response(language))
        .header(HttpHeaders.RETRY_AFTER, ProblemType.RETRY_AFTER_SECONDS)
        .build();
  }

  /** Nothing can be kept now; evaluating goes on. */
  @ServerExceptionMapper
  Response unavailable(StoreUnavailable away, HttpHeaders headers) {
    news.away(away);
    Language language = language(headers);
    return Response.fromResponse(Problem.of(ProblemType.UNAVAILABLE, language).response(language))
        .header(HttpHeaders.RETRY_AFTER, ProblemType.RETRY_AFTER_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response refused(Refusal refusal, HttpHeaders headers) {
    return DecisionProblems.of(refusal.reason(), language(headers));
  }

  /**
   * Two readings of one rule: a fault of ours, counted, logged without any fact, never answered.
   */
  @ServerExceptionMapper
  Response disputed(Disagreement disagreement, HttpHeaders headers) {
    disagreements.increment();
    return failed(disagreement, headers);
  }

  /** Nothing is at fault, and nobody is there to be told. */
  @ServerExceptionMapper
  Response gone(LongAnswer.ReaderGone gone) {
    return Response.serverError().build();
  }

  @ServerExceptionMapper
  Response failed(Throwable failure, HttpHeaders headers) {
    Language language = language(headers);
    Problem problem = Problem.of(ProblemType.INTERNAL_ERROR, language);
    if (failure instanceof Disagreement disagreement) {
      LOG.errorf(
          "%s: engine and explanation differ on %s", problem.instance(), disagreement.clauses());
    } else {
      // A message may quote what was sent: only types and places are logged.
      LOG.errorf("%s: %s", problem.instance(), Trace.of(failure));
    }
    return problem.response(language);
  }

  private static Language language(HttpHeaders headers) {
    return Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
