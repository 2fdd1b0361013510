package org.policyeligibility.api.request;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.problem.RedactedTrace;

/**
 * Failure handler of the router, for requests that come to no resource or fail on their way to one.
 * The framework itself would answer them without a body.
 */
final class RouterFailureHandler {
  private static final Logger LOG = Logger.getLogger(RouterFailureHandler.class);

  private RouterFailureHandler() {}

  static void answer(RoutingContext context) {
    // A token that is refused, or cannot be judged, has handlers of its own.
    if (context.failure() instanceof AuthenticationFailedException
        || context.failure() instanceof OIDCException
        || context.response().headWritten()) {
      context.next();
      return;
    }
    ProblemType type = ProblemType.of(context.statusCode());
    if (type == ProblemType.INTERNAL_ERROR && context.failure() != null) {
      LOG.errorf("before any resource: %s", RedactedTrace.of(context.failure()));
    }
    ProblemWriter.end(context, type);
  }
}
