package org.policyeligibility.decision;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Law;
import org.policyeligibility.audit.AuditLine;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.DecisionDraft.Change;
import org.policyeligibility.decision.retention.PlausibleClock;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Keys;

/** A counter at work on a database of its own, with a clock that a test sets. */
final class DecisionFixture implements AutoCloseable {
  static final Actor ZHANG = new Actor("zhang", "pudong");
  static final Actor LI = new Actor("li", "minhang");
  static final String MARKER = "MARKER-310115196103090011";

  private final Database database;
  private Instant now = Instant.parse("2024-06-03T01:20:30.125Z");
  private final PlausibleClock clock = new PlausibleClock(() -> now);
  private Keys keys;

  DecisionFixture(DatabaseSettings settings) {
    this(settings, UnaryOperator.identity());
  }

  DecisionFixture(DatabaseSettings settings, UnaryOperator<DataSource> seen) {
    this(settings, seen, keys("1", 1));
  }

  /** One that was given other keys. */
  DecisionFixture(DatabaseSettings settings, Keys keys) {
    this(settings, UnaryOperator.identity(), keys);
  }

  private DecisionFixture(DatabaseSettings settings, UnaryOperator<DataSource> seen, Keys keys) {
    this.database = Database.of(settings, seen);
    this.keys = keys;
    try {
      database.open(on -> KeyCheck.of(on, keys));
    } catch (CorruptedData others) {
      database.close();
      throw others;
    }
  }

  static Keys keys(String current, int... ids) {
    Map<String, byte[]> locking = new HashMap<>();
    for (int id : ids) {
      byte[] key = new byte[Keys.LENGTH];
      key[0] = (byte) id;
      locking.put(String.valueOf(id), key);
    }
    return new Keys(locking, current, new byte[Keys.LENGTH]);
  }

  void useKeys(String current, int... ids) {
    keys = keys(current, ids);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** As the service does it, hour by hour. */
  Maintenance.Purge purge() {
    Maintenance.Purge purge = maintenance().purge(ZHANG);
    maintenance().reached().ifPresent(clock::reached);
    return purge;
  }

  Database database() {
    return database;
  }

  Decisions decisions() {
    return new Decisions(database, keys, clock, new Retention(Map.of()));
  }

  Maintenance maintenance() {
    return new Maintenance(database, keys, clock);
  }

  AuditTrail trail() {
    return new AuditTrail(database, clock);
  }

  static byte[] request(String what) {
    return ("{\"reference\":\"" + what + "\",\"secret\":\"" + MARKER + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A draft whose content holds a marker. */
  DecisionDraft draft(
      String reference, Purpose purpose, @Nullable String subject, @Nullable UUID corrects) {
    Ruleset ruleset = Law.shipped().ruleset();
    return new DecisionDraft(
        new Decision.Terms(
            reference,
            purpose,
            LegalBasis.STATUTORY_DUTY,
            LocalDate.of(2024, 6, 1),
            Language.ZH,
            corrects),
        ruleset,
        Map.of("work-permit-age-65", Outcome.CONDITIONAL, "ip-pledge", Outcome.INELIGIBLE),
        new Content(
            request(reference),
            ("{\"answer\":\""
                    + MARKER
                    + "\",\"results\":[{\"clause\":\"a/1\"},{\"clause\":\"a/2\"}]}")
                .getBytes(StandardCharsets.UTF_8),
            subject,
            keys.random(32)));
  }

  /** Stores a correction that says in which respects it differs. */
  Decision correct(
      UUID wrong,
      String reference,
      Purpose purpose,
      @Nullable String subject,
      Set<Change> changes) {
    DecisionDraft draft = draft(reference, purpose, subject, wrong);
    DecisionDraft stated =
        new DecisionDraft(
            draft.terms(), changes, draft.ruleset(), draft.outcomes(), draft.content());
    return store(decisions(), ZHANG, "key-" + reference, request(reference), () -> stated)
        .decision()
        .decision();
  }

  /** Stores a decision. */
  Decision decide(Actor actor, String reference) {
    return decide(actor, reference, Purpose.APPLICATION, null, null);
  }

  Decision decide(
      Actor actor,
      String reference,
      Purpose purpose,
      @Nullable String subject,
      @Nullable UUID corrects) {
    return store(
            decisions(),
            actor,
            "key-" + reference,
            request(reference),
            () -> draft(reference, purpose, subject, corrects))
        .decision()
        .decision();
  }

  /** Takes all decisions of a copy. */
  static void decisions(SubjectDataCopy copy, Consumer<DecisionWithContent> taker) {
    Supplier<Optional<DecisionWithContent>> decisions = copy.decisions();
    Optional<DecisionWithContent> next = decisions.get();
    while (next.isPresent()) {
      taker.accept(next.get());
      next = decisions.get();
    }
  }

  /** Takes all entries of a copy. */
  static void auditLines(SubjectDataCopy copy, Consumer<AuditLine> taker) {
    Supplier<List<AuditLine>> lines = copy.auditLines();
    for (List<AuditLine> batch = lines.get(); !batch.isEmpty(); batch = lines.get()) {
      batch.forEach(taker);
    }
  }

  /** Takes entries of the log. */
  static void export(AuditTrail trail, long after, long through, Consumer<AuditLine> taker) {
    long last = after;
    for (List<AuditLine> batch = trail.lines(last, through);
        !batch.isEmpty();
        batch = trail.lines(last, through)) {
      batch.forEach(taker);
      last = batch.get(batch.size() - 1).seq();
    }
  }

  /** As the service does it: what was stored before is not evaluated again. */
  static IdempotentRequest.Stored store(
      Decisions decisions,
      Actor actor,
      String key,
      byte[] request,
      Supplier<DecisionDraft> evaluation) {
    try (IdempotentRequest idempotent = decisions.begin(actor, key, request)) {
      return idempotent.earlier().orElseGet(() -> idempotent.store(evaluation.get()));
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
