package org.policyeligibility.api.request;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.decisions.RefusedAccess;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.store.StoreUnavailable;

/**
 * Exception mappers of authentication and authorisation: 401 with a challenge, 403, or 503 where
 * the issuer does not answer. Quarkus itself would answer without a body.
 */
class AuthenticationProblems {
  private final RefusedAccess refusals;

  AuthenticationProblems(RefusedAccess refusals) {
    this.refusals = refusals;
  }

  @ServerExceptionMapper
  Uni<Response> unknown(UnauthorizedException unknown, RoutingContext context) {
    return challenge(context);
  }

  @ServerExceptionMapper
  Uni<Response> unbelieved(AuthenticationFailedException unbelieved, RoutingContext context) {
    return challenge(context);
  }

  @ServerExceptionMapper
  Uni<Response> forbidden(ForbiddenException forbidden, RoutingContext context) {
    Response answer = ProblemWriter.response(ProblemType.FORBIDDEN, AcceptLanguage.of(context));
    return refusals
        .record(context)
        .replaceWith(answer)
        // Nothing was done: where it cannot be logged it is refused all the same.
        .onFailure(StoreUnavailable.class)
        .recoverWithItem(answer);
  }

  /**
   * A token that cannot be judged, for its issuer does not answer: neither believed nor refused.
   */
  @ServerExceptionMapper
  Response unjudged(OIDCException unreachable, RoutingContext context) {
    return ProblemWriter.response(ProblemType.UNAVAILABLE, AcceptLanguage.of(context));
  }

  private static Uni<Response> challenge(RoutingContext context) {
    HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
    return authenticator
        .getChallenge(context)
        .map(AuthenticationProblems::content)
        // Nobody needs the issuer to be told that a token is needed.
        .onFailure(OIDCException.class)
        .recoverWithItem(RefusedToken.BEARER)
        .map(
            challenge ->
                Response.fromResponse(
                        ProblemWriter.response(
                            Problem.unauthorized(
                                context.request().getHeader(HttpHeaders.AUTHORIZATION),
                                AcceptLanguage.of(context)),
                            AcceptLanguage.of(context)))
                    .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                    .build());
  }

  private static String content(@Nullable ChallengeData challenge) {
    return challenge == null ? RefusedToken.BEARER : challenge.headerContent;
  }
}
