package org.policyeligibility.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.law.Language;

/** A problem that is answered before a request comes to any resource. */
final class EarlyProblem {
  private EarlyProblem() {}

  /** Ends the request; headers that are already there stay. */
  static void answer(RoutingContext context, ProblemType type) {
    Language language = language(context);
    context
        .response()
        .setStatusCode(type.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .end(Buffer.buffer(Wire.bytes(Problem.of(type, language))));
  }

  static Language language(RoutingContext context) {
    return Languages.of(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
