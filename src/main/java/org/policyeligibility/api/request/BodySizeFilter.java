package org.policyeligibility.api.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.limits.ClientNetwork;
import org.policyeligibility.api.limits.LoadShedder;
import org.policyeligibility.api.limits.MemoryBound;
import org.policyeligibility.api.limits.MemoryBounds;
import org.policyeligibility.api.limits.TrustedProxies;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.wire.JsonBody;

/**
 * Bound on the size of a body, which is received as a whole before any thread waits for it. By hand
 * beside that of the framework, which answers without a body. What is too large is dropped up to a
 * bound, so that the client comes to read the answer.
 */
@ApplicationScoped
class BodySizeFilter {
  /** A larger body is refused as soon as it has become so. */
  private static final int KEPT = JsonBody.MOST_BYTES;

  private static final long DROPPED = 16 * 1024 * 1024;

  /** Where a body waits for the resource. */
  private static final String BODY = BodySizeFilter.class.getName();

  /** Refuses a body that says itself that it is too large. */
  static void refuseTooLarge(RoutingContext context) {
    long length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    if (length <= KEPT) {
      context.next();
    } else {
      refuse(context, length);
    }
  }

  private final MemoryBounds memory;
  private final TrustedProxies proxies;
  private final Counter shed;

  BodySizeFilter(MemoryBounds memory, TrustedProxies proxies, MeterRegistry metrics) {
    this.memory = memory;
    this.proxies = proxies;
    this.shed = LoadShedder.shed(metrics, "receiving");
  }

  private static long length(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  /** Receives a body as a whole, or refuses it when it has become too large. */
  void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      context.next();
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      context.response().writeContinue();
    }
    Context own = Vertx.currentContext();
    Reception reception =
        new Reception(
            memory.receiving(),
            proxies.clientOf(request),
            () -> own.runOnContext(cut -> refuseUnlessWhole(context)));
    context.addEndHandler(ended -> reception.end());
    request
        .handler(part -> add(context, reception, part))
        .endHandler(
            end -> {
              reception.settle();
              context.put(BODY, reception.body().getBytes());
              context.next();
            })
        .resume();
  }

  private void add(RoutingContext context, Reception reception, Buffer part) {
    if (reception.length() + part.length() > KEPT) {
      refuse(context, reception.length() + part.length());
    } else if (!reception.add(part)) {
      shed.increment();
      answer(context, ProblemType.UNAVAILABLE);
    }
  }

  /**
   * The memory reserved for one body as it is received. It counts against the client until the
   * request is answered.
   */
  private static final class Reception {
    /** A body is in memory as it came, and as it is handed over. */
    private static final int COPIES = 2;

    private final MemoryBound.Holding memory;
    private final Buffer body = Buffer.buffer();

    /**
     * For one body.
     *
     * @param refuse answers in place of it, because its memory is needed for others
     */
    Reception(MemoryBound memory, ClientNetwork client, Runnable refuse) {
      this.memory = memory.begin(client, refuse);
    }

    boolean add(Buffer part) {
      if (!memory.take((long) part.length() * COPIES)) {
        return false;
      }
      body.appendBuffer(part);
      return true;
    }

    int length() {
      return body.length();
    }

    Buffer body() {
      return body;
    }

    void settle() {
      memory.settle();
    }

    void end() {
      memory.end();
    }
  }

  /** Hands a body that was received to the resource. */
  static void handOver(ContainerRequestContext request, RoutingContext context) {
    byte[] body = context.get(BODY);
    if (body != null) {
      request.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  /** A body that came whole in the meantime waits for its client no longer. */
  private void refuseUnlessWhole(RoutingContext context) {
    if (!context.request().isEnded() && !context.response().headWritten()) {
      shed.increment();
      answer(context, ProblemType.UNAVAILABLE);
    }
  }

  /** Drops the rest, and answers. */
  private static void refuse(RoutingContext context, long length) {
    if (length > DROPPED) {
      answer(context, ProblemType.PAYLOAD_TOO_LARGE);
    } else {
      long[] left = {DROPPED};
      context
          .request()
          .handler(
              dropped -> {
                left[0] -= dropped.length();
                if (left[0] < 0) {
                  answer(context, ProblemType.PAYLOAD_TOO_LARGE);
                }
              })
          .endHandler(end -> answer(context, ProblemType.PAYLOAD_TOO_LARGE))
          .resume();
    }
  }

  private static void answer(RoutingContext context, ProblemType type) {
    context.request().handler(null).endHandler(null);
    ProblemWriter.endAndClose(context, type);
  }
}
