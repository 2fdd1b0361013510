package org.policyeligibility.decision.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Refusal;
import org.policyeligibility.decision.faults.Violation.Kind;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.StoreUnavailable;

/**
 * Mutation tests of the history checker that the kill tests rely on: for each promise of the store
 * there is a defect, which it has to find.
 */
class SeededDefectTest {
  private static final String BOTH = "org.policyeligibility.decision.faults.KillTest#both";
  private static final int REQUESTS = 60;
  private static final Actor OTHER = new Actor("li", "minhang");

  /** The violations that are found after a client has worked over a store with a defect. */
  private static List<Violation> found(DatabaseSettings settings, FaultInjection defect)
      throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "data"));
    Path file = Files.createTempDirectory(folder, "defect").resolve("history");
    try (Client client = Client.at(settings, defect);
        History history = new History(file)) {
      new Workload(client, history, "s").work("s", REQUESTS);
    }
    try (Client client = Client.at(settings)) {
      return HistoryChecker.violations(client, History.read(file));
    }
  }

  private static void expect(Kind kind, DatabaseSettings settings, FaultInjection defect)
      throws IOException {
    assertThat(found(settings, defect)).extracting(Violation::kind).contains(kind);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void without_a_defect_nothing_is_found(String name, Supplier<DatabaseSettings> fresh)
      throws IOException {
    assertThat(found(fresh.get(), new FaultInjection() {})).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_commit_that_failed_and_was_acknowledged_is_a_loss(
      String name, Supplier<DatabaseSettings> fresh) throws IOException {
    expect(
        Kind.LOST,
        fresh.get(),
        new FaultInjection() {
          @Override
          public void before(Step step) throws SQLException {
            if (isDecision(step)) {
              step.on().rollback();
            }
          }

          @Override
          public boolean happens(Step step) {
            return !isDecision(step);
          }

          private boolean isDecision(Step step) {
            return step.is(COMMIT) && step.follows(Step.DECISION);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_act_without_its_entry_is_a_half_and_breaks_the_chain(
      String name, Supplier<DatabaseSettings> fresh) throws IOException {
    List<Violation> found =
        found(
            fresh.get(),
            new FaultInjection() {
              @Override
              public boolean happens(Step step) {
                return !(step.is("insert into audit_entry") && step.follows(Step.ERASED));
              }
            });
    assertThat(found).extracting(Violation::kind).contains(Kind.PARTIAL, Kind.CHAIN);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_entry_that_is_kept_apart_from_its_decision_is_a_half(
      String name, Supplier<DatabaseSettings> fresh) throws IOException {
    expect(
        Kind.PARTIAL,
        fresh.get(),
        new FaultInjection() {
          private int decisions;

          @Override
          public void after(Step step) throws SQLException {
            if (step.is("update audit_head")) {
              step.on().commit();
            }
            if (step.is(Step.DECISION) && ++decisions % 3 == 0) {
              throw new SQLException("the connection is lost", "08006");
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_erasure_that_leaves_the_content_is_a_half(String name, Supplier<DatabaseSettings> fresh)
      throws IOException {
    expect(
        Kind.PARTIAL,
        fresh.get(),
        new FaultInjection() {
          @Override
          public boolean happens(Step step) {
            return !step.is("delete from decision_content");
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_erasure_that_rewrites_the_log_breaks_the_chain(
      String name, Supplier<DatabaseSettings> fresh) throws IOException {
    expect(
        Kind.CHAIN,
        fresh.get(),
        new FaultInjection() {
          @Override
          public void after(Step step) throws SQLException {
            if (step.is(Step.ERASED)) {
              try (Statement change = step.on().createStatement()) {
                if (name.equals("PostgreSQL")) {
                  change.execute("alter table audit_entry disable trigger all");
                }
                change.execute("update audit_entry set line = replace(line, 'zhang', 'li')");
              }
            }
          }
        });
  }

  /** The code looks for the key first, and the constraint is there for what comes at once. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void one_key_keeps_two_decisions_where_neither_code_nor_constraint_minds(
      String name, Supplier<DatabaseSettings> fresh) throws IOException {
    DatabaseSettings settings = fresh.get();
    FaultInjection blind =
        new FaultInjection() {
          @Override
          public String inPlaceOf(String statement) {
            return statement.replace("idempotency_key = ?", "idempotency_key = ? and 1 = 0");
          }
        };
    Request request = new Request("one", Request.Kind.APPLY, null);
    Path folder = Files.createDirectories(Path.of("target", "data"));
    Path file = Files.createTempDirectory(folder, "defect").resolve("history");
    try (Client client = Client.at(settings, blind);
        History history = new History(file)) {
      history.asked(request);
      history.acknowledged(request, client.ask(request));
      assertThatThrownBy(() -> client.ask(request)).isInstanceOf(Refusal.class);
      client.database().transaction(handle -> dropUnique(handle.getConnection()));
      client.ask(request);
    }
    try (Client client = Client.at(settings)) {
      assertThat(HistoryChecker.violations(client, History.read(file)))
          .extracting(Violation::kind)
          .contains(Kind.DOUBLED);
    }
  }

  private static boolean dropUnique(Connection on) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = on.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "select constraint_name from information_schema.table_constraints"
                  + " where table_name = 'decision' and constraint_type = 'UNIQUE'")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String name : names) {
        statement.execute("alter table decision drop constraint \"" + name + "\"");
      }
    }
    return !names.isEmpty();
  }

  /** A writer that does not hold the head fails on the constraints, and nothing is committed. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void an_entry_on_a_head_that_moved_is_refused(String name, Supplier<DatabaseSettings> fresh)
      throws IOException {
    DatabaseSettings settings = fresh.get();
    FaultInjection stale =
        new FaultInjection() {
          @Override
          public String inPlaceOf(String statement) {
            return statement.equals("select seq, hash from audit_head for update")
                ? "select seq, hash from audit_head where 1 = 0 union all select 0, '"
                    + "0".repeat(64)
                    + "'"
                : statement;
          }
        };
    Request first = new Request("first", Request.Kind.APPLY, null);
    Request second = new Request("second", Request.Kind.APPLY, null);
    try (Client client = Client.at(settings, stale)) {
      client.ask(first);
      assertThatThrownBy(() -> client.ask(second)).isInstanceOf(RuntimeException.class);
    }
    try (Client client = Client.at(settings)) {
      assertThat(Snapshot.of(client.database()).decisions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_store_that_forgets_the_organisation_shows_anothers_decision(
      String name, Supplier<DatabaseSettings> fresh) {
    DatabaseSettings settings = fresh.get();
    FaultInjection open =
        new FaultInjection() {
          @Override
          public String inPlaceOf(String statement) {
            return statement.replace("d.organisation = ?", "(d.organisation = ? or 1 = 1)");
          }
        };
    UUID id;
    try (Client client = Client.at(settings)) {
      id =
          Objects.requireNonNull(
              client.ask(new Request("one", Request.Kind.APPLY, null)).decision());
      assertThatThrownBy(() -> client.decisions().read(OTHER, id)).isInstanceOf(Refusal.class);
    }
    try (Client client = Client.at(settings, open)) {
      assertThat(client.decisions().read(OTHER, id).decision().id()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_full_disk_and_a_refused_user_are_no_fault_of_the_caller(
      String name, Supplier<DatabaseSettings> fresh) {
    for (String state : List.of("53100", "28P01", "3D000", "57P01", "08006", "58030")) {
      FaultInjection full =
          new FaultInjection() {
            @Override
            public void before(Step step) throws SQLException {
              if (step.is(Step.DECISION)) {
                throw new SQLException("injected", state);
              }
            }
          };
      try (Client client = Client.at(fresh.get(), full)) {
        Request request = new Request("one", Request.Kind.APPLY, null);
        assertThatThrownBy(() -> client.ask(request)).isInstanceOf(StoreUnavailable.class);
        assertThat(Snapshot.of(client.database()).log()).isEmpty();
      }
    }
  }
}
