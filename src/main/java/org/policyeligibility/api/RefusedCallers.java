package org.policyeligibility.api;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;

/**
 * Callers that are not known, or known and not allowed: 401 with a challenge, or 403. Quarkus
 * itself would answer both without a body.
 */
class RefusedCallers {
  private static final String BEARER = "Bearer";

  private final Admission admission;

  RefusedCallers(Admission admission) {
    this.admission = admission;
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
  Response forbidden(ForbiddenException forbidden, RoutingContext context) {
    Language language = EarlyProblem.language(context);
    return Problem.of(ProblemType.FORBIDDEN, language).response(language);
  }

  /**
   * A token that cannot be judged, for its issuer does not answer: neither believed nor refused.
   */
  @ServerExceptionMapper
  Response unjudged(OIDCException unreachable, RoutingContext context) {
    Language language = EarlyProblem.language(context);
    return Response.fromResponse(Problem.of(ProblemType.UNAVAILABLE, language).response(language))
        .header(HttpHeaders.RETRY_AFTER, ProblemType.RETRY_AFTER_SECONDS)
        .build();
  }

  private static Uni<Response> challenge(RoutingContext context) {
    HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
    Language language = EarlyProblem.language(context);
    return authenticator
        .getChallenge(context)
        .map(RefusedCallers::content)
        // Nobody needs the issuer to be told that a token is needed.
        .onFailure(OIDCException.class)
        .recoverWithItem(BEARER)
        .map(
            challenge ->
                Response.fromResponse(
                        Problem.of(ProblemType.UNAUTHORIZED, language).response(language))
                    .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                    .build());
  }

  private static String content(@Nullable ChallengeData challenge) {
    return challenge == null ? BEARER : challenge.headerContent;
  }

  /** A token is judged before there is a resource: what is wrong with it is answered here. */
  void register(@Observes Router router) {
    router.route().failureHandler(this::answer);
  }

  private void answer(RoutingContext context) {
    if (context.failure() instanceof AuthenticationFailedException
        && !context.response().headWritten()) {
      if (!context.response().headers().contains(HttpHeaders.WWW_AUTHENTICATE)) {
        context.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
      }
      admission.unbelieved(context);
    } else {
      context.next();
    }
  }
}
