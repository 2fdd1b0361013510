package org.policyeligibility.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of the tests' own {@link Issuer}. */
public final class Tokens {
  /** For whom tokens are meant: this service. */
  public static final String AUDIENCE = "policy-eligibility-service";

  private static final long MINUTES_10 = 600;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A client asks with its token until it is half as old as it may be. */
  private static final Duration KEPT = Duration.ofSeconds(MINUTES_10 / 2);

  private static final Map<List<String>, Signed> SIGNED = new ConcurrentHashMap<>();

  /** A token, and until when it is asked with. */
  private record Signed(String token, Instant until) {}

  private Tokens() {}

  /**
   * A token of somebody with one role in an organisation, as it stands after {@code Bearer}: the
   * one that the issuer gave before, for to sign takes longer than most requests.
   */
  public static String of(String role, String organisation) {
    Instant now = Instant.now();
    return SIGNED.compute(
            List.of(address(), role, organisation),
            (whose, before) ->
                before != null && now.isBefore(before.until)
                    ? before
                    : new Signed(fresh(role, organisation), now.plus(KEPT)))
        .token;
  }

  private static String fresh(String role, String organisation) {
    Map<String, Object> claims = claims(role);
    claims.put("organisation", organisation);
    return signed(claims);
  }

  /** The header with such a token, name and value. */
  public static String[] header(String role, String organisation) {
    return bearer(of(role, organisation));
  }

  /** A token with its role where Keycloak writes it, and of no organisation. */
  public static String ofKeycloak(String role) {
    Map<String, Object> claims = claims(role);
    claims.remove("groups");
    claims.put("realm_access", Map.of("roles", List.of("offline_access", role)));
    return signed(claims);
  }

  /** A token of somebody who is called so. */
  public static String withSubject(String role, String subject) {
    Map<String, Object> claims = claims(role);
    claims.put("sub", subject);
    claims.put("organisation", "office-of-nobody");
    return signed(claims);
  }

  /** A token of somebody with a role and these claims, in place of those of their names. */
  public static String withClaims(String role, Map<String, Object> others) {
    Map<String, Object> claims = claims(role);
    claims.putAll(others);
    return signed(claims);
  }

  /** A token of somebody with a role who is of no organisation. */
  public static String withoutOrganisation(String role) {
    return signed(claims(role));
  }

  /** From now on the issuer signs with a new key; the others stand. */
  public static void addKey() {
    ask("/rotate", "");
    SIGNED.clear();
  }

  /** From now on only the newest key stands. */
  public static void forgetOldKeys() {
    ask("/forget", "");
    SIGNED.clear();
  }

  /** Any token as a header, name and value. */
  public static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** The claims of every good token; to be changed before it is signed. */
  static Map<String, Object> claims(String role) {
    long now = Instant.now().getEpochSecond();
    return new TreeMap<>(
        Map.of(
            "iss",
            address(),
            "aud",
            AUDIENCE,
            "sub",
            role + "-1",
            "groups",
            List.of(role),
            "iat",
            now,
            "exp",
            now + MINUTES_10));
  }

  /** Signed by the issuer's newest key. */
  static String signed(Map<String, Object> claims) {
    return ask("/sign", json(claims));
  }

  /** Makes the issuer do something; what it says. */
  public static String ask(String path, String body) {
    try {
      return CLIENT
          .send(
              HttpRequest.newBuilder(URI.create(address() + path))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static String address() {
    return System.getProperty(Issuer.ADDRESS);
  }
}
