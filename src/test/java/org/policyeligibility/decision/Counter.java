package org.policyeligibility.decision;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Law;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.Keys;

/** A counter at work on a database of its own, with a clock that a test sets. */
final class Counter implements AutoCloseable {
  static final Actor ZHANG = new Actor("zhang", "pudong");
  static final Actor LI = new Actor("li", "minhang");
  static final String MARKER = "MARKER-310115196103090011";

  private final Database database;
  private Instant now = Instant.parse("2024-06-03T01:20:30.125Z");
  private final BelievedClock clock = new BelievedClock(() -> now);
  private Keys keys;

  Counter(DatabaseSettings settings) {
    this(settings, UnaryOperator.identity());
  }

  Counter(DatabaseSettings settings, UnaryOperator<DataSource> seen) {
    this(settings, seen, keys("1", 1));
  }

  /** One that was given other keys. */
  Counter(DatabaseSettings settings, Keys keys) {
    this(settings, UnaryOperator.identity(), keys);
  }

  private Counter(DatabaseSettings settings, UnaryOperator<DataSource> seen, Keys keys) {
    this.database = Database.of(settings, seen);
    this.keys = keys;
    try {
      database.open(on -> KeyProof.of(on, keys));
    } catch (Keys.Damaged others) {
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
  Upkeep.Purge purge() {
    Upkeep.Purge purge = upkeep().purge(ZHANG);
    upkeep().reached().ifPresent(clock::reached);
    return purge;
  }

  Database database() {
    return database;
  }

  Decisions decisions() {
    return new Decisions(database, keys, clock, new Retention(Map.of()));
  }

  Upkeep upkeep() {
    return new Upkeep(database, keys, clock);
  }

  AuditTrail trail() {
    return new AuditTrail(database, clock);
  }

  static byte[] request(String what) {
    return ("{\"reference\":\"" + what + "\",\"secret\":\"" + MARKER + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** An application whose content holds a marker. */
  Application application(
      String reference, Purpose purpose, @Nullable String subject, @Nullable UUID corrects) {
    Ruleset ruleset = Law.shipped().ruleset();
    return new Application(
        reference,
        purpose,
        LegalBasis.STATUTORY_DUTY,
        corrects,
        LocalDate.of(2024, 6, 1),
        Language.ZH,
        ruleset,
        Map.of("work-permit-age-65", Outcome.CONDITIONAL, "ip-pledge", Outcome.INELIGIBLE),
        new Content(
            request(reference),
            ("{\"answer\":\"" + MARKER + "\"}").getBytes(StandardCharsets.UTF_8),
            subject,
            keys.random(32)));
  }

  /** Keeps one. */
  Decision decide(Actor actor, String reference) {
    return decide(actor, reference, Purpose.APPLICATION, null, null);
  }

  Decision decide(
      Actor actor,
      String reference,
      Purpose purpose,
      @Nullable String subject,
      @Nullable UUID corrects) {
    return decisions()
        .keep(
            actor,
            "key-" + reference,
            request(reference),
            () -> application(reference, purpose, subject, corrects))
        .whole()
        .decision();
  }

  @Override
  public void close() {
    database.close();
  }
}
