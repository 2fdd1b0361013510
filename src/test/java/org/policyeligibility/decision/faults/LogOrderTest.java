package org.policyeligibility.decision.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.AuditLine;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.audit.Head;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Content;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.DecisionDraft;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.IdempotentRequest;
import org.policyeligibility.decision.KeyCheck;
import org.policyeligibility.decision.LegalBasis;
import org.policyeligibility.decision.Maintenance;
import org.policyeligibility.decision.Refusal;
import org.policyeligibility.decision.Search;
import org.policyeligibility.decision.faults.LogModel.Answer;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.message.Language;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Keys;

/**
 * Linearizability of the store: for each pair of operations on a decision, in thousands of
 * interleavings, every answer is the one that the log gives at the place of its entry.
 */
@Timeout(900)
class LogOrderTest {
  /** {@link LogOrderLongTest} has ten times as many. */
  private static final int INTERLEAVINGS = 1_000;

  private static final String OFFICE = "pudong";
  private static final Instant NOW = Instant.parse("2024-06-03T01:20:30.125Z");
  private static final Map<String, byte[]> KEYS =
      Map.of("1", new byte[Keys.LENGTH], "2", new byte[Keys.LENGTH]);

  /** The operations on a decision, and those that read of it. */
  private enum Operation {
    READ,
    REPLAY,
    REPEAT,
    COPY,
    SEARCH,
    REVIEW,
    CORRECT,
    ERASE,
    PURGE,
    ROTATE,
    EXPORT
  }

  /** A store whose statements are interleaved. */
  private static final class Store implements AutoCloseable {
    private final Interleaving interleaving = new Interleaving();
    private final Database database;
    private final Decisions decisions;
    private final Decisions ofAnotherProcess;
    private final Maintenance purges;
    private final Maintenance rotations;
    private final AuditTrail trail;
    private final Map<UUID, UUID> corrections = new HashMap<>();
    private final LogModel model = new LogModel();
    private Head before = Head.NONE;

    Store(DatabaseSettings settings) {
      Keys first = new Keys(KEYS, "1", new byte[Keys.LENGTH]);
      Keys second = new Keys(KEYS, "2", new byte[Keys.LENGTH]);
      InstantSource clock = () -> NOW;
      database = Database.of(patient(settings), interleaving.seen());
      database.open(handle -> KeyCheck.of(handle, first));
      decisions = new Decisions(database, first, clock, new Retention(Map.of()));
      ofAnotherProcess = new Decisions(database, first, clock, new Retention(Map.of()));
      purges = new Maintenance(database, first, () -> NOW.plus(Duration.ofDays(400)));
      rotations = new Maintenance(database, second, clock);
      trail = new AuditTrail(database, clock);
    }

    /** Of a machine with much else to do, each operation is slow, and neither is to give up. */
    private static DatabaseSettings patient(DatabaseSettings settings) {
      return new DatabaseSettings(
          settings.url(),
          settings.user(),
          settings.password(),
          settings.connections(),
          Duration.ofMinutes(2),
          settings.probeInterval());
    }

    Decision decide(Actor actor, String reference, @Nullable UUID corrects) {
      byte[] body = reference.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      DecisionDraft draft =
          new DecisionDraft(
              new Decision.Terms(
                  reference,
                  Purpose.CONSULTATION,
                  LegalBasis.CONSENT,
                  LocalDate.of(2024, 6, 1),
                  Language.ZH,
                  corrects),
              Client.LAW,
              Client.OUTCOMES,
              new Content(body, body, subject(reference), decisions.salt()));
      try (IdempotentRequest request = decisions.begin(actor, reference, body)) {
        return request.store(draft).decision().decision();
      }
    }

    /** A correction has its person. */
    private static String subject(String reference) {
      return reference.split("/", 2)[0];
    }

    List<Answer> ask(Operation operation, String name, Decision about) throws IOException {
      try {
        return answered(operation, new Actor(name, OFFICE), about);
      } catch (Refusal refused) {
        return List.of(new Answer(name, null, about.id(), -1, null, false));
      }
    }

