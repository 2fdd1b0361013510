package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.Counter.LI;
import static org.policyeligibility.decision.Counter.MARKER;
import static org.policyeligibility.decision.Counter.ZHANG;

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
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;
import org.policyeligibility.store.Keys;

class AuditedTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  private static String export(Counter counter) {
    StringBuilder lines = new StringBuilder();
    long through = counter.trail().beginExport("auditor", "pudong");
    counter
        .trail()
        .export(
            0, through, (entry, hash) -> lines.append(AuditChain.line(entry, hash)).append('\n'));
    return lines.toString();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_database_is_free_while_somebody_takes_an_export(DatabaseSettings database) {
    try (Counter counter = new Counter(database)) {
      counter.decide(ZHANG, "A1", Purpose.APPLICATION, MARKER, null);
      long through = counter.trail().beginExport("auditor", "pudong");
      List<Head> meanwhile = new ArrayList<>();
      counter
          .trail()
          .export(0, through, (entry, hash) -> meanwhile.add(counter.trail().head("li", "pudong")));
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
    try (Counter counter = new Counter(database)) {
      UUID id = counter.decide(ZHANG, "A1", Purpose.APPLICATION, MARKER, null).id();
      counter.decisions().read(ZHANG, id);
      counter.decisions().forReplay(ZHANG, id);
      counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, "{\"reason\":\"" + MARKER + "\"}");
      counter.decisions().review(ZHANG, id, Act.FOUND, "{\"reason\":\"" + MARKER + "\"}");
      counter.decisions().search(ZHANG, new Search(null, null, null, null, null, null, 9));
      counter.decisions().copy(ZHANG, MARKER).decisions(copied -> {});
      counter.decisions().erase(ZHANG, id, "REQUESTED");
      counter.upkeep().purge(LI);
      counter.upkeep().rotateKeys(LI);
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
    try (Counter counter = new Counter(database)) {
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
  void a_refused_act_leaves_no_entry_and_an_entry_that_cannot_be_written_refuses_the_act(
      DatabaseSettings database) {
    try (Counter counter = new Counter(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      assertThatThrownBy(() -> counter.decisions().read(LI, id)).isInstanceOf(Refusal.class);
      assertThat(verify(export(counter)).entries()).isEqualTo(2);
      counter
          .database()
          .transaction(
              on -> {
                try (PreparedStatement lost = on.prepareStatement("delete from audit_head")) {
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
    try (Counter counter = new Counter(database)) {
      UUID one = counter.decide(ZHANG, "A1").id();
      UUID other = counter.decide(ZHANG, "A2").id();
      counter
          .database()
          .transaction(
              on -> {
                try (PreparedStatement swap =
                    on.prepareStatement(
                        "update decision set audit_seq ="
                            + " (select max(seq) + 100 from audit_entry) where id = ?")) {
                  swap.setObject(1, one);
                  assertThatThrownBy(swap::executeUpdate)
                      .as("a decision without its entry")
                      .hasMessageContaining("audit_entry");
                }
                on.rollback();
                return true;
              });
      counter
          .database()
          .transaction(
              on -> {
                try (PreparedStatement swap =
                    on.prepareStatement(
                        "update decision_content set sealed = (select sealed from"
                            + " decision_content where decision = ?) where decision = ?")) {
                  swap.setObject(1, other);
                  swap.setObject(2, one);
                  return swap.executeUpdate();
                }
              });
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, one))
          .isInstanceOf(Keys.Damaged.class);
      assertThat(counter.decisions().read(ZHANG, other).decision().id()).isEqualTo(other);
    }
  }

  private static long count(Counter counter, String table) {
    return counter
        .database()
        .transaction(
            on -> {
              try (PreparedStatement select = on.prepareStatement("select count(*) from " + table);
                  ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }

  /** Names, answers and findings are sealed: the file of the database holds none of them. */
  @Test
  void no_personal_value_stands_in_the_file_of_the_database() throws IOException {
    DatabaseSettings settings = Databases.embedded();
    try (Counter counter = new Counter(settings)) {
      UUID id = counter.decide(ZHANG, "A1", Purpose.APPLICATION, MARKER, null).id();
      counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, "{\"reason\":\"" + MARKER + "\"}");
    }
    Path file = Path.of(settings.url().replaceAll("^jdbc:h2:file:([^;]*);.*", "$1") + ".mv.db");
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("work-permit-age-65").doesNotContain(MARKER);
  }
}
