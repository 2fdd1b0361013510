package org.policyeligibility.decision.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Content;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.DecisionDraft;
import org.policyeligibility.decision.DecisionDraft.Change;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.IdempotentRequest;
import org.policyeligibility.decision.KeyCheck;
import org.policyeligibility.decision.LegalBasis;
import org.policyeligibility.decision.Maintenance;
import org.policyeligibility.decision.Review;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.Titles;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.StoreUnavailable;

/** A client of the store, which sends requests. Its law is empty, as nothing is evaluated. */
final class Client implements AutoCloseable {
  static final Actor ACTOR = new Actor("zhang", "pudong");

  /** Each decision has an outcome of each. */
  static final Map<String, Outcome> OUTCOMES =
      Map.of("work-permit-age-65", Outcome.CONDITIONAL, "ip-pledge", Outcome.INELIGIBLE);

  /** A purge is asked for when what was kept for a year is past its time. */
  private static final Duration MORE_THAN_A_YEAR = Duration.ofDays(400);

  private static final int MOST_TRIES = 100;

  /** Nanoseconds between two tries. */
  private static final long PAUSE = 50_000_000;

  private static final Keys KEYS =
      new Keys(Map.of("1", new byte[Keys.LENGTH]), "1", new byte[Keys.LENGTH]);
  static final Ruleset LAW =
      new Ruleset(
          new Vocabulary(List.of(), List.of(), Map.of()),
          ZoneRegister.EMPTY,
          Titles.NONE,
          List.of(),
          List.of(),
          new RuleFiles(Map.of()),
          QuoteProof.NONE);

  private final Database database;
  private final Decisions decisions;
  private final Maintenance maintenance;

  /** At a database that is open, or will be. */
  Client(Database database) {
    InstantSource clock = InstantSource.system();
    this.database = database;
    this.decisions = new Decisions(database, KEYS, clock, new Retention(Map.of()));
    this.maintenance =
        new Maintenance(database, KEYS, () -> clock.instant().plus(MORE_THAN_A_YEAR));
  }

  /** At a database that is opened. */
  static Client at(DatabaseSettings settings) {
    return at(settings, new FaultInjection() {});
  }

  static Client at(DatabaseSettings settings, FaultInjection faults) {
    Database database = Database.of(settings, faults.seen());
    for (int tries = 1; !database.isOpen(); tries++) {
      open(database, tries);
    }
    return new Client(database);
  }

  /** As the service does: who had the file before may still be closing it. */
  private static void open(Database database, int tries) {
    try {
      database.open(on -> KeyCheck.of(on, KEYS));
    } catch (StoreUnavailable away) {
      if (tries == MOST_TRIES) {
        throw away;
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  Database database() {
    return database;
  }

  Decisions decisions() {
    return decisions;
  }

  AuditTrail trail() {
    return new AuditTrail(database, InstantSource.system());
  }

  /** Asks. */
  Request.Answer ask(Request request) {
    return switch (request.kind()) {
      case APPLY, CONSULT, CORRECT -> {
        Decision kept = store(request).decision().decision();
        yield new Request.Answer(kept.id(), kept.auditSeq());
      }
      case TAKE_OVER -> review(request, Act.TAKEN_OVER);
      case FIND -> review(request, Act.FOUND);
      case ERASE -> {
        UUID about = Objects.requireNonNull(request.about());
        decisions.erase(ACTOR, about, "REQUESTED");
        yield new Request.Answer(about, 0);
      }
      case PURGE -> new Request.Answer(null, maintenance.purge(ACTOR).auditSeq());
    };
  }

  private Request.Answer review(Request request, Act act) {
    UUID about = Objects.requireNonNull(request.about());
    List<Review> after =
        decisions
            .review(ACTOR, about, act, List.of(), "{\"finding\":\"" + request.key() + "\"}")
            .reviews();
    return new Request.Answer(about, after.size());
  }

  IdempotentRequest.Stored store(Request request) {
    byte[] body = ("{\"reference\":\"" + request.key() + "\"}").getBytes(StandardCharsets.UTF_8);
    try (IdempotentRequest idempotent = decisions.begin(ACTOR, request.key(), body)) {
      return idempotent.earlier().orElseGet(() -> idempotent.store(draft(request, body)));
    }
  }

  private DecisionDraft draft(Request request, byte[] body) {
    return new DecisionDraft(
        new Decision.Terms(
            request.key(),
            request.kind() == Request.Kind.CONSULT ? Purpose.CONSULTATION : Purpose.APPLICATION,
            LegalBasis.STATUTORY_DUTY,
            LocalDate.of(2024, 6, 1),
            Language.ZH,
            request.about()),
        // Each request is of its own person, and a correction says that.
        request.kind() == Request.Kind.CORRECT ? EnumSet.allOf(Change.class) : Set.of(),
        LAW,
        OUTCOMES,
        new Content(body, body, "person " + request.key(), decisions.salt()));
  }

  @Override
  public void close() {
    database.close();
  }
}
