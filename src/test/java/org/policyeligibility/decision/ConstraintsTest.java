package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.audit.Act;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.store.Databases;
import org.policyeligibility.store.DuplicateKey;

/**
 * Tests of the database constraints, which refuse bad rows whatever code writes them: for each
 * constraint of {@code V1__decisions.sql} and those after it something that breaks it.
 */
class ConstraintsTest {
  private static final String NOBODY = "'00000000-0000-0000-0000-000000000000'";
  private static final String A = " where reference = 'A'";
  private static final String OF_A = "(select id from decision where reference = 'A')";
  private static final String OF_B = "(select id from decision where reference = 'B')";
  private static final String HASH = "'" + "f".repeat(64) + "'";

  private static final List<String> BREAKS =
      List.of(
          "insert into ruleset select 'short', version, files, proof, kept_at from ruleset",
          "insert into ruleset select * from ruleset",
          "delete from ruleset",
          entry("0", HASH, HASH),
          entry("1", HASH, HASH),
          entry("99", "(select previous from audit_entry where seq = 1)", HASH),
          entry("99", HASH, "(select hash from audit_entry where seq = 1)"),
          "insert into audit_head values (2, 0, " + HASH + ")",
          "insert into audit_head values (1, 0, " + HASH + ")",
          "update audit_head set seq = -1",
          "insert into purge_mark (one) values (1)",
          "insert into purge_mark (one) values (2)",
          "insert into decision select * from decision" + A,
          "update decision set id = " + OF_B + A,
          "update decision set audit_seq = 99" + A,
          "update decision set audit_seq = (select min(audit_seq) from decision)",
          "update decision set language = 'FR'" + A,
          "update decision set ruleset = '" + "x".repeat(71) + "'" + A,
          "update decision set corrects = id" + A,
          "update decision set corrects = " + NOBODY + A,
          "update decision set corrects = " + OF_A + " where reference <> 'A'",
          "update decision set idempotency_key = 'key-B'" + A,
          "update decision set erased_at = decided_at" + A,
          "update decision set erased_at = decided_at, request_hash = null" + A,
          "update decision set request_hash = null" + A,
          "delete from decision" + A,
          "update decision_content set decision = " + NOBODY,
          "update decision_content set decision = " + OF_A,
          "update decision_outcome set decision = " + NOBODY,
          "update decision_outcome set benefit = 'x'",
          "update decision_review set decision = " + NOBODY,
          "update decision_review set number = 0",
          "update decision_review set number = 51 where number = 1",
          "update decision_review set number = 1",
          "update decision_review set act = 'READ'",
          "update decision_review set audit_seq = 99",
          "update decision_review set audit_seq = (select min(audit_seq) from decision_review)");

  private static final List<String> NEVER_MISSING =
      List.of(
          "ruleset.version",
          "ruleset.files",
          "ruleset.proof",
          "ruleset.kept_at",
          "audit_head.seq",
          "audit_head.hash",
          "decision.audit_seq",
          "decision.organisation",
          "decision.asked_by",
          "decision.reference",
          "decision.purpose",
          "decision.legal_basis",
          "decision.as_of",
          "decision.language",
          "decision.ruleset",
          "decision.decided_at",
          "decision.keep_until",
          "decision.idempotency_key",
          "decision_content.key_id",
          "decision_content.locked_key",
          "decision_content.sealed",
          "decision_outcome.benefit",
          "decision_outcome.outcome",
          "decision_review.audit_seq",
          "decision_review.act",
          "decision_review.reviewer",
          "decision_review.reviewed_at");

  private static final DecisionFixture EMBEDDED = kept(new DecisionFixture(Databases.embedded()));
  private static final DecisionFixture POSTGRESQL =
      kept(new DecisionFixture(Databases.postgresql()));

  private static String entry(String seq, String previous, String hash) {
    return "insert into audit_entry (seq, line, previous, hash) select "
        + (seq + ", '{}', " + previous + ", " + hash);
  }

  private static DecisionFixture kept(DecisionFixture counter) {
    Decision a = counter.decide(ZHANG, "A", Purpose.APPLICATION, "P1", null);
    counter.decide(ZHANG, "B");
    counter.decide(ZHANG, "C");
    counter.decisions().review(ZHANG, a.id(), Act.TAKEN_OVER, List.of(), "{}");
    counter.decisions().review(ZHANG, a.id(), Act.FOUND, List.of(), "{}");
    return counter;
  }

  @AfterAll
  static void close() {
    EMBEDDED.close();
    POSTGRESQL.close();
  }

  private static boolean execute(DecisionFixture counter, String statement) throws DuplicateKey {
    return counter
        .database()
        .transactionWithUniqueKeys(
            on -> {
              try (Statement asked = on.getConnection().createStatement()) {
                return asked.execute(statement);
              }
            });
  }

  /** SQL states of class 23 are constraints. */
  private static void refused(DecisionFixture counter, String statement) {
    assertThatThrownBy(() -> execute(counter, statement))
        .satisfies(
            failed ->
                assertThat(
                        failed instanceof DuplicateKey
                            || String.valueOf(failed.getMessage()).contains(": 23"))
                    .as("%s", failed)
                    .isTrue());
  }

  @TestFactory
  Stream<DynamicTest> what_breaks_a_constraint_is_refused_by_both_databases() {
    Stream<String> missing =
        NEVER_MISSING.stream()
            .map(column -> column.split("\\.", 2))
            .map(parts -> "update " + parts[0] + " set " + parts[1] + " = null");
    return Stream.concat(BREAKS.stream(), missing)
        .flatMap(
            statement ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        "embedded: " + statement, () -> refused(EMBEDDED, statement)),
                    DynamicTest.dynamicTest(
                        "PostgreSQL: " + statement, () -> refused(POSTGRESQL, statement))));
  }

  @Test
  void in_PostgreSQL_the_log_is_only_added_to() {
    for (String statement :
        List.of(
            "update audit_entry set line = line",
            "delete from audit_entry where seq = 1",
            "truncate audit_entry cascade")) {
      assertThatThrownBy(() -> execute(POSTGRESQL, statement))
          .as(statement)
          .hasMessageContaining("42501");
    }
  }
}
