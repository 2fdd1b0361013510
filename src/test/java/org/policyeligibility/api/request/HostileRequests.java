package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/**
 * Whatever stands in a header, a parameter, a path, a cursor or a claim, there is an answer, and it
 * is one of the contract: some ten thousand requests over both databases, the same for the same
 * seed, and as many more as are asked for.
 */
abstract class HostileRequests {
  /** Of each part of a request, of which there are 67, in every build. */
  static final int FEW = 60;

  /** A hundred thousand in all. */
  static final int MANY = 1_500;

  /**
   * A busy database is answered 503 with Retry-After; a request that is 503 each time is a fault.
   */
  private static final int TIMES_ASKED_AGAIN = 5;

  private static final int MILLIS_TO_ANSWER = 20_000;
  private static final Set<Integer> DOCUMENTED =
      Set.of(
          200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 409, 410, 413, 414, 415, 422, 429, 431);

  private static final List<String> PIECES =
      List.of(
          "-",
          "_",
          "*",
          "*/*",
          "zh",
          "en",
          "zh-",
          ";q=",
          ";",
          ",",
          "=",
          "\"",
          "W/\"",
          "\\",
          "/",
          "//",
          "..",
          " ",
          "\t",
          "%",
          "%00",
          "%zz",
          "\u0000",
          "\u001b[2J",
          "\u0001",
          "\u007f",
          "é",
          "区",
          "\u202e",
          "𝒳",
          "unknown",
          "[2001:db8::1]:99",
          "fe80::1%1",
          "0",
          "-1",
          "1e9",
          "99999999999999999999",
          "2024-02-30",
          "9999-12-31",
          "2024-01-01",
          "null",
          "true",
          "application/json",
          "charset=",
          "gzip",
          "chunked",
          "100-continue",
          "close",
          "bytes=0-",
          "Bearer ",
          "Basic Og==",
          "eyJ",
          "00-",
          "sha256:",
          "for=",
          "'",
          "' or 1=1",
          "${jndi:x}",
          "<b>",
          "+1000000000-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000");

  private final int tries;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  /**
   * As many tries of each part as the property {@code policy.hostile.tries} says.
   *
   * @param tries without it
   */
  HostileRequests(int tries) {
    this.tries = Integer.getInteger("policy.hostile.tries", tries);
  }

