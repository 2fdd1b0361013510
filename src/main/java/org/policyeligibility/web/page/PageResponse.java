package org.policyeligibility.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.message.Language;

/**
 * Headers of pages: nothing on a page runs but on that of the contract, nothing is loaded from
 * elsewhere, and no other site shows it or learns from where a link came.
 */
public final class PageResponse {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /** Scripts of the service itself, which ask the service alone; images may stand in its styles. */
  private static final String SCRIPTED =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageResponse() {}

  /** A page that nobody stores: it may hold what somebody said of himself. */
  public static Response personal(Response.Status status, byte[] page, Language language) {
    return of(status, page, language, "no-store", CONTENT_SECURITY_POLICY);
  }

  /** A page that is the same for all. */
  public static Response common(Response.Status status, byte[] page, Language language) {
    return of(status, page, language, "no-cache", CONTENT_SECURITY_POLICY);
  }

  /** A page that is the same for all, with scripts of the service. */
  public static Response scripted(byte[] page, Language language) {
    return of(Response.Status.OK, page, language, "no-cache", SCRIPTED);
  }

  /** A page that the one who asks holds as it is. */
  public static Response unchanged(Language language) {
    return Response.notModified()
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static Response of(
      Response.Status status, byte[] page, Language language, String caching, String policy) {
    return Response.status(status)
        .entity(page)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header("X-Frame-Options", "DENY")
        .build();
  }
}
