package org.policyeligibility.api.wire;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.message.Language;

/**
 * Content negotiation and conditional requests: the media type and the language in which a resource
 * is asked for. Each has its own {@code ETag}, and a client that holds it is not sent it again.
 */
public record Representation(Language language, String mediaType, HttpHeaders asked) {
  public static final String JSON = "application/json";
  public static final String LINKED_DATA = "application/ld+json";

  /**
   * Negotiates the media type and the language of an answer.
   *
   * @param offered media types, the usual one first
   * @throws NotAcceptableException where it wants none of them
   */
  public static Representation of(HttpHeaders asked, String... offered) {
    String type =
        AcceptHeader.of(all(asked, HttpHeaders.ACCEPT))
            .best(List.of(offered))
            .orElseThrow(NotAcceptableException::new);
    Language language = AcceptLanguage.of(asked);
    return new Representation(language, type, asked);
  }

  private static String all(HttpHeaders headers, String name) {
    return String.join(
        ", ", Optional.ofNullable(headers.getRequestHeader(name)).orElseGet(List::of));
  }

  public boolean isLinkedData() {
    return mediaType.equals(LINKED_DATA);
  }

  /** The answer, or that what is held still holds. */
  public Response answer(Object view) {
    byte[] body = Json.bytes(view);
    String tag = Sha256.hex(body).substring(0, 32) + "-" + language.code();
    Response.ResponseBuilder response =
        EntityTags.name(all(asked, HttpHeaders.IF_NONE_MATCH), tag)
            ? Response.notModified()
            : Response.ok(body).type(mediaType);
    return response
        .tag(new EntityTag(tag))
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
