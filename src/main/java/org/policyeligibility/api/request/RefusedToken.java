package org.policyeligibility.api.request;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.policyeligibility.api.limits.AdmissionFilter;

/**
 * Failure handler for tokens that are not believed. A token is judged before there is a resource:
 * what is wrong with it is answered here, and counted.
 */
final class RefusedToken {
  static final String BEARER = "Bearer";

  private final AdmissionFilter admission;

  RefusedToken(AdmissionFilter admission) {
    this.admission = admission;
  }

  void answer(RoutingContext context) {
    if (context.failure() instanceof AuthenticationFailedException
        && !context.response().headWritten()) {
      if (!context.response().headers().contains(HttpHeaders.WWW_AUTHENTICATE)) {
        context.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
      }
      admission.refuseToken(context);
    } else {
      context.next();
    }
  }
}
