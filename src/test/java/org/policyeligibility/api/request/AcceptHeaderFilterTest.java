package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/**
 * Tests of content negotiation at every operation. A client is not sent what it forbids, and is
 * sent what it allows.
 */
@QuarkusTest
class AcceptHeaderFilterTest {
  private static final byte[] PERSON =
      "{\"profile\":{\"type\":\"person\"}}".getBytes(StandardCharsets.UTF_8);
  private static final String ID = "00000000-0000-0000-0000-000000000000";

  private static Service.Answer ask(String role, String method, String path, String accept) {
    List<String> token = List.of(Tokens.header(role, "office-accept"));
    return Service.send(
        method,
        path,
        method.equals("POST") ? PERSON : new byte[0],
        "Accept",
        accept,
        "Content-Type",
        Service.JSON,
        token.get(0),
        token.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "counter, POST, /v1/evaluations, application/json",
    "counter, POST, /v1/decisions, application/json",
    "counter, GET, /v1/decisions, application/json",
    "counter, GET, /v1/decisions/" + ID + ", application/json",
    "counter, DELETE, /v1/decisions/" + ID + ", application/json",
    "counter, POST, /v1/decisions/" + ID + "/replay, application/json",
    "counter, POST, /v1/decisions/" + ID + "/review, application/json",
    "counter, POST, /v1/subjects/copy, application/json",
    "counter, GET, /v1/callers/current, application/json",
    "auditor, GET, /v1/audit/head, application/json",
    "auditor, GET, /v1/audit/export, application/x-ndjson",
    "admin, POST, /v1/purges, application/json",
    "admin, POST, /v1/key-rotations, application/json",
    "counter, GET, /v1, application/json",
    "counter, GET, /v1/facts, application/json",
    "counter, GET, /v1/benefits, application/json",
    "counter, GET, /v1/zones, application/json",
    "counter, GET, /v1/rulesets/current, application/json"
  })
  void a_type_with_a_weight_of_0_is_not_sent(String role, String method, String path, String type) {
    for (String accept :
        List.of(type + ";q=0", type + "; Q=0.000, text/html", type + ";q=0, */*", "*/*;q=0")) {
      Problems.expect(406, ask(role, method, path, accept));
    }
    for (String accept : List.of(type + ";q=0.001", "*/*;q=0, " + type, "*/*, text/html;q=0")) {
      assertThat(ask(role, method, path, accept).status()).as(accept).isNotEqualTo(406);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/documents/guofa-2020-7", "/v1/clauses/guofa-2020-7/5.3"})
  void of_two_types_the_one_that_is_not_forbidden_is_sent(String path) {
    Service.Answer answer = ask(Role.COUNTER, "GET", path, "*/*, application/json;q=0");
    assertThat(answer.header("Content-Type")).startsWith("application/ld+json");
    Problems.expect(
        406, ask(Role.COUNTER, "GET", path, "application/json;q=0, application/ld+json;q=0, */*"));
  }
}