  @BeforeEach
  void a_first_request() {
    assertThat(Service.get("/q/health/live").status()).isEqualTo(200);
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(8) == 0 ? 40 : 6); i >= 0; i--) {
      text.append(
          random.nextInt(4) == 0
              ? String.valueOf((char) random.nextInt(0x180))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The status of an answer, on the connection that the last one left open. */
  private int ask(String request) {
    try {
      InputStream answers = connected();
      if (socket == null) {
        throw new IllegalStateException("no connection");
      }
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return answer(answers);
    } catch (IOException failed) {
      throw new UncheckedIOException(request, failed);
    }
  }

  private InputStream connected() throws IOException {
    if (in == null) {
      Socket fresh = new Socket("localhost", RestAssured.port);
      fresh.setSoTimeout(MILLIS_TO_ANSWER);
      socket = fresh;
      in = new BufferedInputStream(fresh.getInputStream());
    }
    return in;
  }

  private int answer(InputStream answers) throws IOException {
    int status = 0;
    int length = -1;
    boolean closes = false;
    String line = line(answers);
    while (!line.isEmpty()) {
      if (line.startsWith("HTTP/1.1 ")) {
        status = Integer.parseInt(line.substring(9, 12));
      }
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length: ")) {
        length = Integer.parseInt(lower.substring(16));
      }
      closes |= lower.equals("connection: close");
      line = line(answers);
      if (line.isEmpty() && status == 100) {
        line = line(answers);
      }
    }
    if (length < 0 && status != 204 && status != 304) {
      closes = true;
    }
    if (length > 0 && status != 304) {
      assertThat(answers.readNBytes(length)).hasSize(length);
    }
    if (closes || status == 0) {
      if (socket != null) {
        socket.close();
      }
      in = null;
    }
    return status;
  }

  private static String line(InputStream answers) throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = answers.read();
    while (octet >= 0 && octet != '\n') {
      line.append((char) octet);
      octet = answers.read();
    }
    return line.toString().strip();
  }

  private void fuzz(String name, Function<String, String> request) {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < tries; i++) {
      String text = hostile(random);
      int status = ask(request.apply(text));
      for (int again = 0; status == 503 && again < TIMES_ASKED_AGAIN; again++) {
        status = ask(request.apply(text));
      }
      assertThat(DOCUMENTED).as("%s: %s", name, text).contains(status);
    }
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  private static String authorized() {
    String[] token = Tokens.header(Role.COUNTER, "office-hostile");
    return token[0] + ": " + token[1] + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Language",
        "Accept-Encoding",
        "If-None-Match",
        "X-Request-Id",
        "traceparent",
        "tracestate",
        "baggage",
        "Origin",
        "Authorization",
        "Cookie",
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "Host",
        "Expect",
        "Range",
        "Content-Type",
        "Content-Encoding",
        "TE",
        "Upgrade",
        "Access-Control-Request-Method",
        "Idempotency-Key"
      })
  void a_header_has_an_answer_whatever_stands_in_it(String header) {
    fuzz(
        header,
        text -> {
          String value = text.replaceAll("[\r\n]", "");
          return header.equals("Host")
              ? "GET /v1/facts?limit=1 HTTP/1.1\r\nHost: " + value + "\r\n\r\n"
              : get("/v1/facts?limit=1", header + ": " + value + "\r\n");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://%s/v1/facts?limit=1", "http://[%s]/v1/facts", "%s", "/%s", "*%s"})
  void a_target_has_an_answer_whatever_stands_in_it(String form) {
    fuzz(
        form,
        text ->
            "GET "
                + form.formatted(text.replaceAll("[^!-~]", ""))
                + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/clauses?limit=1&document=",
        "/v1/clauses?limit=1&profile=",
        "/v1/clauses?limit=1&benefit=",
        "/v1/clauses?limit=1&category=",
        "/v1/clauses?limit=1&effect=",
        "/v1/clauses?limit=1&q=",
        "/v1/clauses?limit=1&asOf=",
        "/v1/clauses?limit=",
        "/v1/clauses?limit=1&next=",
        "/v1/facts?profile=",
        "/v1/zones?limit=1&q=",
        "/v1/zones?limit=1&type=",
        "/v1/zones?limit=1&province=",
        "/v1/zones?limit=1&asOf=",
        "/v1/documents/",
        "/v1/benefits/",
        "/v1/zones/"
      })
  void a_parameter_has_an_answer_whatever_stands_in_it(String path) {
    fuzz(path, text -> get(path + encoded(text), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/decisions?reference=", "/v1/decisions?from=", "/v1/decisions?to=",
            "/v1/decisions?benefit=",
        "/v1/decisions?outcome=", "/v1/decisions?limit=", "/v1/decisions?next=", "/v1/decisions/"
      })
  void a_parameter_that_the_database_is_asked_for_has_an_answer(String path) {
    String token = authorized();
    fuzz(path, text -> get(path + encoded(text), token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "%s 00000000-0000-0000-0000-000000000000",
        "2024-01-01T00:00:00Z %s",
        "+%s-01-01T00:00:00Z x"
      })
  void a_cursor_has_an_answer_whatever_stands_in_it(String form) {
    String token = authorized();
    fuzz(
        form,
        text ->
            get(
                "/v1/decisions?next="
                    + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(form.formatted(text).getBytes(StandardCharsets.UTF_8)),
                token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sub",
        "organisation",
        "groups",
        "realm_access",
        "aud",
        "iss",
        "exp",
        "nbf",
        "upn",
        "jti"
      })
  void a_claim_has_an_answer_whatever_stands_in_it(String claim) {
    Random kinds = new Random(claim.hashCode());
    fuzz(
        claim,
        text -> {
          String organisation = claim.equals("organisation") ? "other" : "organisation";
          String token =
              Tokens.withClaims(
                  Role.COUNTER, Map.of(organisation, "office-hostile", claim, value(text, kinds)));
          return get("/v1/decisions?limit=1", "Authorization: Bearer " + token + "\r\n");
        });
  }

  /** A value of a claim that has a text in it. */
  private static Object value(String text, Random kinds) {
    return switch (kinds.nextInt(6)) {
      case 0 -> List.of(text);
      case 1 -> Map.of("roles", List.of(text, Role.COUNTER));
      case 2 -> List.of(List.of(text), Role.COUNTER);
      case 3 -> kinds.nextLong();
      default -> text;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000",
        "-1000000000-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000",
        "+294277-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000"
      })
  void a_cursor_of_a_year_that_no_decision_is_of_is_none(String place) {
    String next =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(place.getBytes(StandardCharsets.UTF_8));
    assertThat(ask(get("/v1/decisions?next=" + next, authorized()))).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "sha256:\\u0000", "\\ud800", "x", "", "sha256:", " current"})
  void a_replay_by_what_is_no_rule_set_is_422(String ruleset) {
    String body = "{\"ruleset\":\"" + ruleset + "\"}";
    String head =
        "POST /v1/decisions/00000000-0000-0000-0000-000000000000/replay HTTP/1.1\r\nHost: x\r\n"
            + authorized()
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    assertThat(ask(head + body)).isIn(404, 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: unknown",
        "X-Forwarded-For:",
        "Accept-Language: -",
        "X-Forwarded-For: fe80::1%1",
        "X-Forwarded-For: [2001:db8::1]:99",
        "Expect: 100-continue",
        "Expect: x"
      })
  void what_once_had_no_answer_has_one(String header) {
    assertThat(ask(get("/v1/facts?limit=1", header + "\r\n"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "a\u0000b", "\u202e", "\n", "x\u0007"})
  void a_token_whose_subject_can_stand_nowhere_is_nobodys(String subject) {
    String token = Tokens.withSubject(Role.COUNTER, subject);
    assertThat(ask(get("/v1/callers/current", "Authorization: Bearer " + token + "\r\n")))
        .isEqualTo(401);
    assertThat(ask(get("/v1/decisions?limit=1", "Authorization: Bearer " + token + "\r\n")))
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u0000", "a\u0000b", "\u202e", "x\u0007"})
  void an_organisation_that_can_stand_nowhere_is_none(String organisation) {
    String token = Tokens.of(Role.COUNTER, organisation);
    assertThat(ask(get("/v1/decisions?limit=1", "Authorization: Bearer " + token + "\r\n")))
        .isEqualTo(403);
  }
}
