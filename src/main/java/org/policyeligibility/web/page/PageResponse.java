package org.policyeligibility.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.policyeligibility.message.Language;

/**
 * Headers of pages: nothing written into a page runs, nothing is loaded from elsewhere, and no site
 * shows it or learns from where a link came.
 */
public final class PageResponse {
  public static final String PDF = "application/pdf";

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Images may stand in the styles of the contract's page. */
  private static final String OF_CONTRACT =
      CONTENT_SECURITY_POLICY.replace("img-src 'self'", "img-src 'self' data:");

  private PageResponse() {}

  /**
   * A page that may hold what somebody said of himself: no cache on the way keeps it. The browser
   * does, for it comes by a form, and without it the way back would end at an error.
   */
  public static Response personal(Response.Status status, byte[] page, Language language) {
    return of(status, page, language, "private, no-cache", CONTENT_SECURITY_POLICY);
  }

  /** A file to take along, which holds what somebody said of himself: nothing keeps it. */
  public static Response file(byte[] content, String type, String name) {
    return Response.ok(content)
        .type(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** A page that is the same for all. */
  public static Response common(Response.Status status, byte[] page, Language language) {
    return of(status, page, language, "no-cache", CONTENT_SECURITY_POLICY);
  }

  /** The page of the contract, which is the same for all. */
  public static Response ofContract(byte[] page, Language language) {
    return of(Response.Status.OK, page, language, "no-cache", OF_CONTRACT);
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
    Response.ResponseBuilder response =
        Response.status(status).entity(page).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    headers(language, caching, policy).forEach(response::header);
    return response.build();
  }

  /** The headers of every page that shows no contract. */
  static Map<String, String> headers(Language language, String caching) {
    return headers(language, caching, CONTENT_SECURITY_POLICY);
  }

  private static Map<String, String> headers(Language language, String caching, String policy) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    headers.put(HttpHeaders.CACHE_CONTROL, caching);
    headers.put("Content-Security-Policy", policy);
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.put("X-Frame-Options", "DENY");
    return headers;
  }
}
