package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.access.Tokens;

/** Decisions of a counter: kept once, found, read, worked out again, corrected. */
@QuarkusTest
class DecisionsOverHttpTest {
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String NOBODYS = UUID.randomUUID().toString();

  private final CounterClient office = CounterClient.open();

  @Test
  void a_decision_is_answered_as_it_is_kept_with_its_law_and_where_it_is_read() {
    Service.Answer decided = office.decide("A", CounterClient.application("PD-1"));
    assertThat(decided.status()).isEqualTo(201);
    JsonNode decision = decided.json();
    assertThat(decided.header("Location"))
        .endsWith(CounterClient.DECISIONS + "/" + decision.path("id").asText());
    assertThat(decided.header(REPLAYED)).isEmpty();
    assertThat(decision.path("organisation").asText()).isEqualTo(office.name());
    assertThat(decision.path("askedBy").asText()).isEqualTo("counter-1");
    assertThat(decision.path("reference").asText()).isEqualTo("PD-1");
    assertThat(decision.path("purpose").asText()).isEqualTo("APPLICATION");
    assertThat(decision.path("legalBasis").asText()).isEqualTo("STATUTORY_DUTY");
    assertThat(decision.path("asOf").asText()).isEqualTo("2024-06-01");
    JsonNode law = Service.get("/v1/rulesets/current").json();
    assertThat(decision.path("ruleset").path("digest")).isEqualTo(law.path("digest"));
    assertThat(decision.path("ruleset").path("version")).isEqualTo(law.path("version"));

    JsonNode read = office.read(decision.path("id").asText());
    assertThat(read.path("request").path("subject").asText()).isEqualTo(CounterClient.PERSONAL);
    assertThat(read.path("evaluation")).isEqualTo(decision.path("evaluation"));
    assertThat(read.path("reviews")).isEmpty();
  }

