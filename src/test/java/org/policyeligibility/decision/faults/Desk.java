package org.policyeligibility.decision.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Application;
import org.policyeligibility.decision.Content;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.KeyProof;
import org.policyeligibility.decision.LegalBasis;
import org.policyeligibility.decision.Purpose;
import org.policyeligibility.decision.Retention;
import org.policyeligibility.decision.Upkeep;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.QuoteProof;
import org.policyeligibility.ruleset.RuleFiles;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.StoreUnavailable;

/** A desk at a counter: asks for what requests say. Its law is empty, as nothing is evaluated. */
final class Desk implements AutoCloseable {
  static final Actor CLERK = new Actor("zhang", "pudong");

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
  private static final Ruleset LAW =
      new Ruleset(
          new Vocabulary(List.of(), List.of(), Map.of()),
          ZoneRegister.EMPTY,
          List.of(),
          List.of(),
          new RuleFiles(Map.of()),
          QuoteProof.NONE);

  private final Database database;
  private final Decisions decisions;
  private final Upkeep upkeep;

  /** At a database that is open, or will be. */
  Desk(Database database) {
    InstantSource clock = InstantSource.system();
    this.database = database;
    this.decisions = new Decisions(database, KEYS, clock, new Retention(Map.of()));
    this.upkeep = new Upkeep(database, KEYS, () -> clock.instant().plus(MORE_THAN_A_YEAR));
  }

  /** At a database that is opened. */
  static Desk at(DatabaseSettings settings) {
    return at(settings, new Seam() {});
  }

  static Desk at(DatabaseSettings settings, Seam seam) {
    Database database = Database.of(settings, seam.seen());
    for (int tries = 1; !database.isOpen(); tries++) {
      open(database, tries);
    }
    return new Desk(database);
  }

  /** As the service does: who had the file before may still be closing it. */
  private static void open(Database database, int tries) {
    try {
      database.open(on -> KeyProof.of(on, KEYS));
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
        Decision kept = keep(request).whole().decision();
        yield new Request.Answer(kept.id(), kept.auditSeq());
      }
      case TAKE_OVER -> review(request, Act.TAKEN_OVER);
      case FIND -> review(request, Act.FOUND);
      case ERASE -> {
        UUID about = Objects.requireNonNull(request.about());
        decisions.erase(CLERK, about, "REQUESTED");
        yield new Request.Answer(about, 0);
      }
      case PURGE -> new Request.Answer(null, upkeep.purge(CLERK).auditSeq());
    };
  }

  private Request.Answer review(Request request, Act act) {
    UUID about = Objects.requireNonNull(request.about());
    Decision after =
        decisions.review(CLERK, about, act, "{\"finding\":\"" + request.key() + "\"}").decision();
    return new Request.Answer(about, after.reviews().size());
  }

  Decisions.Kept keep(Request request) {
    byte[] body = ("{\"reference\":\"" + request.key() + "\"}").getBytes(StandardCharsets.UTF_8);
    return decisions.keep(CLERK, request.key(), body, () -> application(request, body));
  }

  private Application application(Request request, byte[] body) {
    return new Application(
        request.key(),
        request.kind() == Request.Kind.CONSULT ? Purpose.CONSULTATION : Purpose.APPLICATION,
        LegalBasis.STATUTORY_DUTY,
        request.about(),
        LocalDate.of(2024, 6, 1),
        Language.ZH,
        LAW,
        OUTCOMES,
        new Content(body, body, "person " + request.key(), decisions.salt()));
  }

  @Override
  public void close() {
    database.close();
  }
}
