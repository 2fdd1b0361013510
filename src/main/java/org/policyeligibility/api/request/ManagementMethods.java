package org.policyeligibility.api.request;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.wire.ManagementPaths;

/**
 * Check of requests for management paths: they are read and nothing else, and asked for as they are
 * written, for the framework answers some of them whatever the method is, and whatever other
 * writing of the path a proxy has let pass.
 */
final class ManagementMethods {
  private static final String ALLOWED = "GET, HEAD, OPTIONS";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private ManagementMethods() {}

  static void check(RoutingContext context) {
    if (ManagementPaths.includeDisguised(context)) {
      ProblemWriter.end(context, ProblemType.NOT_FOUND);
    } else if (!ManagementPaths.include(context) || METHODS.contains(context.request().method())) {
      context.next();
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
      ProblemWriter.end(context, ProblemType.METHOD_NOT_ALLOWED);
    }
  }
}