  @Test
  void what_is_decided_is_what_an_evaluation_answers_to_the_byte() {
    Map<String, Object> body = CounterClient.application("PD-1");
    String evaluated =
        Service.evaluateInFull(
                Service.write(Map.of("asOf", body.get("asOf"), "profile", body.get("profile"))),
                "Accept-Language",
                "en")
            .body();
    String decided = office.decide("A", body, "Accept-Language", "en").body();
    assertThat(decided).contains(",\"evaluation\":" + evaluated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ключ", "two words", "a\tb"})
  void without_a_key_or_with_one_that_is_none_nothing_is_kept(String key) {
    Map<String, Object> body = CounterClient.application("PD-1");
    Service.Answer refused =
        key.isEmpty()
            ? office.counter("POST", CounterClient.DECISIONS, body)
            : keyed(key, new String(Service.write(body), java.nio.charset.StandardCharsets.UTF_8));
    Problems.expect(400, refused);
    assertThat(office.found("", 10)).isEmpty();
  }

  /** A header that the usual client does not send. */
  private Service.Answer keyed(String key, String body) {
    String[] token = Tokens.header(Role.COUNTER, office.name());
    return Service.raw(
        "POST /v1/decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + (token[0] + ": " + token[1] + "\r\nIdempotency-Key: " + key + "\r\n")
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Test
  void two_keys_and_one_that_is_too_long_are_refused_and_the_longest_is_not() {
    Map<String, Object> body = CounterClient.application("PD-1");
    Problems.expect(400, office.decide("a", body, "Idempotency-Key", "b"));
    Problems.expect(400, office.decide("k".repeat(201), body));
    assertThat(office.decide("k".repeat(200), body).status()).isEqualTo(201);
  }

  @Test
  void the_same_key_and_body_give_the_first_answer_to_the_byte_in_its_own_language() {
    Service.Answer first =
        office.decide("A", CounterClient.application("PD-1"), "Accept-Language", "en");
    office.counter(
        "POST",
        CounterClient.DECISIONS + "/" + first.json().path("id").asText() + "/review",
        Map.of("reason", "asked for"));
    Service.Answer again = office.decide("A", CounterClient.application("PD-1"));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Content-Language")).isEqualTo("en");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(office.found("", 10)).hasSize(1);
  }

  @Test
  void the_same_key_with_another_body_is_refused_and_keys_are_those_of_an_organisation() {
    office.decide("A", CounterClient.application("PD-1"));
    Problems.expect(422, office.decide("A", CounterClient.application("PD-2")));
    assertThat(office.found("", 10)).hasSize(1);
    assertThat(CounterClient.open().decide("A", CounterClient.application("PD-2")).status())
        .isEqualTo(201);
  }

  @Test
  void the_same_key_and_json_in_another_order_and_layout_give_the_first_answer() {
    Map<String, Object> body = CounterClient.application("PD-1");
    Service.Answer first = office.decide("A", body);
    List<String> names = new ArrayList<>(body.keySet());
    Collections.reverse(names);
    Map<String, Object> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, body.get(name)));
    String[] token = Tokens.header(Role.COUNTER, office.name());
    Service.Answer again =
        Service.send(
            "POST",
            CounterClient.DECISIONS,
            Service.MAPPER.valueToTree(reversed).toPrettyString().getBytes(StandardCharsets.UTF_8),
            token[0],
            token[1],
            "Idempotency-Key",
            "A",
            "Content-Type",
            Service.JSON);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(office.found("", 10)).hasSize(1);
  }

  @Test
  void
      a_reference_and_a_subject_are_the_same_however_wide_and_with_whatever_blanks_they_are_typed() {
    List<String> kept = new ArrayList<>();
    for (String blank : List.of("", " ", "\u3000", "\u00a0\u2003")) {
      Map<String, Object> body = CounterClient.application(blank + "ＰＤ－７" + blank);
      body.put("subject", blank + "Ｐ－７" + blank);
      kept.add(0, office.kept(body));
    }
    for (String query : List.of("PD-7", "%EF%BC%B0D-7", "%E3%80%80PD-7%20", "%C2%A0PD%EF%BC%8D7")) {
      assertThat(office.found("?reference=" + query, 10)).as(query).containsExactlyElementsOf(kept);
    }
    assertThat(office.read(kept.get(0)).path("reference").asText()).isEqualTo("PD-7");
    for (String subject : List.of("P-7", "\u3000Ｐ－7 ")) {
      JsonNode copy =
          office.counter("POST", "/v1/subjects/copy", Map.of("subject", subject)).json();
      assertThat(Service.each(copy.path("decisions"), "id"))
          .containsExactlyInAnyOrderElementsOf(kept);
    }
  }

  @Test
  void a_reference_of_nothing_but_blanks_or_too_long_in_its_normal_form_is_refused() {
    for (String reference : List.of(" ", "\u3000\u00a0", "\ufdfa".repeat(6), "PD\n1", "\tPD-1")) {
      assertThat(
              Problems.errors(
                  Problems.expect(422, office.decide("A", CounterClient.application(reference)))))
          .containsExactly("/reference unreadable-text");
    }
    for (String blank : List.of(" ", "\u00a0", "\u2007\u202f")) {
      Map<String, Object> body = CounterClient.application("PD-1");
      body.put("subject", blank);
      assertThat(Problems.errors(Problems.expect(422, office.decide("A", body))))
          .containsExactly("/subject unreadable-text");
    }
    assertThat(office.found("", 10)).isEmpty();
  }

  @Test
  void requests_that_race_with_one_key_keep_one_decision() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Service.Answer>> racing = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        racing.add(() -> office.decide("A", CounterClient.application("PD-1")));
      }
      List<Service.Answer> answers = new ArrayList<>();
      for (Future<Service.Answer> future : clients.invokeAll(racing)) {
        answers.add(future.get());
      }
      assertThat(answers).extracting(Service.Answer::status).isSubsetOf(201, 409).contains(201);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 201)
          .extracting(Service.Answer::body)
          .containsOnly(office.decide("A", CounterClient.application("PD-1")).body());
    } finally {
      clients.shutdown();
    }
    assertThat(office.found("", 10)).hasSize(1);
  }

  @Test
  void everything_wrong_with_a_request_is_said_at_once_and_nothing_is_kept() {
    Service.Answer refused =
        office.decide(
            "A",
            Map.of(
                "purpose", "FUN", "subject", 7, "corrects", "x", "profile", Map.of("type", "x")));
    assertThat(Problems.errors(Problems.expect(422, refused)))
        .contains(
            "/reference required",
            "/purpose unknown-value",
            "/legalBasis required",
            "/subject wrong-type",
            "/corrects unknown-decision",
            "/profile/type unknown-value");
    Problems.expect(
        400, office.counter("POST", CounterClient.DECISIONS, null, "Idempotency-Key", "A"));
    // A refused request has not used its key.
    assertThat(office.decide("A", CounterClient.application("PD-1")).status()).isEqualTo(201);
  }

  @Test
  void a_code_that_is_missing_is_asked_for_with_all_it_can_be() {
    Map<String, Object> body = CounterClient.application("PD-1");
    body.remove("purpose");
    body.remove("legalBasis");
    body.put("profile", Map.of("citizenship", "FOREIGN"));
    JsonNode errors =
        Problems.expect(422, office.decide("A", body, "Accept-Language", "en")).path("errors");
    assertThat(Service.each(errors, "message"))
        .anyMatch(message -> message.contains("one of APPLICATION, "))
        .anyMatch(message -> message.contains("one of CONSENT, "))
        .anyMatch(message -> message.contains("one of enterprise, person, zone"));
    String id = office.kept(CounterClient.application("PD-1"));
    String review = CounterClient.DECISIONS + "/" + id + "/review";
    office.counter("POST", review, Map.of("reason", "asked for"));
    JsonNode finding =
        Problems.expect(
            422,
            office.counter(
                "POST",
                review,
                Map.of(
                    "reason",
                    "seen",
                    "findings",
                    List.of(Map.of("clause", "guofa-2020-7/5.3", "reason", "seen")))));
    assertThat(finding.path("errors").path(0).path("message").asText())
        .contains("ELIGIBLE", "INDETERMINATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/{id}/replay", "/{id}/review", "/v1/subjects/copy"})
  void a_body_that_cannot_be_read_is_refused_and_keeps_nothing(String operation) {
    String id = office.kept(CounterClient.application("PD-1"));
    String path =
        (operation.startsWith("/v1") ? operation : CounterClient.DECISIONS + operation)
            .replace("{id}", id);
    JsonNode before = office.read(id);
    assertThat(unreadable(path, "{\"deep\":" + "[".repeat(31) + "]".repeat(31) + "}"))
        .isEqualTo(422);
    for (String body :
        List.of(
            "{\"deep\":" + "[".repeat(32) + "]".repeat(32) + "}",
            "{\"reference\":\"a\",\"reference\":\"a\"}",
            "{\"reference\":\"a\"",
            "{} {}",
            "not JSON",
            "\ufeff{}")) {
      assertThat(unreadable(path, body)).as(body).isEqualTo(400);
    }
    assertThat(unreadable(path, "{\"a\":\"" + "x".repeat(256 * 1024) + "\"}")).isEqualTo(413);
    assertThat(office.found("", 10)).containsExactly(id);
    assertThat(office.read(id)).isEqualTo(before);
  }

  /** The status of the problem that is the answer. */
  private int unreadable(String path, String body) {
    String[] token = Tokens.header(Role.COUNTER, office.name());
    Service.Answer answer =
        Service.send(
            "POST",
            path,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            Service.JSON,
            "Idempotency-Key",
            "unreadable",
            token[0],
            token[1]);
    Problems.expect(answer.status(), answer);
    return answer.status();
  }

  @Test
  void another_organisation_finds_none_of_it_at_any_path() {
    String id = office.kept(CounterClient.application("PD-1"));
    CounterClient other = CounterClient.open();
    String path = CounterClient.DECISIONS + "/" + id;
    Problems.expect(404, other.counter("GET", path, null));
    Problems.expect(404, other.counter("DELETE", path, null));
    Problems.expect(404, other.ask(Role.ADMIN, "DELETE", path, null));
    Problems.expect(404, other.replay(id, null));
    Problems.expect(404, other.counter("POST", path + "/review", Map.of("reason", "mine")));
    assertThat(other.found("?reference=PD-1", 10)).isEmpty();
    Map<String, Object> correction = CounterClient.application("PD-2");
    correction.put("corrects", id);
    assertThat(Problems.errors(Problems.expect(422, other.decide("A", correction))))
        .containsExactly("/corrects unknown-decision");
    assertThat(office.read(id).path("correctedBy").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "00000000-0000-0000-0000-00000000000", "A"})
  void there_is_nothing_at_what_is_no_id_or_nobodys(String id) {
    String path = CounterClient.DECISIONS + "/" + (id.isEmpty() ? NOBODYS : id);
    Problems.expect(404, office.counter("GET", path, null));
    Problems.expect(404, office.counter("DELETE", path, null));
    Problems.expect(404, office.counter("POST", path + "/replay", null));
    Problems.expect(404, office.counter("POST", path + "/review", Map.of("reason", "r")));
  }

  @Test
  void pages_walk_through_everything_once_and_each_parameter_narrows() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      newestFirst.add(0, office.kept(CounterClient.application("PD-" + i % 2)));
    }
    assertThat(office.found("", 2)).containsExactlyElementsOf(newestFirst);
    assertThat(office.found("", 7)).containsExactlyElementsOf(newestFirst);
    assertThat(office.found("?reference=PD-1", 2)).hasSize(3);
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    assertThat(office.found("?from=" + today.minusDays(1) + "&to=" + today, 100)).hasSize(7);
    assertThat(office.found("?from=" + today.plusDays(1), 100)).isEmpty();
    assertThat(office.found("?to=" + today.minusDays(2), 100)).isEmpty();
    String permit = "?benefit=work-permit-age-65&outcome=";
    assertThat(office.found(permit + "CONDITIONAL", 100)).hasSize(7);
    assertThat(office.found(permit + "INELIGIBLE", 100)).isEmpty();
    JsonNode item = office.get(CounterClient.DECISIONS + "?limit=1").json().path("items").path(0);
    assertThat(item.has("request") || item.has("evaluation") || item.has("reviews")).isFalse();
    assertThat(item.toString()).doesNotContain(Problems.MARKER);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2024-02-30, from",
    "to=tomorrow, to",
    "outcome=MAYBE, outcome",
    "limit=0, limit",
    "next=bm90aGluZw, next",
    "next=%21, next"
  })
  void a_parameter_that_cannot_be_read_is_named(String query, String parameter) {
    JsonNode problem = Problems.expect(422, office.get(CounterClient.DECISIONS + "?" + query));
    assertThat(problem.path("errors").path(0).path("parameter").asText()).isEqualTo(parameter);
  }

  @Test
  void a_reference_that_none_has_room_for_is_named() {
    Problems.expect(422, office.get(CounterClient.DECISIONS + "?reference=" + "r".repeat(201)));
    assertThat(office.found("?reference=" + "r".repeat(200), 10)).isEmpty();
  }

  @Test
  void a_benefit_that_neither_the_law_nor_a_decision_knows_is_refused_with_the_nearest() {
    office.kept(CounterClient.application("PD-1"));
    JsonNode problem =
        Problems.expect(422, office.get(CounterClient.DECISIONS + "?benefit=work-permit-age-64"));
    assertThat(Problems.errors(problem)).containsExactly("benefit unknown-id");
    assertThat(problem.toString()).contains("work-permit-age-65");
    assertThat(office.found("?benefit=zone-expansion", 10)).isEmpty();
  }

  /** As a form sends a field that was left empty. */
  @Test
  void an_empty_parameter_narrows_nothing() {
    String id = office.kept(CounterClient.application("PD-1"));
    assertThat(office.found("?reference=&from=&to=&benefit=&outcome=", 10)).containsExactly(id);
  }

  @Test
  void a_replay_by_the_law_of_the_decision_is_the_same_to_the_byte_with_a_body_or_without() {
    String decided = office.decide("A", CounterClient.application("PD-1")).body();
    JsonNode decision = Service.json(decided);
    String id = decision.path("id").asText();
    for (Object body :
        new Object[] {
          null,
          NullNode.getInstance(),
          Map.of(),
          Map.of("ruleset", "current"),
          Map.of("ruleset", digest(decision))
        }) {
      Service.Answer replayed = office.replay(id, body);
      assertThat(replayed.status()).as("%s", body).isEqualTo(200);
      assertThat(replayed.json().path("identical").asBoolean()).as("%s", body).isTrue();
      assertThat(replayed.json().path("changes")).isEmpty();
      assertThat(evaluation(replayed.body())).isEqualTo(evaluation(decided));
    }
    Problems.expect(422, office.replay(id, Map.of("ruleset", "sha256:" + "0".repeat(64))));
    Problems.expect(422, office.replay(id, Map.of("law", "current")));
  }

  /** As it stands there, to the end. */
  private static String evaluation(String body) {
    return body.substring(body.indexOf(",\"evaluation\":"));
  }

  private static String digest(JsonNode decision) {
    return decision.path("ruleset").path("digest").asText();
  }

  @Test
  void what_a_person_finds_stands_beside_what_the_rules_found() {
    String id = office.kept(CounterClient.application("PD-1"));
    JsonNode before = office.read(id);
    String path = CounterClient.DECISIONS + "/" + id + "/review";
    String judgement =
        """
        {"clause":"guofa-2020-7/5.3","outcome":"ELIGIBLE","reason":"The bureau confirmed it."}\
        """;
    Map<String, Object> finding =
        Map.of("reason", "The passport was seen.", "findings", List.of(Service.json(judgement)));
    Problems.expect(409, office.counter("POST", path, finding));
    office.counter("POST", path, Map.of("reason", "A person was asked for."));
    JsonNode after = office.counter("POST", path, finding).json();
    assertThat(Service.each(after.path("reviews"), "act")).containsExactly("TAKEN_OVER", "FOUND");
    assertThat(after.path("reviews").path(1).path("finding").path("findings").path(0))
        .isEqualTo(Service.json(judgement));
    assertThat(after.path("evaluation")).isEqualTo(before.path("evaluation"));
    assertThat(office.read(id)).isEqualTo(after);
    assertThat(Problems.errors(Problems.expect(422, office.counter("POST", path, Map.of("x", 1)))))
        .containsExactlyInAnyOrder("/x unknown-property", "/reason required");
    Problems.expect(400, office.counter("POST", path, null));
  }

  @Test
  void a_correction_is_linked_both_ways_and_there_is_one() {
    String wrong = office.kept(CounterClient.application("PD-1"));
    Map<String, Object> correction = CounterClient.application("PD-1b");
    correction.put("corrects", wrong);
    String right = office.kept(correction);
    assertThat(office.read(wrong).path("correctedBy").asText()).isEqualTo(right);
    assertThat(office.read(right).path("corrects").asText()).isEqualTo(wrong);
    Problems.expect(409, office.decide("another", correction));
    correction.put("corrects", NOBODYS);
    assertThat(Problems.errors(Problems.expect(422, office.decide("nobodys", correction))))
        .containsExactly("/corrects unknown-decision");
    assertThat(Set.copyOf(office.found("", 10))).containsExactlyInAnyOrder(wrong, right);
  }
}
