package org.policyeligibility.api.request;

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
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.RequestId;
import org.policyeligibility.api.wire.ManagementPaths;

/**
 * Access log and tracing: the id, method, route, status and duration of a request, in one line and
 * one span. By hand, since those of Quarkus have path, query and address in them.
 */
@ApplicationScoped
class RequestLog {
  private static final Logger LOG = Logger.getLogger("policy.access");

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
          // Of two nobody can say which was meant, and a trace begins anew.
          List<String> stated = request == null ? List.of() : request.headers().getAll(name);
          return stated.size() == 1 ? stated.get(0) : null;
        }
      };

  private final Tracer tracer;

  RequestLog(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("policy-eligibility-service");
  }

  /** Begins to measure a request, and writes when it is answered. */
  void begin(RoutingContext context) {
    if (ManagementPaths.include(context)) {
      context.next();
      return;
    }
    String id = RequestId.begin(context.request().getHeader(RequestId.HEADER));
    context.response().putHeader(RequestId.HEADER, id);
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
    return MetricTagFilter.method(request.method().name());
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
