package org.policyeligibility.api.problem;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.answer.Json;
import org.policyeligibility.message.Language;

/**
 * Writes problems as responses of the three layers that can answer a request: the resources, the
 * router before them, and the connection before that. Headers and body are the same of all.
 */
public final class ProblemWriter {
  private static final String RETRY_AFTER_SECONDS = "5";

  private ProblemWriter() {}

  /** The answer of a resource. */
  public static Response response(ProblemType type, Language language) {
    return response(Problem.of(type, language), language);
  }

  /** The answer of a resource. */
  public static Response response(Problem problem, Language language) {
    Response.ResponseBuilder response = Response.status(problem.status()).entity(problem);
    headers(problem, language).forEach(response::header);
    return response.build();
  }

  /** Ends a request that came to no resource; headers that are already there stay. */
  public static void end(RoutingContext context, ProblemType type) {
    Language language = AcceptLanguage.of(context);
    end(context, Problem.of(type, language), language);
  }

  /** Ends a request of somebody who is not believed. */
  public static void endUnauthorized(RoutingContext context) {
    Language language = AcceptLanguage.of(context);
    String sent = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    end(context, Problem.unauthorized(sent, language), language);
  }

  private static void end(RoutingContext context, Problem problem, Language language) {
    HttpServerResponse response = context.response().setStatusCode(problem.status());
    Optional<ProblemPage.Rendered> page = page(context, problem);
    Map<String, String> headers = headers(problem, language);
    String vary = context.get(ProblemPage.VARY_KEY);
    if (vary != null) {
      headers.put(HttpHeaders.VARY, vary);
    }
    page.ifPresent(rendered -> headers.putAll(rendered.headers()));
    headers.forEach(
        (name, value) -> {
          if (!name.equals(HttpHeaders.RETRY_AFTER) || !response.headers().contains(name)) {
            response.putHeader(name, value);
          }
        });
    response.end(
        Buffer.buffer(
            page.map(ProblemPage.Rendered::content).orElseGet(() -> Json.bytes(problem))));
  }

  /** Ends a request, and its connection with the answer; see below. */
  public static void endAndClose(RoutingContext context, ProblemType type) {
    Language language = AcceptLanguage.of(context);
    endAndClose(context, Problem.of(type, language), language);
  }

  /**
   * Ends a request, and its connection with the answer: what follows on it is not answered. Where
   * the request has not come whole, the connection is closed by the handler that waits for its
   * rest.
   */
  public static void endAndClose(RoutingContext context, Problem problem, Language language) {
    context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
    if (context.request().isEnded()) {
      HttpConnection connection = context.request().connection();
      context.addEndHandler(ended -> connection.close());
    }
    end(context, problem, language);
  }

  private static Optional<ProblemPage.Rendered> page(RoutingContext context, Problem problem) {
    ProblemPage pages = context.get(ProblemPage.KEY);
    return pages == null ? Optional.empty() : pages.of(problem);
  }

  /** The last answer of a connection. */
  public static FullHttpResponse message(Problem problem, Language language) {
    byte[] body = Json.bytes(problem);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(problem.status()),
            Unpooled.wrappedBuffer(body));
    headers(problem, language).forEach(response.headers()::set);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, "close");
    return response;
  }

  private static Map<String, String> headers(Problem problem, Language language) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    headers.put(
        HttpHeaders.VARY,
        problem.status() == ProblemType.NOT_ACCEPTABLE.status()
            ? HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE
            : HttpHeaders.ACCEPT_LANGUAGE);
    if (problem.status() == ProblemType.UNAVAILABLE.status()) {
      headers.put(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return headers;
  }
}
