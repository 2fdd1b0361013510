package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Requests that are refused for their path, method, headers or query. */
@QuarkusTest
class RefusedRequestsTest {
  private static final String M = Problems.MARKER;
  private static final byte[] BODY =
      "{\"profile\":{\"type\":\"person\"}}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/evaluations",
        "/v1/" + M,
        "/" + M,
        "/v1/evaluations/" + M,
        "/v1/documents/" + M,
        "/v1/documents/guofa-2020-7/" + M,
        "/v1/documents.",
        "/v1/Documents",
        "/v1/clauses/guofa-2020-7",
        "/v1/clauses/" + M + "/1",
        "/v1/clauses/guofa-2020-7/" + M,
        "/v1/clauses/guofa-2020-7/5.3/" + M,
        "/v1/clauses/guofa-2020-7%2F5.3",
        "/v1/rulesets",
        "/v1/rulesets/" + M,
        "/v1/%2e%2e/documents",
        "/v1/..%2f..%2fetc/passwd",
        "/v1/..;/documents",
        "/v1/documents/%00",
        "/v1/documents/%E2%80%AE" + M,
        "/v1/documents/%F0%A0%AE%B7",
        "/q/" + M,
        "/favicon.ico",
        "/v1/documents/$%7Bjndi:ldap:" + M + "%7D",
        "/v1/documents/%0d%0aX-Evil:%20" + M,
        "/v1/%EF%BC%8Fdocuments"
      })
  void there_is_nothing_at_other_paths(String path) {
    Problems.expect(404, Service.get(path));
    Problems.expect(404, Service.get(path, "Accept-Language", "en"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/evaluations, POST",
    "PUT, /v1/evaluations, POST",
    "PATCH, /v1/evaluations, POST",
    "DELETE, /v1/evaluations, POST",
    "TRACE, /v1/evaluations, POST",
    "ZQXMARKERXQZ, /v1/evaluations, POST",
    "POST, /v1/documents, GET",
    "PUT, /v1/documents, GET",
    "DELETE, /v1/documents/guofa-2020-7, GET",
    "POST, /v1/clauses, GET",
    "PATCH, /v1/clauses/guofa-2020-7/5.3, GET",
    "DELETE, /v1/facts, GET",
    "POST, /v1/rulesets/current, GET",
    "PUT, /v1/rulesets/current, GET"
  })
  void a_path_names_the_methods_it_has(String method, String path, String allowed) {
    for (String language : List.of("zh", "en")) {
      Service.Answer answer =
          Service.send(
              method, path, BODY, "Content-Type", Service.JSON, "Accept-Language", language);
      Problems.expect(405, answer);
      assertThat(answer.header("Allow")).contains(allowed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/health",
        "/q/health/live",
        "/q/health/ready",
        "/q/metrics",
        "/q/openapi",
        "/q/health/group/x"
      })
  void management_paths_are_read_and_nothing_else(String path) {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", M)) {
      Service.Answer answer = Service.send(method, path, new byte[0]);
      Problems.expect(405, answer);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
    assertThat(Service.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Idempotency-Key",
        "Expect",
        "Origin",
        "Access-Control-Request-Method",
        "X-Request-Id"
      })
  void a_header_that_is_one_is_not_sent_twice(String name) {
    for (String path : List.of("/v1/evaluations", "/v1/decisions", "/q/metrics", "/", "/v1/" + M)) {
      Service.Answer answer =
          Service.raw(
              "POST "
                  + path
                  + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                  + (name + ": " + M + "\r\n" + name.toLowerCase(Locale.ROOT) + ": b\r\n")
                  + "\r\n{}");
      Problems.expect(400, answer);
      assertThat(answer.header("Connection")).isEqualTo("close");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/yaml",
        "image/png",
        "text/*",
        "x/" + M,
        "application/json-seq"
      })
  void only_JSON_is_answered(String accept) {
    Problems.expect(406, Service.evaluate(BODY, "Accept", accept));
    Problems.expect(406, Service.get("/v1/documents", "Accept", accept, "Accept-Language", "en"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/xml",
        "application/yaml",
        "application/x-ndjson",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=" + M,
        "*/*",
        "application/*",
        "application/json;charset=utf-16",
        "application/json;charset=evil",
        "application/json;charset=gb18030",
        "application/json-patch+json",
        "application/merge+json",
        "json",
        "application/",
        "/json",
        M,
        "application/json, text/plain",
        ";",
        "application/json/x"
      })
  void only_a_body_that_says_to_be_JSON_is_read(String type) {
    Problems.expect(415, Service.send("POST", Service.EVALUATIONS, BODY, "Content-Type", type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "application/json; charset=utf8",
        "Application/JSON; charset=\"utf-8\""
      })
  void a_body_that_says_to_be_JSON_in_UTF_8_is_read(String type) {
    assertThat(Service.send("POST", Service.EVALUATIONS, BODY, "Content-Type", type).status())
        .isEqualTo(200);
  }

  @Test
  void a_body_that_does_not_say_what_it_is_is_not_read() {
    Problems.expect(415, Service.send("POST", Service.EVALUATIONS, BODY));
  }

  @Test
  void two_content_types_are_one_too_many() {
    Problems.expect(
        415,
        Service.send(
            "POST",
            Service.EVALUATIONS,
            BODY,
            "Content-Type",
            "text/plain",
            "Content-Type",
            Service.JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "identity", "gzip, gzip", "x-" + M})
  void a_packed_body_is_not_unpacked(String encoding) {
    Problems.expect(415, Service.evaluate(BODY, "Content-Encoding", encoding));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/documents?limit=0, limit out-of-range",
    "/v1/documents?limit=-1, limit out-of-range",
    "/v1/facts?limit=zqxMARKERxqz, limit wrong-type",
    "/v1/facts?limit=1.5, limit wrong-type",
    "/v1/facts?limit=1e2, limit wrong-type",
    "/v1/facts?limit=%EF%BC%95, limit wrong-type",
    "/v1/clauses?next=zqxMARKERxqz, next invalid-cursor",
    "/v1/clauses?next=%00, next invalid-cursor",
    "/v1/facts?next=Z3VvZmEtMjAyMC03, next invalid-cursor",
    "/v1/clauses?document=zqxMARKERxqz, document unknown-id",
    "/v1/clauses?benefit=zqxMARKERxqz, benefit unknown-id",
    "/v1/clauses?profile=zqxMARKERxqz, profile unknown-value",
    "/v1/facts?profile=PERSON, profile unknown-value"
  })
  void a_bad_parameter_is_named(String path, String error) {
    for (String language : List.of("zh", "en")) {
      JsonNode problem = Problems.expect(422, Service.get(path, "Accept-Language", language));
      assertThat(Problems.errors(problem)).containsExactly(error);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/facts?profil=person, profil, profile",
    "/v1/documents?limt=1, limt, limit",
    "/v1/zones?Q=zj, Q, q",
    "/v1/documents/guofa-2020-7?asOff=2024-06-01, asOff, ''",
    "/v1/clauses/guofa-2020-7/5.3?x=1, x, ''",
    "/v1/rulesets/current?a=1&limit=1, a, ''",
    "/v1/facts?%E2%80%AE=1, '', ''"
  })
  void a_parameter_that_an_operation_does_not_have_is_named_with_the_nearest(
      String path, String name, String nearest) {
    for (String language : List.of("zh", "en")) {
      JsonNode problem = Problems.expect(422, Service.get(path, "Accept-Language", language));
      assertThat(Problems.errors(problem)).containsExactly(name + " unknown-parameter");
      assertThat(problem.path("errors").get(0).path("message").asText()).contains(nearest);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/clauses?limit=3&limit=4, limit",
    "/v1/clauses?effect=benefit&q=x&effect=benefit, effect",
    "/v1/zones?type=ZHANGJIANG_PARK&type=STATE_LEVEL_NEW_AREA, type"
  })
  void a_parameter_that_is_there_twice_is_refused_and_not_half_read(String path, String name) {
    JsonNode problem = Problems.expect(422, Service.get(path));
    assertThat(Problems.errors(problem)).containsExactly(name + " repeated-parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=gbk", "text/json"})
  void a_body_in_another_charset_or_type_is_told_both_that_are_read(String type) {
    JsonNode problem =
        Problems.expect(
            415,
            Service.send(
                "POST", Service.EVALUATIONS, BODY, "Content-Type", type, "Accept-Language", "en"));
    assertThat(problem.path("detail").asText()).contains("application/json", "UTF-8");
  }

  @Test
  void a_member_that_a_body_does_not_have_is_answered_with_those_it_has() {
    byte[] body =
        "{\"citizenship\":\"FOREIGN\",\"profile\":{\"type\":\"person\"}}"
            .getBytes(StandardCharsets.UTF_8);
    JsonNode problem =
        Problems.expect(
            422,
            Service.send(
                "POST",
                Service.EVALUATIONS,
                body,
                "Content-Type",
                Service.JSON,
                "Accept-Language",
                "en"));
    assertThat(problem.at("/errors/0/message").asText())
        .contains("asOf, ", "profile, profiles")
        .doesNotContain("/v1/facts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zqxMARKERxqz", "FULL", "summary%20"})
  void a_bad_view_is_named(String view) {
    JsonNode problem =
        Problems.expect(
            422,
            Service.send(
                "POST", Service.EVALUATIONS + "?view=" + view, BODY, "Content-Type", Service.JSON));
    assertThat(Problems.errors(problem)).containsExactly("view unknown-value");
  }

  @Test
  void a_number_above_every_int_is_more_than_500_too() {
    assertThat(Service.get("/v1/facts?limit=2147483648").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n" + M,
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + M,
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + M,
        "Content-Length: -1\r\n\r\n",
        "Content-Length: " + M + "\r\n\r\n",
        "X-Long: {20000}\r\n\r\n"
      })
  void a_malformed_message_is_refused_and_tells_nothing(String rest) {
    Service.Answer answer =
        Service.raw(
            "POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n"
                + rest.replace("{20000}", "x".repeat(20_000)));
    assertThat(answer.status()).isIn(Service.HUNG_UP, 400, 413, 431);
    Problems.tellsNothing(answer);
  }

  @Test
  void no_other_site_may_read_an_answer() {
    for (String method : List.of("GET", "OPTIONS")) {
      Service.Answer answer =
          Service.send(
              method,
              "/v1/facts?limit=1",
              new byte[0],
              "Origin",
              "https://portal.example",
              "Access-Control-Request-Method",
              "GET");
      assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }
  }
}
