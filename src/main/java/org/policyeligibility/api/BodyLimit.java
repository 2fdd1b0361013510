package org.policyeligibility.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Answers a body that says itself to be far too large. Nothing of it is kept; it is read and
 * dropped, up to a bound, so that the client comes to read the answer.
 */
class BodyLimit {
  /**
   * Above this the service does not keep a body while it reads it; {@code max-body-size} is more.
   */
  private static final long KEPT = 1024 * 1024;

  private static final long DROPPED = 16 * 1024 * 1024;

  /** Before the limit that Quarkus puts itself, which answers without a body. */
  private static final int FIRST = 10_000;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, FIRST);
  }

  private static void check(RoutingContext context) {
    long length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    if (length <= KEPT) {
      context.next();
    } else if (length > DROPPED) {
      refuse(context);
    } else {
      context.request().handler(dropped -> {}).endHandler(end -> refuse(context)).resume();
    }
  }

  private static long length(@org.jspecify.annotations.Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private static void refuse(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    EarlyProblem.answer(context, ProblemType.PAYLOAD_TOO_LARGE);
  }
}
