package org.policyeligibility.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.Head;

/** Erasure, copies, the audit log, purges, keys. */
@QuarkusTest
class MaintenanceOverHttpTest {
  private final CounterClient office = CounterClient.open();

  @ParameterizedTest
  @ValueSource(strings = {Role.COUNTER, Role.ADMIN})
  void what_is_erased_is_gone_at_every_path_and_the_log_still_verifies(String role) {
    Head before = office.head();
    Map<String, Object> application = CounterClient.application("PD-1");
    Service.Answer decided = office.decide("A", application);
    String id = decided.json().path("id").asText();
    String path = CounterClient.DECISIONS + "/" + id;
    office.counter("POST", path + "/review", Map.of("reason", CounterClient.PERSONAL));
    assertThat(office.ask(role, "DELETE", path, null).status()).isEqualTo(204);

    Problems.expect(410, office.counter("GET", path, null));
    Problems.expect(410, office.counter("DELETE", path, null));
    Problems.expect(410, office.replay(id, null));
    Problems.expect(410, office.counter("POST", path + "/review", Map.of("reason", "r")));
    Problems.expect(410, office.decide("A", application));
    application.put("corrects", id);
    Problems.expect(410, office.decide("B", application));
    JsonNode listed =
        office.get(CounterClient.DECISIONS + "?reference=PD-1").json().path("items").path(0);
    assertThat(listed.path("erasedAt").asText()).isNotEmpty();
    assertThat(office.found("?benefit=work-permit-age-65", 10)).isEmpty();

    String export = office.export(0);
    assertThat(CounterClient.verify(export, before, office.head()).faults())
        .as("the head after the export is not in it")
        .hasSize(1);
    assertThat(CounterClient.verify(export, before).holds()).isTrue();
    assertThat(export).doesNotContain(Problems.MARKER);
    assertThat(acts(export, id))
        .as("and what was asked in vain")
        .startsWith("DECIDED", "TAKEN_OVER", "ERASED")
        .endsWith(Collections.nCopies(5, "REFUSED").toArray(String[]::new))
        .hasSize(8);
  }

  private static List<String> acts(String export, String decision) {
    return export
        .lines()
        .map(line -> Service.json(line).path("entry"))
        .filter(entry -> entry.path("decision").asText().equals(decision))
        .map(entry -> entry.path("act").asText())
        .toList();
  }

  @Test
  void a_person_gets_a_copy_of_all_that_this_organisation_holds_with_who_used_it() {
    String first = office.kept(CounterClient.application("PD-1"));
    String second = office.kept(CounterClient.application("PD-2"));
    Map<String, Object> about = CounterClient.application("PD-3");
    about.put("subject", "somebody else");
    office.kept(about);
    CounterClient.open().kept(CounterClient.application("PD-4"));
    office.read(first);
    JsonNode copy =
        office
            .counter("POST", "/v1/subjects/copy", Map.of("subject", CounterClient.PERSONAL))
            .json();
    assertThat(Service.each(copy.path("decisions"), "id")).containsExactly(first, second);
    assertThat(copy.path("decisions").path(0).path("request").path("subject").asText())
        .isEqualTo(CounterClient.PERSONAL);
    assertThat(Service.each(copy.path("audit"), "act"))
        .containsExactly("DECIDED", "READ", "COPIED", "DECIDED", "COPIED");
    JsonNode none = office.counter("POST", "/v1/subjects/copy", Map.of("subject", "nobody")).json();
    assertThat(none.path("decisions")).isEmpty();
    assertThat(
            Problems.errors(
                Problems.expect(422, office.counter("POST", "/v1/subjects/copy", Map.of()))))
        .containsExactly("/subject required");
    Problems.expect(400, office.counter("POST", "/v1/subjects/copy", null));
  }

  @Test
  void the_head_grows_and_an_export_verifies_against_the_heads_before_it() {
    Head first = office.head();
    office.kept(CounterClient.application("PD-1"));
    Head second = office.head();
    assertThat(second.seq()).isGreaterThan(first.seq());
    Service.Answer answer = office.ask(Role.AUDITOR, "GET", "/v1/audit/export", null);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    AuditChain.Verdict whole = CounterClient.verify(answer.body(), first, second);
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.first()).isEqualTo(1);
    AuditChain.Verdict part = CounterClient.verify(office.export(first.seq()), first, second);
    assertThat(part.faults()).isEmpty();
    assertThat(part.first()).isEqualTo(first.seq() + 1);
    assertThat(CounterClient.verify(office.export(second.seq() + 1_000_000)).entries()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, out-of-range", "x, wrong-type", "1.5, wrong-type"})
  void an_export_begins_after_a_number(String after, String fault) {
    JsonNode problem =
        Problems.expect(
            422, office.ask(Role.AUDITOR, "GET", "/v1/audit/export?after=" + after, null));
    assertThat(Problems.errors(problem)).containsExactly("after " + fault);
  }

  @Test
  void a_purge_and_a_rotation_say_what_they_did_and_stand_in_the_log() {
    office.kept(CounterClient.application("PD-1"));
    JsonNode purge = office.ask(Role.ADMIN, "POST", "/v1/purges", null).json();
    assertThat(purge.path("remaining").asInt()).isZero();
    JsonNode rotation = office.ask(Role.ADMIN, "POST", "/v1/key-rotations", null).json();
    assertThat(rotation.path("current").asText()).isEqualTo("1");
    assertThat(rotation.path("remaining").asInt()).isZero();
    String export = office.export(purge.path("auditSeq").asLong() - 1);
    assertThat(
            export
                .lines()
                .map(line -> Service.json(line).path("entry"))
                .filter(
                    entry ->
                        Stream.of(purge, rotation)
                            .anyMatch(act -> act.path("auditSeq").equals(entry.path("seq"))))
                .map(entry -> entry.path("act").asText()))
        .containsExactly("PURGED", "KEYS_ROTATED");
    // A body is not needed; one that says to be something else is refused all the same.
    assertThat(office.ask(Role.ADMIN, "POST", "/v1/purges", Map.of()).status()).isEqualTo(200);
    Problems.expect(
        415, office.ask(Role.ADMIN, "POST", "/v1/purges", null, "Content-Type", "text/plain"));
    Problems.expect(
        415, office.ask(Role.ADMIN, "POST", "/v1/purges", null, "Content-Encoding", "gzip"));
  }
}
