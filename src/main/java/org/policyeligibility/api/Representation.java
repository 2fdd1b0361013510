package org.policyeligibility.api;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.law.Language;

/**
 * The form in which a resource is asked for: its media type and its language. Each has its own
 * {@code ETag}; whoever holds that one is not sent it again.
 */
record Representation(Language language, String mediaType, HttpHeaders asked) {
  static final String JSON = "application/json";
  static final String LINKED_DATA = "application/ld+json";

  /**
   * What a request wants of what there is.
   *
   * @param offered media types, the usual one first
   * @throws NotAcceptableException where it wants none of them
   */
  static Representation of(HttpHeaders asked, String... offered) {
    String type =
        Acceptable.of(all(asked, HttpHeaders.ACCEPT))
            .best(List.of(offered))
            .orElseThrow(NotAcceptableException::new);
    Language language = Languages.of(asked.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return new Representation(language, type, asked);
  }

  private static String all(HttpHeaders headers, String name) {
    return String.join(
        ", ", Optional.ofNullable(headers.getRequestHeader(name)).orElseGet(List::of));
  }

  boolean isLinkedData() {
    return mediaType.equals(LINKED_DATA);
  }

  /** The answer, or that what is held still holds. */
  Response answer(Object view) {
    byte[] body = Wire.bytes(view);
    String tag = hash(body) + "-" + language.code();
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

  private static String hash(byte[] body) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(sha256, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
