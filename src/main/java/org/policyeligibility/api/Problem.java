package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;

/**
 * An RFC 9457 problem.
 *
 * @param instance names this occurrence, by the request's id, and nothing of what was sent
 * @param errors what is wrong with the input; null for other problems
 * @param truncated true where there were more errors than are listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    URI type,
    String title,
    int status,
    String detail,
    URI instance,
    @Nullable List<Entry> errors,
    @Nullable Boolean truncated) {

  /** The media type of every error. */
  static final String MEDIA_TYPE = "application/problem+json";

  /** One thing that is wrong, in the body or in the URL. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(@Nullable String pointer, @Nullable String parameter, String code, String message) {}

  static Problem of(ProblemType type, Language language) {
    return of(type, language, type.detail().in(language));
  }

  static Problem of(ProblemType type, Language language, String detail) {
    return new Problem(
        type.uri(),
        type.title().in(language),
        type.status(),
        detail,
        URI.create("urn:uuid:" + RequestTrace.id()),
        null,
        null);
  }

  static Problem of(Language language, List<Entry> errors, boolean truncated) {
    Problem problem = of(ProblemType.UNPROCESSABLE, language);
    return new Problem(
        problem.type,
        problem.title,
        problem.status,
        problem.detail,
        problem.instance,
        errors,
        truncated ? Boolean.TRUE : null);
  }

  Response response(Language language) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(
            HttpHeaders.VARY,
            status == ProblemType.NOT_ACCEPTABLE.status()
                ? HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE
                : HttpHeaders.ACCEPT_LANGUAGE)
        .entity(this)
        .build();
  }
}
