package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.LI;
import static org.policyeligibility.decision.DecisionFixture.MARKER;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.Head;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;

class AuditedTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  private static String export(DecisionFixture counter) {
    StringBuilder lines = new StringBuilder();
    long through = counter.trail().beginExport("auditor", "pudong");
    DecisionFixture.export(
        counter.trail(), 0, through, entry -> lines.append(entry.exported()).append('\n'));
    return lines.toString();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_database_is_free_while_somebody_takes_an_export(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      counter.decide(ZHANG, "A1", Purpose.APPLICATION, MARKER, null);
      long through = counter.trail().beginExport("auditor", "pudong");
      List<Head> meanwhile = new ArrayList<>();
      DecisionFixture.export(
          counter.trail(),
          0,
          through,
          entry -> meanwhile.add(counter.trail().head("li", "pudong")));
      assertThat(meanwhile).extracting(Head::seq).containsExactly(through + 1, through + 2);
    }
  }

  private static AuditChain.Verdict verify(String export, Head... heads) {
    try {
      return AuditChain.verify(new BufferedReader(new StringReader(export)), List.of(heads));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void every_act_leaves_one_entry_with_who_when_why_and_no_personal_value(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1", Purpose.APPLICATION, MARKER, null).id();
      counter.decisions().read(ZHANG, id);
      counter.decisions().forReplay(ZHANG, id);
      counter
          .decisions()
          .review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{\"reason\":\"" + MARKER + "\"}");
      counter
          .decisions()
          .review(ZHANG, id, Act.FOUND, List.of(), "{\"reason\":\"" + MARKER + "\"}");
      counter
          .decisions()
          .search(ZHANG, new Search(null, null, null, null, null, null, 9))
          .decisions();
      DecisionFixture.decisions(counter.decisions().copy(ZHANG, MARKER), copied -> {});
      counter.decisions().erase(ZHANG, id, "REQUESTED");
      counter.maintenance().purge(LI);
      counter.maintenance().rotateKeys(LI);
      counter.trail().head("auditor", "pudong");
      String export = export(counter);
      assertThat(export)
          .doesNotContain(MARKER)
          .contains("APPLICATION STATUTORY_DUTY", "2024-06-03T01:20:30.125Z", "zhang");
      List<String> acts = new ArrayList<>();
      export.lines().forEach(line -> acts.add(line.replaceAll(".*\"act\":\"([A-Z_]+)\".*", "$1")));
      assertThat(acts)
          .containsExactly(
              "DECIDED",
              "READ",
              "REPLAYED",
              "TAKEN_OVER",
              "FOUND",
              "SEARCHED",
              "COPIED",
              "ERASED",
              "PURGED",
              "KEYS_ROTATED",
              "HEAD_READ",
              "EXPORTED");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void erasing_leaves_the_chain_valid_against_a_head_kept_before(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      Head kept = counter.trail().head("auditor", "pudong");
      counter.decisions().erase(ZHANG, id, "REQUESTED");
      AuditChain.Verdict verdict = verify(export(counter), kept);
      assertThat(verdict.faults()).isEmpty();
      assertThat(verdict.entries()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_refused_act_is_an_entry_and_an_entry_that_cannot_be_written_refuses_the_act(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      assertThatThrownBy(() -> counter.decisions().read(LI, id)).isInstanceOf(Refusal.class);
      assertThat(export(counter))
          .contains("\"act\":\"REFUSED\",\"actor\":\"li\",\"organisation\":\"minhang\"")
          .contains("\"why\":\"READ NO_SUCH_DECISION\",\"decision\":\"" + id);
      counter
          .database()
          .transaction(
              on -> {
                try (PreparedStatement lost =
                    on.getConnection().prepareStatement("delete from audit_head")) {
                  return lost.executeUpdate();
                }
              });
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, id))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> counter.decide(ZHANG, "A2"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(count(counter, "decision")).isEqualTo(1);
    }
  }

  /** Somebody with the database and the keys puts another case's content in place of this one's. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void a_content_put_in_place_of_another_is_not_read(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID damaged = counter.decide(ZHANG, "A1").id();
      UUID other = counter.decide(ZHANG, "A2").id();
      counter
          .database()
          .transaction(
              on -> {
                try (PreparedStatement swap =
                    on.getConnection()
                        .prepareStatement(
                            "update decision set audit_seq ="
                                + " (select max(seq) + 100 from audit_entry) where id = ?")) {
                  swap.setObject(1, damaged);
                  assertThatThrownBy(swap::executeUpdate)
                      .as("a decision without its entry")
                      .hasMessageContaining("audit_entry");
                }
                on.getConnection().rollback();
                return true;
              });
      counter
          .database()
          .transaction(
              on -> {
                try (PreparedStatement swap =
                    on.getConnection()
                        .prepareStatement(
                            "update decision_content set sealed = (select sealed from"
                                + " decision_content where decision = ?) where decision = ?")) {
                  swap.setObject(1, other);
                  swap.setObject(2, damaged);
                  return swap.executeUpdate();
                }
              });
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, damaged))
          .isInstanceOf(CorruptedData.class);
      assertThat(counter.decisions().read(ZHANG, other).decision().id()).isEqualTo(other);
    }
  }

  private static long count(DecisionFixture counter, String table) {
    return counter
        .database()
        .transaction(
            on -> {
              try (PreparedStatement select =
                      on.getConnection().prepareStatement("select count(*) from " + table);
                  ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_copy_that_finds_nothing_is_an_entry_and_a_search_counts_what_it_shows(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      counter.decide(ZHANG, "A1");
      counter.decide(ZHANG, "A2");
      DecisionFixture.decisions(counter.decisions().copy(LI, "P1"), decision -> {});
      Decisions.Found found =
          counter.decisions().search(ZHANG, new Search(null, null, null, null, null, null, 1));
      assertThat(found.decisions()).hasSize(1);
      assertThat(found.more()).isTrue();
      assertThat(export(counter))
          .contains(
              "\"act\":\"COPIED\",\"actor\":\"li\",\"organisation\":\"minhang\",\"why\":\"0"
                  + " found\"")
          .contains("\"why\":\"1 found\"")
          .doesNotContain("P1");
    }
  }

  @Test
  void a_principal_called_service_is_not_the_service() {
    for (String name : List.of("service", "@service", "@@service")) {
      assertThat(Actor.caller(name, "service").name()).isNotEqualTo(Actor.SERVICE.name());
    }
    assertThat(Actor.caller("counter@pudong", "pudong").name()).isEqualTo("counter@pudong");
  }

  /** Names, answers and findings are sealed: the file of the database holds none of them. */
  @Test
  void no_personal_value_stands_in_the_file_of_the_database() throws IOException {
    DatabaseSettings settings = Databases.embedded();
    try (DecisionFixture counter = new DecisionFixture(settings)) {
      UUID id = counter.decide(ZHANG, "A1", Purpose.APPLICATION, MARKER, null).id();
      counter
          .decisions()
          .review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{\"reason\":\"" + MARKER + "\"}");
    }
    Path file = Path.of(settings.url().replaceAll("^jdbc:h2:file:([^;]*);.*", "$1") + ".mv.db");
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("work-permit-age-65").doesNotContain(MARKER);
  }
}
