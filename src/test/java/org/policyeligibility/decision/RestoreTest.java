package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.Counter.ZHANG;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.audit.Head;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Databases;
import org.policyeligibility.store.StoreUnavailable;

/** Backup, restore and upgrade, as operators are told of them, tried on both databases. */
class RestoreTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  private static AuditChain.Verdict verdict(AuditTrail trail, List<Head> heads) throws IOException {
    StringBuilder lines = new StringBuilder();
    long through = trail.beginExport("auditor", "pudong");
    trail.export(
        0, through, (entry, hash) -> lines.append(AuditChain.line(entry, hash)).append('\n'));
    return AuditChain.verify(new BufferedReader(new StringReader(lines.toString())), heads);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_was_kept_at_the_backup_is_read_after_the_restore(DatabaseSettings database)
      throws IOException {
    UUID before;
    Head head;
    try (Counter counter = new Counter(database)) {
      before = counter.decide(ZHANG, "A1").id();
      head = counter.trail().head("auditor", "pudong");
    }
    try (Counter restored = new Counter(Databases.copy(database))) {
      assertThat(restored.decisions().read(ZHANG, before).content().request())
          .isEqualTo(Counter.request("A1"));
      assertThat(verdict(restored.trail(), List.of(head)).holds()).isTrue();
      restored.decide(ZHANG, "A2");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_older_backup_is_found_by_the_head_kept_since(DatabaseSettings database)
      throws IOException {
    try (Counter counter = new Counter(database)) {
      counter.decide(ZHANG, "A1");
    }
    DatabaseSettings backup = Databases.copy(database);
    Head since;
    try (Counter counter = new Counter(database)) {
      counter.decide(ZHANG, "A2");
      since = counter.trail().head("auditor", "pudong");
    }
    try (Counter restored = new Counter(backup)) {
      assertThat(verdict(restored.trail(), List.of()).holds()).isTrue();
      assertThat(verdict(restored.trail(), List.of(since)).holds()).isFalse();
      // Nor does growing past that head hide it.
      restored.decide(ZHANG, "B1");
      restored.decide(ZHANG, "B2");
      assertThat(verdict(restored.trail(), List.of(since)).holds()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_database_restored_without_its_keys_says_which_key_is_missing(DatabaseSettings database) {
    UUID kept;
    try (Counter counter = new Counter(database)) {
      kept = counter.decide(ZHANG, "A1").id();
    }
    try (Counter restored = new Counter(Databases.copy(database))) {
      restored.useKeys("2", 2);
      assertThatThrownBy(() -> restored.decisions().read(ZHANG, kept))
          .hasMessageContaining("the key `1` is not configured");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_program_older_than_the_database_does_not_touch_it(DatabaseSettings database) {
    try (Counter counter = new Counter(database)) {
      counter
          .database()
          .transaction(
              on -> {
                try (var newer =
                    on.prepareStatement(
                        "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                            + " \"description\", \"type\", \"script\", \"installed_by\","
                            + " \"execution_time\", \"success\") values"
                            + " (99, '99', 'newer', 'SQL', 'V99__newer.sql', 'x', 1, true)")) {
                  return newer.executeUpdate();
                }
              });
    }
    try (Database older = Database.of(database)) {
      assertThatThrownBy(older::open).isInstanceOf(StoreUnavailable.class);
      assertThat(older.isOpen()).isFalse();
    }
  }
}
