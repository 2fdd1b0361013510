package org.policyeligibility.api.wire;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.answer.Json;
import org.policyeligibility.message.Language;

/**
 * Headers of every answer that no cache may keep: its language, and that it is not to be stored.
 */
public final class ResponseHeaders {
  private ResponseHeaders() {}

  /** An answer with a view as its body. */
  public static Response uncached(Object view, Language language) {
    return uncached(Response.ok(Json.bytes(view)), language);
  }

  /** An answer with these headers besides its own. */
  public static Response uncached(Response.ResponseBuilder answer, Language language) {
    return uncached(answer, language, HttpHeaders.ACCEPT_LANGUAGE);
  }

  /**
   * An answer that is coded where the client takes it.
   *
   * @param coded whether this client does
   */
  public static Response coded(Response.ResponseBuilder answer, Language language, boolean coded) {
    return uncached(
        coded ? answer.header(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP) : answer,
        language,
        HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.ACCEPT_ENCODING);
  }

  private static Response uncached(
      Response.ResponseBuilder answer, Language language, String vary) {
    return answer
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, vary)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
