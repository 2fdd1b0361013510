package org.policyeligibility.api.request;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.wire.ManagementPaths;

/**
 * Method check of management paths: they are read and nothing else. The framework answers some of
 * them whatever the method is.
 */
final class ManagementMethods {
  private static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private ManagementMethods() {}

  static void check(RoutingContext context) {
    if (!ManagementPaths.include(context) || METHODS.contains(context.request().method())) {
      context.next();
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
      ProblemWriter.end(context, ProblemType.METHOD_NOT_ALLOWED);
    }
  }
}
