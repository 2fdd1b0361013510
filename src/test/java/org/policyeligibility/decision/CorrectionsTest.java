package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.Act;
import org.policyeligibility.decision.DecisionDraft.Change;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.store.DatabaseSettings;

/** Tests of corrections: they end nowhere dead, and keep person, purpose and retention. */
class CorrectionsTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  private static void refused(Reason reason, Callable<?> work) {
    assertThatThrownBy(work::call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void an_erased_correction_can_be_corrected_and_the_chain_says_that_it_is_erased(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID first = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      UUID second = counter.decide(ZHANG, "A2", Purpose.APPLICATION, "P1", first).id();
      counter.decisions().erase(ZHANG, second, "REQUESTED");
      refused(
          Reason.OTHER_SUBJECT,
          () -> counter.decide(ZHANG, "A3", Purpose.APPLICATION, "P2", second));
      UUID third = counter.decide(ZHANG, "A4", Purpose.APPLICATION, "P1", second).id();
      for (UUID id : List.of(first, third)) {
        List<Decision> chain = counter.decisions().read(ZHANG, id).corrections();
        assertThat(chain).extracting(Decision::id).containsExactly(first, second, third);
        assertThat(chain)
            .extracting(decision -> decision.erasedAt() != null)
            .containsExactly(false, true, false);
      }
      refused(
          Reason.CORRECTED_ALREADY,
          () -> counter.decide(ZHANG, "A5", Purpose.APPLICATION, "P1", second));
      refused(Reason.ERASED, () -> counter.decisions().read(ZHANG, second));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void of_whom_a_decision_is_is_sought_behind_fifty_erased_corrections_and_no_more(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID last = counter.decide(ZHANG, "A0", Purpose.APPLICATION, "P1", null).id();
      for (int i = 1; i <= 50; i++) {
        last = counter.decide(ZHANG, "A" + i, Purpose.APPLICATION, "P1", last).id();
        counter.decisions().erase(ZHANG, last, "REQUESTED");
      }
      UUID fiftieth = last;
      refused(
          Reason.OTHER_SUBJECT,
          () -> counter.decide(ZHANG, "B1", Purpose.APPLICATION, "P2", fiftieth));
      UUID next = counter.decide(ZHANG, "B2", Purpose.APPLICATION, "P1", fiftieth).id();
      counter.decisions().erase(ZHANG, next, "REQUESTED");
      refused(
          Reason.OTHER_SUBJECT, () -> counter.decide(ZHANG, "C1", Purpose.APPLICATION, "P1", next));
      assertThat(counter.correct(next, "C2", Purpose.APPLICATION, "P1", Set.of(Change.SUBJECT)))
          .extracting(decision -> decision.terms().corrects())
          .isEqualTo(next);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_correction_keeps_person_and_purpose_or_says_that_it_changes_them(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID wrong = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      refused(
          Reason.OTHER_SUBJECT,
          () -> counter.decide(ZHANG, "A2", Purpose.APPLICATION, "P2", wrong));
      refused(
          Reason.OTHER_SUBJECT,
          () -> counter.decide(ZHANG, "A3", Purpose.APPLICATION, null, wrong));
      refused(Reason.OTHER_PURPOSE, () -> counter.decide(ZHANG, "A4", Purpose.APPEAL, "P1", wrong));
      refused(
          Reason.OTHER_PURPOSE,
          () -> counter.correct(wrong, "A5", Purpose.APPEAL, "P2", Set.of(Change.SUBJECT)));
      Decision right =
          counter.correct(
              wrong, "A6", Purpose.APPEAL, "P2", Set.of(Change.PURPOSE, Change.SUBJECT));
      assertThat(right.terms().purpose()).isEqualTo(Purpose.APPEAL);
      List<String> lines = new ArrayList<>();
      DecisionFixture.auditLines(
          counter.decisions().copy(ZHANG, "P2"), entry -> lines.add(entry.line()));
      assertThat(lines.get(0)).contains("changes [SUBJECT, PURPOSE]");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_correction_is_kept_as_long_as_the_decision_that_it_corrects(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      Decision wrong = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null);
      Decision shorter =
          counter.correct(wrong.id(), "A2", Purpose.CONSULTATION, "P1", Set.of(Change.PURPOSE));
      assertThat(shorter.keepUntil()).isEqualTo(wrong.keepUntil());
      Decision brief = counter.decide(ZHANG, "B1", Purpose.CONSULTATION, "P1", null);
      Decision longer =
          counter.correct(brief.id(), "B2", Purpose.APPEAL, "P1", Set.of(Change.PURPOSE));
      assertThat(longer.keepUntil()).isEqualTo(wrong.keepUntil()).isAfter(brief.keepUntil());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_finding_is_on_a_clause_that_the_decision_answers(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{}");
      assertThatThrownBy(
              () ->
                  counter
                      .decisions()
                      .review(ZHANG, id, Act.FOUND, List.of("a/1", "b/1", "a/2", "c/1"), "{}"))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.places()).containsExactly(1, 3));
      assertThat(
              counter
                  .decisions()
                  .review(ZHANG, id, Act.FOUND, List.of("a/2", "a/1"), "{}")
                  .reviews())
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_copy_finds_a_person_however_the_name_is_typed(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      List<String> typed =
          List.of("Müller Ａnna", "Mu\u0308ller  Anna", " Müller\u3000Anna ", "Müller\u00a0Anna");
      for (int i = 0; i < typed.size(); i++) {
        counter.decide(ZHANG, "A" + i, Purpose.APPLICATION, typed.get(i), null);
      }
      for (String name : typed) {
        List<UUID> copied = new ArrayList<>();
        DecisionFixture.decisions(
            counter.decisions().copy(ZHANG, name),
            decision -> copied.add(decision.decision().id()));
        assertThat(copied).as(name).hasSize(typed.size());
      }
      assertThat(counter.decide(ZHANG, "B", Purpose.APPLICATION, "müller anna", null).id())
          .as("another name")
          .isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void names_that_were_hashed_as_stated_are_hashed_again(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID old = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P  1", null).id();
      UUID nobody = counter.decide(ZHANG, "A2", Purpose.APPLICATION, null, null).id();
      counter
          .database()
          .transaction(
              handle ->
                  handle.execute(
                      "update decision set subject_form = 0, subject_hash = request_hash"));
      List<UUID> copied = new ArrayList<>();
      assertThat(counter.maintenance().normaliseSubjects()).isEqualTo(2);
      assertThat(counter.maintenance().normaliseSubjects()).isZero();
      DecisionFixture.decisions(
          counter.decisions().copy(ZHANG, "P 1"), decision -> copied.add(decision.decision().id()));
      assertThat(copied).containsExactly(old).doesNotContain(nobody);
    }
  }
}
