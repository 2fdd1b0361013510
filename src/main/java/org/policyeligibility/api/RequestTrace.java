package org.policyeligibility.api;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a request once it is answered: its id, method, route, status and duration,
 * in one line of the log and one span. Neither is made from what Quarkus makes of a request: that
 * has path, query and address in it.
 */
@Singleton
class RequestTrace {
  static final String ID_HEADER = "X-Request-Id";

  /** Where the id stands in each line of the log. */
  static final String ID = "requestId";

  private static final Logger LOG = Logger.getLogger("policy.access");

  /** Before anything answers. */
  private static final int FIRST = 30_000;

  /** An id that says something of somebody is none. */
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Where Quarkus REST leaves the path of the operation that answers. */
  private static final String TEMPLATE = "UrlPathTemplate";

  private static final String NO_ROUTE = "OTHER";

  private static final TextMapGetter<HttpServerRequest> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
          return request.headers().names();
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String name) {
          return request == null ? null : request.getHeader(name);
        }
      };

  private final Tracer tracer;

  RequestTrace(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("policy-eligibility-service");
  }

  /** The id of the request that is being answered; made up where there is none. */
  static String id() {
    return Optional.ofNullable(MDC.get(ID))
        .map(String::valueOf)
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  void register(@Observes Filters filters) {
    filters.register(this::begin, FIRST);
  }

  private void begin(RoutingContext context) {
    if (Operations.concern(context)) {
      context.next();
      return;
    }
    String stated = context.request().getHeader(ID_HEADER);
    String id =
        stated != null && UUID_TEXT.matcher(stated).matches()
            ? stated
            : UUID.randomUUID().toString();
    context.response().putHeader(ID_HEADER, id);
    MDC.put(ID, id);
    long begun = System.nanoTime();
    io.vertx.core.Context own = Vertx.currentContext();
    Span span = span(context.request(), id);
    context.addEndHandler(
        ended -> {
          String template = own.getLocal(TEMPLATE);
          end(span, context, template == null ? NO_ROUTE : template, begun, id);
        });
    context.next();
  }

  /** A trace goes on where the client says so; what else the client says of it does not. */
  private Span span(HttpServerRequest request, String id) {
    SpanContext stated =
        Span.fromContext(
                W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS))
            .getSpanContext();
    Context parent =
        stated.isValid()
            ? Context.root()
                .with(
                    Span.wrap(
                        SpanContext.createFromRemoteParent(
                            stated.getTraceId(),
                            stated.getSpanId(),
                            stated.getTraceFlags(),
                            TraceState.getDefault())))
            : Context.root();
    return tracer
        .spanBuilder(method(request))
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent)
        .setAttribute("request.id", id)
        .startSpan();
  }

  private static String method(HttpServerRequest request) {
    return BoundedMetrics.method(request.method().name());
  }

  private static void end(Span span, RoutingContext context, String route, long begun, String id) {
    String method = method(context.request());
    int status = context.response().getStatusCode();
    span.updateName(method + " " + route)
        .setAttribute("http.request.method", method)
        .setAttribute("http.route", route)
        .setAttribute("http.response.status_code", status);
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
    LOG.infof(
        "%s %s %d %d ms %s",
        method, route, status, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), id);
  }
}
