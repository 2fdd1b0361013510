package org.policyeligibility.api;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Requests that come to no resource, for their path or their headers cannot be read, or that fail
 * on their way to one. The framework itself would answer them without a body.
 */
class EarlyFailures {
  private static final Logger LOG = Logger.getLogger(EarlyFailures.class);

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(EarlyFailures::answer);
    for (ProblemType type :
        List.of(ProblemType.BAD_REQUEST, ProblemType.NOT_FOUND, ProblemType.INTERNAL_ERROR)) {
      router.errorHandler(type.status(), EarlyFailures::answer);
    }
  }

  private static void answer(RoutingContext context) {
    // Who is refused, or cannot be judged, is answered by who judges.
    if (context.failure() instanceof AuthenticationFailedException
        || context.failure() instanceof OIDCException
        || context.response().headWritten()) {
      context.next();
      return;
    }
    ProblemType type = ProblemType.of(context.statusCode());
    if (type == ProblemType.INTERNAL_ERROR && context.failure() != null) {
      LOG.errorf("before any resource: %s", Trace.of(context.failure()));
    }
    EarlyProblem.answer(context, type);
  }
}
