package org.policyeligibility.api.request;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Base64;
import org.policyeligibility.api.limits.AdmissionFilter;

/**
 * Failure handler for tokens that are not believed. A token is judged before there is a resource:
 * what is wrong with it is answered here, and counted.
 */
final class RefusedToken {
  static final String BEARER = "Bearer";
  private static final String BASIC = "Basic ";

  private final AdmissionFilter admission;

  RefusedToken(AdmissionFilter admission) {
    this.admission = admission;
  }

  /** Refuses a name and password that are no Base64, on which the framework fails. */
  static void refuseUndecodable(RoutingContext context) {
    String stated = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (stated != null && stated.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      try {
        Base64.getDecoder().decode(stated.substring(BASIC.length()));
      } catch (IllegalArgumentException undecodable) {
        context.fail(new AuthenticationFailedException(undecodable));
        return;
      }
    }
    context.next();
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
