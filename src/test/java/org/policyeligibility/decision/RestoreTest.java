package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.audit.Head;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.StoreUnavailable;

/** Backup, restore and upgrade, as operators are told of them, tried on both databases. */
class RestoreTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  private static AuditChain.Verdict verdict(AuditTrail trail, List<Head> heads) throws IOException {
    StringBuilder lines = new StringBuilder();
    long through = trail.beginExport("auditor", "pudong");
    DecisionFixture.export(trail, 0, through, entry -> lines.append(entry.exported()).append('\n'));
    return AuditChain.verify(new BufferedReader(new StringReader(lines.toString())), heads);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_was_kept_at_the_backup_is_read_after_the_restore(DatabaseSettings database)
      throws IOException {
    UUID before;
    Head head;
    try (DecisionFixture counter = new DecisionFixture(database)) {
      before = counter.decide(ZHANG, "A1").id();
      head = counter.trail().head("auditor", "pudong");
    }
    try (DecisionFixture restored = new DecisionFixture(Databases.copy(database))) {
      assertThat(restored.decisions().read(ZHANG, before).content().request())
          .isEqualTo(DecisionFixture.request("A1"));
      assertThat(verdict(restored.trail(), List.of(head)).holds()).isTrue();
      restored.decide(ZHANG, "A2");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_older_backup_is_found_by_the_head_kept_since(DatabaseSettings database)
      throws IOException {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      counter.decide(ZHANG, "A1");
    }
    DatabaseSettings backup = Databases.copy(database);
    Head since;
    try (DecisionFixture counter = new DecisionFixture(database)) {
      counter.decide(ZHANG, "A2");
      since = counter.trail().head("auditor", "pudong");
    }
    try (DecisionFixture restored = new DecisionFixture(backup)) {
      assertThat(verdict(restored.trail(), List.of()).holds()).isTrue();
      assertThat(verdict(restored.trail(), List.of(since)).holds()).isFalse();
      // Nor does growing past that head hide it.
      restored.decide(ZHANG, "B1");
      restored.decide(ZHANG, "B2");
      assertThat(verdict(restored.trail(), List.of(since)).holds()).isFalse();
    }
  }

  private static Keys keys(int key, int index) {
    return new Keys(Map.of("1", bytes(key)), "1", bytes(index));
  }

  private static byte[] bytes(int first) {
    byte[] key = new byte[Keys.LENGTH];
    key[0] = (byte) first;
    return key;
  }

  /** Another file has a key of the same id; or the keys are the same and the index is not. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void a_database_with_other_keys_stays_closed_and_says_which_and_opens_with_its_own(
      DatabaseSettings database) {
    UUID kept;
    try (DecisionFixture counter = new DecisionFixture(database)) {
      kept = counter.decide(ZHANG, "A1").id();
    }
    DatabaseSettings copy = Databases.copy(database);
    for (Keys other : List.of(keys(2, 0), keys(1, 9), DecisionFixture.keys("2", 2))) {
      assertThatThrownBy(() -> new DecisionFixture(copy, other))
          .isInstanceOf(CorruptedData.class)
          .hasMessageContainingAll("key `1`", "put back the file", "policy.keys.file");
    }
    try (DecisionFixture restored = new DecisionFixture(copy, keys(1, 0))) {
      restored.decisions().read(ZHANG, kept);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_key_that_nothing_is_locked_with_any_more_is_not_asked_for(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID erased = counter.decide(ZHANG, "A1").id();
      counter.decisions().erase(ZHANG, erased, "REQUESTED");
    }
    try (DecisionFixture other = new DecisionFixture(database, DecisionFixture.keys("2", 2))) {
      other.decide(ZHANG, "A2");
      other.useKeys("3", 2, 3);
      other.decide(ZHANG, "A3");
    }
    assertThatThrownBy(() -> new DecisionFixture(database, DecisionFixture.keys("3", 1, 3)))
        .isInstanceOf(CorruptedData.class)
        .hasMessageContaining("key `2`");
    try (DecisionFixture both = new DecisionFixture(database, DecisionFixture.keys("3", 2, 3))) {
      assertThat(
              both.database()
                  .<Integer>transaction(on -> KeyCheck.of(on, DecisionFixture.keys("3", 2, 3))))
          .isEqualTo(2);
      assertThat(both.maintenance().rotateKeys(ZHANG).remaining()).isZero();
    }
    new DecisionFixture(database, DecisionFixture.keys("3", 3)).close();
  }

  /** One content that is damaged is no other key. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void a_damaged_content_among_others_does_not_close_the_database(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID damaged = counter.decide(ZHANG, "A1").id();
      UUID whole = counter.decide(ZHANG, "A2").id();
      counter
          .database()
          .transaction(
              on -> {
                try (var update =
                    on.getConnection()
                        .prepareStatement(
                            "update decision_content set locked_key = sealed where decision = ?")) {
                  update.setObject(1, damaged);
                  return update.executeUpdate();
                }
              });
      assertThatThrownBy(() -> counter.decisions().read(ZHANG, damaged))
          .isInstanceOf(CorruptedData.class);
      counter.decisions().read(ZHANG, whole);
    }
    new DecisionFixture(database).close();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_program_older_than_the_database_does_not_touch_it(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      counter
          .database()
          .transaction(
              on -> {
                try (var newer =
                    on.getConnection()
                        .prepareStatement(
                            "insert into \"flyway_schema_history\" (\"installed_rank\","
                                + " \"version\", \"description\", \"type\", \"script\","
                                + " \"installed_by\", \"execution_time\", \"success\") values (99,"
                                + " '99', 'newer', 'SQL', 'V99__newer.sql', 'x', 1, true)")) {
                  return newer.executeUpdate();
                }
              });
    }
    try (Database older = Database.of(database)) {
      assertThatThrownBy(() -> older.open(on -> true)).isInstanceOf(StoreUnavailable.class);
      assertThat(older.isOpen()).isFalse();
    }
  }
}
