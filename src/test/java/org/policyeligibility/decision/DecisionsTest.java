package org.policyeligibility.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyeligibility.decision.DecisionFixture.LI;
import static org.policyeligibility.decision.DecisionFixture.ZHANG;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.Act;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.store.DatabaseSettings;

class DecisionsTest {
  private static final String BOTH = "org.policyeligibility.store.Databases#both";

  private static void refused(Reason reason, Callable<?> work) {
    assertThatThrownBy(work::call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_decision_is_read_as_it_was_kept(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      Decision kept = counter.decide(ZHANG, "A1");
      DecisionWithContent read = counter.decisions().read(ZHANG, kept.id());
      assertThat(read.decision()).isEqualTo(kept);
      assertThat(read.content().request()).isEqualTo(DecisionFixture.request("A1"));
      assertThat(new String(read.content().answer(), java.nio.charset.StandardCharsets.UTF_8))
          .contains(DecisionFixture.MARKER);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_same_key_and_request_keep_one_decision_and_another_request_is_refused(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      Decision first = counter.decide(ZHANG, "A1");
      IdempotentRequest.Stored again =
          DecisionFixture.store(
              counter.decisions(),
              ZHANG,
              "key-A1",
              DecisionFixture.request("A1"),
              () -> {
                throw new AssertionError("it is not evaluated again");
              });
      assertThat(again.repeated()).isTrue();
      assertThat(again.decision().decision()).isEqualTo(first);
      refused(
          Reason.OTHER_REQUEST,
          () ->
              DecisionFixture.store(
                  counter.decisions(),
                  ZHANG,
                  "key-A1",
                  DecisionFixture.request("A2"),
                  () -> counter.draft("A2", Purpose.APPLICATION, null, null)));
      // Another organisation's keys are its own.
      assertThat(counter.decide(LI, "A1").id()).isNotEqualTo(first.id());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_request_is_the_same_in_another_order_and_layout_and_with_its_numbers_written_otherwise(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID first =
          store(counter, "{\"a\":{\"x\":4.50,\"y\":[1,2]},\"b\":\"\u5f20\"}")
              .decision()
              .decision()
              .id();
      IdempotentRequest.Stored again =
          store(counter, "{ \"b\": \"\\u5f20\",\n  \"a\": { \"y\": [1, 2], \"x\": 4.5 } }");
      assertThat(again.repeated()).isTrue();
      assertThat(again.decision().decision().id()).isEqualTo(first);
      for (String other :
          List.of(
              "{\"a\":{\"x\":4.5,\"y\":[2,1]},\"b\":\"\u5f20\"}",
              "{\"a\":{\"x\":4.6,\"y\":[1,2]},\"b\":\"\u5f20\"}",
              "{\"a\":{\"x\":4.5,\"y\":[1,2]},\"b\":\"\u5f20\",\"c\":null}")) {
        refused(Reason.OTHER_REQUEST, () -> store(counter, other));
      }
    }
  }

  private static IdempotentRequest.Stored store(DecisionFixture counter, String request) {
    byte[] bytes = request.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return DecisionFixture.store(
        counter.decisions(),
        ZHANG,
        "key",
        bytes,
        () -> {
          DecisionDraft draft = counter.draft("A1", Purpose.APPLICATION, null, null);
          Content content = draft.content();
          return new DecisionDraft(
              draft.terms(),
              draft.ruleset(),
              draft.outcomes(),
              new Content(bytes, content.answer(), content.subject(), content.salt()));
        });
  }

  /** As earlier versions of the service stored it. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void a_request_whose_bytes_were_hashed_is_known_by_its_bytes_and_its_keys_are_known(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      String request = "{\"b\": 1, \"a\": 2}";
      UUID first = store(counter, request).decision().decision().id();
      byte[] bytes =
          DecisionFixture.keys("1", 1)
              .indexed(
                  request.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  "request",
                  ZHANG.organisation());
      counter
          .database()
          .transaction(
              handle ->
                  handle.execute(
                      "update decision set request_hash = ? where id = ?", bytes, first));
      assertThat(store(counter, request).decision().decision().id()).isEqualTo(first);
      assertThat(
              counter
                  .database()
                  .<Integer>transaction(
                      handle -> KeyCheck.of(handle, DecisionFixture.keys("1", 1))))
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void decisions_are_found_by_a_reference_however_it_is_typed_and_by_one_that_was_kept_as_typed(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "PD 1").id();
      UUID typed = counter.decide(ZHANG, "\uff30\uff24\u30001").id();
      Decisions decisions = counter.decisions();
      for (String reference : List.of("PD 1", " PD\u00a01", "P\uff24\u3000\u30001\u2003")) {
        assertThat(decisions.search(ZHANG, search(reference, null, 9)).decisions())
            .as(reference)
            .extracting(Decision::id)
            .containsExactly(id);
      }
      assertThat(decisions.search(ZHANG, search("\uff30\uff24\u30001", null, 9)).decisions())
          .extracting(Decision::id)
          .containsExactlyInAnyOrder(id, typed);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_request_whose_first_is_being_worked_on_is_refused_and_the_first_is_kept(
      DatabaseSettings database) throws Exception {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      Decisions decisions = counter.decisions();
      CountDownLatch working = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      ExecutorService other = Executors.newSingleThreadExecutor();
      Future<IdempotentRequest.Stored> first =
          other.submit(
              () ->
                  DecisionFixture.store(
                      decisions,
                      ZHANG,
                      "key-A1",
                      DecisionFixture.request("A1"),
                      () -> {
                        working.countDown();
                        await(end);
                        return counter.draft("A1", Purpose.APPLICATION, null, null);
                      }));
      await(working);
      refused(
          Reason.IN_PROGRESS,
          () ->
              DecisionFixture.store(
                  decisions, ZHANG, "key-A1", DecisionFixture.request("A1"), () -> null));
      end.countDown();
      assertThat(first.get().repeated()).isFalse();
      other.shutdown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** Each has a view of its own of what is in progress, as two processes have. */
  @ParameterizedTest
  @MethodSource(BOTH)
  void processes_that_race_with_one_key_keep_one_decision(DatabaseSettings database)
      throws Exception {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      ExecutorService processes = Executors.newFixedThreadPool(4);
      for (int round = 0; round < 20; round++) {
        String reference = "R" + round;
        List<Future<Decision>> racing = new ArrayList<>();
        for (int process = 0; process < 4; process++) {
          racing.add(processes.submit(() -> counter.decide(ZHANG, reference)));
        }
        List<UUID> ids = new ArrayList<>();
        for (Future<Decision> answer : racing) {
          ids.add(answer.get().id());
        }
        assertThat(ids).as(reference).containsOnly(ids.get(0));
      }
      processes.shutdown();
      assertThat(counter.decisions().search(ZHANG, search(null, null, 100)).decisions())
          .hasSize(20);
    }
  }

  private static Search search(@Nullable String reference, Search.@Nullable Place after, int most) {
    return new Search(reference, null, null, null, null, after, most);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void another_organisation_neither_reads_nor_finds_nor_erases_it(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      refused(Reason.NO_SUCH_DECISION, () -> counter.decisions().read(LI, id));
      refused(
          Reason.NO_SUCH_DECISION,
          () -> {
            counter.decisions().erase(LI, id, "REQUESTED");
            return id;
          });
      refused(
          Reason.NO_SUCH_DECISION,
          () -> counter.decisions().review(LI, id, Act.TAKEN_OVER, List.of(), "{}"));
      refused(
          Reason.NOTHING_TO_CORRECT, () -> counter.decide(LI, "B1", Purpose.APPLICATION, null, id));
      assertThat(counter.decisions().search(LI, search(null, null, 10)).decisions()).isEmpty();
      assertThat(copied(counter.decisions().copy(LI, "P1"))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void decisions_are_found_by_reference_day_benefit_and_outcome_the_newest_first(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      List<UUID> ids = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        ids.add(0, counter.decide(ZHANG, "A" + i).id());
        counter.pass(Duration.ofDays(1));
      }
      Decisions decisions = counter.decisions();
      List<Decision> all = decisions.search(ZHANG, search(null, null, 100)).decisions();
      assertThat(all).extracting(Decision::id).containsExactlyElementsOf(ids);
      assertThat(decisions.search(ZHANG, search("A3", null, 100)).decisions()).hasSize(1);
      Instant day = all.get(2).decidedAt();
      assertThat(
              decisions.search(ZHANG, new Search(null, day, null, null, null, null, 9)).decisions())
          .hasSize(3);
      assertThat(
              decisions.search(ZHANG, new Search(null, null, day, null, null, null, 9)).decisions())
          .hasSize(4);
      Search due = new Search(null, null, null, "work-permit-age-65", "CONDITIONAL", null, 9);
      assertThat(decisions.search(ZHANG, due).decisions()).hasSize(7);
      Search crossed = new Search(null, null, null, "work-permit-age-65", "INELIGIBLE", null, 9);
      assertThat(decisions.search(ZHANG, crossed).decisions()).isEmpty();
      Search.Place third = new Search.Place(all.get(2).decidedAt(), all.get(2).id());
      assertThat(decisions.search(ZHANG, search(null, third, 100)).decisions())
          .extracting(Decision::id)
          .containsExactlyElementsOf(ids.subList(3, 7));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void decisions_of_one_moment_are_walked_through_without_loss(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      for (int i = 0; i < 5; i++) {
        counter.decide(ZHANG, "A" + i);
      }
      List<UUID> seen = new ArrayList<>();
      Search.Place place = null;
      for (int part = 0; part < 5; part++) {
        Decision last =
            counter.decisions().search(ZHANG, search(null, place, 1)).decisions().get(0);
        seen.add(last.id());
        place = new Search.Place(last.decidedAt(), last.id());
      }
      assertThat(seen).doesNotHaveDuplicates();
      assertThat(counter.decisions().search(ZHANG, search(null, place, 1)).decisions()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_decision_is_corrected_once_and_the_correction_can_be_corrected(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID wrong = counter.decide(ZHANG, "A1").id();
      Decision right = counter.decide(ZHANG, "A2", Purpose.APPLICATION, null, wrong);
      assertThat(right.terms().corrects()).isEqualTo(wrong);
      assertThat(counter.decisions().read(ZHANG, wrong).decision().correctedBy())
          .isEqualTo(right.id());
      refused(
          Reason.CORRECTED_ALREADY,
          () -> counter.decide(ZHANG, "A3", Purpose.APPLICATION, null, wrong));
      assertThat(
              counter.decide(ZHANG, "A4", Purpose.APPLICATION, null, right.id()).terms().corrects())
          .isEqualTo(right.id());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_finding_stands_beside_the_rules_own_and_only_after_somebody_took_over(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      refused(
          Reason.NOT_TAKEN_OVER,
          () -> counter.decisions().review(ZHANG, id, Act.FOUND, List.of(), "{}"));
      counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{\"reason\":\"asked\"}");
      DecisionWithContent found =
          counter.decisions().review(ZHANG, id, Act.FOUND, List.of(), "{\"reason\":\"seen\"}");
      assertThat(found.reviews())
          .extracting(Review::finding)
          .containsExactly("{\"reason\":\"asked\"}", "{\"reason\":\"seen\"}");
      assertThat(found.content().request()).isEqualTo(DecisionFixture.request("A1"));
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_is_erased_cannot_be_read_reviewed_corrected_or_asked_again(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{}");
      counter.decisions().erase(ZHANG, id, "REQUESTED");
      refused(Reason.ERASED, () -> counter.decisions().read(ZHANG, id));
      refused(
          Reason.ERASED, () -> counter.decisions().review(ZHANG, id, Act.FOUND, List.of(), "{}"));
      refused(Reason.ERASED, () -> counter.decide(ZHANG, "A2", Purpose.APPLICATION, null, id));
      refused(Reason.ERASED, () -> counter.decide(ZHANG, "A1"));
      assertThat(copied(counter.decisions().copy(ZHANG, "P1"))).isEmpty();
      Decision listed = counter.decisions().search(ZHANG, search("A1", null, 9)).decisions().get(0);
      assertThat(listed.erasedAt()).isNotNull();
      Search byOutcome = new Search(null, null, null, null, "CONDITIONAL", null, 9);
      assertThat(counter.decisions().search(ZHANG, byOutcome).decisions()).isEmpty();
    }
  }

  private static List<UUID> copied(SubjectDataCopy copy) {
    List<UUID> ids = new ArrayList<>();
    DecisionFixture.decisions(copy, decision -> ids.add(decision.decision().id()));
    return ids;
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_database_is_free_while_somebody_takes_a_copy(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID first = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      UUID second = counter.decide(ZHANG, "A2", Purpose.APPLICATION, "P1", null).id();
      SubjectDataCopy copy = counter.decisions().copy(ZHANG, "P1");
      List<UUID> meanwhile = new ArrayList<>();
      DecisionFixture.decisions(
          copy,
          decision -> {
            counter.decisions().erase(ZHANG, decision.decision().id(), "REQUESTED");
            meanwhile.add(decision.decision().id());
          });
      assertThat(meanwhile).containsExactly(first, second);
      DecisionFixture.auditLines(copy, line -> assertThat(line).as("all of it is erased").isNull());
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_decision_that_is_erased_while_a_copy_is_taken_is_left_out(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID first = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      UUID second = counter.decide(ZHANG, "A2", Purpose.APPLICATION, "P1", null).id();
      SubjectDataCopy copy = counter.decisions().copy(ZHANG, "P1");
      counter.decisions().erase(ZHANG, first, "REQUESTED");
      assertThat(copied(copy)).containsExactly(second);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_copy_has_all_lines_of_a_log_that_is_longer_than_is_held_at_once(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      for (int i = 0; i < 1_998; i++) {
        counter.decisions().read(ZHANG, id);
      }
      List<String> lines = new ArrayList<>();
      SubjectDataCopy copy = counter.decisions().copy(ZHANG, "P1");
      DecisionFixture.auditLines(copy, entry -> lines.add(entry.line()));
      assertThat(lines).hasSize(1_999).doesNotHaveDuplicates();
      assertThat(copied(copy)).hasSize(1);
      lines.clear();
      DecisionFixture.auditLines(copy, entry -> lines.add(entry.line()));
      assertThat(lines).hasSize(2_000).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_decision_has_fifty_reviews_and_no_more(DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID id = counter.decide(ZHANG, "A1").id();
      for (int i = 0; i < Review.MOST; i++) {
        counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{}");
      }
      refused(
          Reason.TOO_MANY_REVIEWS,
          () -> counter.decisions().review(ZHANG, id, Act.TAKEN_OVER, List.of(), "{}"));
      assertThat(counter.decisions().read(ZHANG, id).reviews()).hasSize(Review.MOST);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_copy_holds_every_decision_on_a_person_and_what_was_done_with_it(
      DatabaseSettings database) {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      UUID first = counter.decide(ZHANG, "A1", Purpose.APPLICATION, "P1", null).id();
      counter.decide(ZHANG, "A2", Purpose.APPLICATION, "P2", null);
      UUID third = counter.decide(ZHANG, "A3", Purpose.CONSULTATION, "P1", null).id();
      SubjectDataCopy copy = counter.decisions().copy(ZHANG, "P1");
      counter.decide(ZHANG, "A4", Purpose.APPLICATION, "P1", null);
      assertThat(copied(copy)).containsExactly(first, third);
      List<String> lines = new ArrayList<>();
      DecisionFixture.auditLines(copy, entry -> lines.add(entry.line()));
      assertThat(lines).hasSize(4);
      assertThat(lines.get(0)).contains("\"act\":\"DECIDED\"", first.toString());
      assertThat(lines.get(1)).contains("\"act\":\"COPIED\"");
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void the_law_of_a_decision_is_kept_once_and_loads_again_with_its_digest(DatabaseSettings database)
      throws Exception {
    try (DecisionFixture counter = new DecisionFixture(database)) {
      String digest = counter.decide(ZHANG, "A1").law().digest();
      counter.decide(ZHANG, "A2");
      StoredRuleset law = counter.decisions().law(digest).orElseThrow();
      assertThat(
              org.policyeligibility.ruleset.drools.DraftRulesLoader.read(law.files(), law.proof())
                  .digest())
          .isEqualTo(digest);
      assertThat(law.proof()).isEqualTo(org.policyeligibility.Law.shipped().ruleset().proof());
      assertThat(counter.decisions().law("sha256:none")).isEmpty();
    }
  }
}
