package org.policyeligibility.api.request;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.problem.RedactedTrace;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.wire.ContractPaths;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.page.PagePaths;

/**
 * Exception mappers for what any resource can throw; features have their own beside them. None of
 * the problems carries a stack trace, a class name or a stated value.
 */
class ExceptionMappers {
  private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

  /** Of a path that neither the contract nor the pages have. */
  private static final String READ_ONLY = "GET, HEAD, OPTIONS";

  @ServerExceptionMapper
  Response refused(WebApplicationException refused, HttpHeaders headers, RoutingContext context) {
    ProblemType type = ProblemType.of(refused.getResponse().getStatus());
    Response problem = ProblemWriter.response(type, AcceptLanguage.of(headers));
    return type == ProblemType.METHOD_NOT_ALLOWED
        ? Response.fromResponse(problem)
            .header(
                HttpHeaders.ALLOW,
                ContractPaths.allowed(context.normalizedPath())
                    .or(() -> PagePaths.allowed(context.normalizedPath()))
                    .orElse(READ_ONLY))
            .build()
        : problem;
  }

  @ServerExceptionMapper
  Response unprocessable(Unprocessable unprocessable, HttpHeaders headers) {
    return ProblemWriter.response(unprocessable.problem(), AcceptLanguage.of(headers));
  }

  @ServerExceptionMapper
  Response unreadable(UnreadableJson unreadable, HttpHeaders headers) {
    Language language = AcceptLanguage.of(headers);
    return ProblemWriter.response(
        Problem.of(ProblemType.BAD_REQUEST, language, unreadable.detail().in(language)), language);
  }

  @ServerExceptionMapper
  Response failed(Throwable failure, HttpHeaders headers) {
    Language language = AcceptLanguage.of(headers);
    Problem problem = Problem.of(ProblemType.INTERNAL_ERROR, language);
    // A message may quote what was sent: only types and places are logged.
    LOG.errorf("%s: %s", problem.instance(), RedactedTrace.of(failure));
    return ProblemWriter.response(problem, language);
  }
}