    private List<Answer> answered(Operation operation, Actor actor, Decision about)
        throws IOException {
      Decisions decisions = actor.name().equals("one") ? this.decisions : ofAnotherProcess;
      UUID id = about.id();
      String reference = about.terms().reference();
      String name = actor.name();
      return switch (operation) {
        case READ -> List.of(shown(name, Act.READ, decisions.read(actor, id)));
        case REPLAY -> List.of(shown(name, Act.REPLAYED, decisions.forReplay(actor, id)));
        case REPEAT -> {
          byte[] body = reference.getBytes(java.nio.charset.StandardCharsets.UTF_8);
          try (IdempotentRequest request = decisions.begin(actor, reference, body)) {
            yield List.of(shown(name, Act.READ, request.earlier().orElseThrow().decision(), true));
          }
        }
        case COPY -> {
          List<Answer> copied = new ArrayList<>();
          Supplier<Optional<DecisionWithContent>> copy =
              decisions.copy(actor, subject(reference)).decisions();
          Optional<DecisionWithContent> next = copy.get();
          while (next.isPresent()) {
            copied.add(shown(name, Act.COPIED, next.get()));
            next = copy.get();
          }
          yield copied;
        }
        case SEARCH -> List.of(found(actor, id, reference));
        case REVIEW ->
            List.of(
                shown(
                    name,
                    Act.TAKEN_OVER,
                    decisions.review(actor, id, Act.TAKEN_OVER, List.of(), "{}")));
        case CORRECT -> {
          Decision correction = decide(actor, reference + "/" + name, id);
          synchronized (corrections) {
            corrections.put(correction.id(), id);
          }
          yield List.of();
        }
        case ERASE -> {
          decisions.erase(actor, id, "REQUESTED");
          yield List.of();
        }
        case PURGE -> {
          assertThat(purges.purge(actor).remaining()).isZero();
          yield List.of();
        }
        case ROTATE -> {
          rotations.rotateKeys(actor);
          yield List.of();
        }
        case EXPORT -> {
          StringBuilder lines = new StringBuilder();
          long through = trail.beginExport(name, OFFICE);
          trail
              .lines(before.seq(), through)
              .forEach(line -> lines.append(line.exported()).append('\n'));
          BufferedReader export = new BufferedReader(new StringReader(lines.toString()));
          AuditChain.Verdict verdict = AuditChain.verify(export, List.of(before));
          assertThat(verdict.faults()).isEmpty();
          assertThat(verdict.entries()).isEqualTo(through - before.seq());
          yield List.of();
        }
      };
    }

    private static Answer shown(String name, Act act, DecisionWithContent answer) {
      return shown(name, act, answer, false);
    }

    private static Answer shown(
        String name, Act act, DecisionWithContent answer, boolean repeated) {
      return new Answer(
          name,
          act,
          answer.decision().id(),
          // Neither replays nor repeated answers show any.
          act == Act.REPLAYED || (act == Act.READ && repeated) ? -1 : answer.reviews().size(),
          answer.decision().correctedBy(),
          true);
    }

    /** By an outcome, which is destroyed with the content. */
    private Answer found(Actor actor, UUID id, String reference) {
      Search search = new Search(reference, null, null, null, "CONDITIONAL", null, 9);
      boolean found =
          decisions.search(actor, search).decisions().stream()
              .anyMatch(decision -> decision.id().equals(id));
      return new Answer(actor.name(), Act.SEARCHED, id, -1, null, found);
    }

    /** Both at once on a decision of their own. */
    void round(int number, Operation first, Operation second, Random random) throws Exception {
      Decision about = decide(new Actor("begin", OFFICE), "R" + number, null);
      Callable<List<Answer>> callable = () -> ask(first, "one", about);
      Callable<List<Answer>> other = () -> ask(second, "other", about);
      List<List<Answer>> answers = interleaving.run(random, callable, other);
      List<Answer> all = answers.stream().flatMap(List::stream).toList();
      List<AuditLine> lines =
          database.transaction(
              handle -> AuditLog.read(handle, before.seq(), Long.MAX_VALUE, 1_000));
      lines.forEach(line -> model.add(line, all, corrections));
      AuditLine last = lines.get(lines.size() - 1);
      before = new Head(last.seq(), last.hash());
      for (Answer answer : all) {
        assertThat(answer.act() != null || model.isErased(about.id()) || bothCorrect(first, second))
            .as("%s and %s: refused though nothing is erased", first, second)
            .isTrue();
      }
      assertThat(model.faults()).as("%s and %s, round %d", first, second, number).isEmpty();
      purges.purge(new Actor("end", OFFICE));
    }

    private static boolean bothCorrect(Operation first, Operation second) {
      return first == Operation.CORRECT && second == Operation.CORRECT;
    }

    @Override
    public void close() {
      interleaving.close();
      database.close();
    }
  }

  @ParameterizedTest
  @MethodSource("org.policyeligibility.store.Databases#both")
  void every_answer_is_the_one_of_its_place_in_the_log(DatabaseSettings settings) throws Exception {
    interleave(settings, INTERLEAVINGS);
  }

  /** At least so many interleavings, as many of each pair of operations. */
  static void interleave(DatabaseSettings settings, int interleavings) throws Exception {
    Operation[] operations = Operation.values();
    try (Store store = new Store(settings)) {
      Random random = new Random(14);
      int round = 0;
      int pairs = operations.length * (operations.length + 1) / 2;
      for (int i = 0; i < operations.length; i++) {
        for (int j = i; j < operations.length; j++) {
          for (int time = 0; time < interleavings / pairs + 1; time++) {
            store.round(round++, operations[i], operations[j], random);
          }
        }
      }
      assertThat(round).isGreaterThanOrEqualTo(interleavings);
    }
  }
}
