package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.Head;

/**
 * An organisation whose people ask over HTTP. Whatever they are answered is held against the
 * contract.
 *
 * @param name one that no other test has
 */
public record CounterClient(String name) {
  public static final String DECISIONS = "/v1/decisions";
  private static final int TRIES = 240;

  /** Put where only what is personal stands. */
  public static final String PERSONAL = "P-" + Problems.MARKER;

  public static CounterClient open() {
    return new CounterClient("office-" + UUID.randomUUID());
  }

  /** Waits until decisions are kept: a service evaluates before its database is open. */
  public void awaitStore() throws InterruptedException {
    int status = 0;
    for (int tries = 0; tries < TRIES && status != 200; tries++) {
      status = get(DECISIONS + "?limit=1").status();
      TimeUnit.MILLISECONDS.sleep(250);
    }
    assertThat(status).as("of what is kept").isEqualTo(200);
  }

  /** Somebody of 63 who works in a zone: the permit is conditional. */
  public static Map<String, Object> application(String reference) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", reference);
    body.put("purpose", "APPLICATION");
    body.put("legalBasis", "STATUTORY_DUTY");
    body.put("subject", PERSONAL);
    body.put("asOf", "2024-06-01");
    body.put(
        "profile",
        Map.of(
            "type", "person",
            "citizenship", "FOREIGN",
            "birthDate", "1961-03-09",
            "employerType", "ENTERPRISE",
            "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")));
    return body;
  }

  /** Asks with a role; without a body where it is null. */
  public Service.Answer ask(
      String role,
      String method,
      String path,
      @org.jspecify.annotations.Nullable Object body,
      String... more) {
    List<String> headers = new ArrayList<>(List.of(Tokens.header(role, name)));
    headers.addAll(List.of(more));
    if (body != null) {
      headers.addAll(List.of("Content-Type", Service.JSON));
    }
    Service.Answer answer =
        Service.send(
            method,
            path,
            body == null ? new byte[0] : Service.write(body),
            headers.toArray(String[]::new));
    if (!answer.body().isEmpty()) {
      assertThat(Contract.faults(method, path, answer)).as("%s %s", method, answer).isEmpty();
    }
    if (answer.status() == 204) {
      return answer;
    }
    assertThat(answer.header("Vary")).containsIgnoringCase("Accept-Language");
    assertThat(answer.header("Content-Language")).isIn("zh-CN", "en");
    if (answer.status() < 400) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    } else {
      Problems.expect(answer.status(), answer);
    }
    return answer;
  }

  public Service.Answer counter(
      String method, String path, @org.jspecify.annotations.Nullable Object body, String... more) {
    return ask(Role.COUNTER, method, path, body, more);
  }

  public Service.Answer decide(String key, Object body, String... more) {
    List<String> headers = new ArrayList<>(List.of("Idempotency-Key", key));
    headers.addAll(List.of(more));
    return counter("POST", DECISIONS, body, headers.toArray(String[]::new));
  }

  /** Keeps one; its id. */
  public String kept(Map<String, Object> body) {
    Service.Answer answer = decide(UUID.randomUUID().toString(), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  public JsonNode read(String id) {
    return get(DECISIONS + "/" + id).json();
  }

  public Service.Answer get(String path) {
    return counter("GET", path, null);
  }

  public Service.Answer replay(String id, @org.jspecify.annotations.Nullable Object body) {
    return counter("POST", DECISIONS + "/" + id + "/replay", body);
  }

  /** The ids that a search finds, page by page. */
  public List<String> found(String query, int limit) {
    return Service.all(DECISIONS + query, limit, Tokens.header(Role.COUNTER, name)).stream()
        .map(item -> item.path("id").asText())
        .toList();
  }

  public Head head() {
    JsonNode head = ask(Role.AUDITOR, "GET", "/v1/audit/head", null).json();
    return new Head(head.path("seq").asLong(), head.path("hash").asText());
  }

  public String export(long after) {
    return ask(Role.AUDITOR, "GET", "/v1/audit/export?after=" + after, null).body();
  }

  public static AuditChain.Verdict verify(String export, Head... heads) {
    try {
      return AuditChain.verify(new BufferedReader(new StringReader(export)), List.of(heads));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
