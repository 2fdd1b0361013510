package org.policyeligibility.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A body is there as a whole before anybody waits for it, or it is too large. Nothing is kept of
 * one that says itself to be so; what comes of it is dropped, up to a bound, so that the client
 * comes to read the answer.
 */
class BodyLimit {
  /** Above this the service does not keep a body while it reads it. */
  private static final int KEPT = 1024 * 1024;

  private static final long DROPPED = 16 * 1024 * 1024;

  /** Before the limit that Quarkus puts itself, which answers without a body. */
  private static final int FIRST = 10_000;

  /** When it is known who asks, and that it may. */
  private static final int ADMITTED = 140;

  /** Where a body waits for who reads it. */
  private static final String BODY = BodyLimit.class.getName();

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, FIRST);
    filters.register(BodyLimit::receive, ADMITTED);
  }

  private static void check(RoutingContext context) {
    long length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    if (length <= KEPT) {
      context.next();
    } else {
      refuse(context, length);
    }
  }

  private static long length(@org.jspecify.annotations.Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private static void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      context.next();
      return;
    }
    Buffer body = Buffer.buffer();
    request
        .handler(
            part -> {
              body.appendBuffer(part);
              if (body.length() > KEPT) {
                refuse(context, body.length());
              }
            })
        .endHandler(
            end -> {
              context.put(BODY, body.getBytes());
              context.next();
            })
        .resume();
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true)
  void hand(ContainerRequestContext request, RoutingContext context) {
    byte[] body = context.get(BODY);
    if (body != null) {
      request.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  /** Drops the rest, and answers. */
  private static void refuse(RoutingContext context, long length) {
    if (length > DROPPED) {
      answer(context);
    } else {
      long[] left = {DROPPED};
      context
          .request()
          .handler(
              dropped -> {
                left[0] -= dropped.length();
                if (left[0] < 0) {
                  answer(context);
                }
              })
          .endHandler(end -> answer(context))
          .resume();
    }
  }

  private static void answer(RoutingContext context) {
    context.request().handler(null).endHandler(null);
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    EarlyProblem.answer(context, ProblemType.PAYLOAD_TOO_LARGE);
  }
}
