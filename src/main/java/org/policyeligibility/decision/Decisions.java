package org.policyeligibility.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.decision.Decision.Whole;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DuplicateKey;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.Keys.Damaged;
import org.policyeligibility.store.StoreUnavailable;

/**
 * The decisions of the counters. Each act on one stands in the audit log, in the same transaction:
 * what is not in the log was not done, and what could not be logged is not answered. Nobody sees
 * another organisation's.
 *
 * <p>Every method throws {@link StoreUnavailable} where the database cannot, and {@link Refusal}
 * where the decision does not allow it.
 */
public final class Decisions {
  private final Database database;
  private final Keys keys;
  private final InstantSource clock;
  private final Retention retention;

  /** Keys of requests that are being worked on here. */
  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

  /** Rule sets that are known to be kept. */
  private final Set<String> keptLaw = ConcurrentHashMap.newKeySet();

  public Decisions(Database database, Keys keys, InstantSource clock, Retention retention) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
    this.retention = retention;
  }

  /** A new salt for a content. */
  public byte[] salt() {
    return keys.random(Keys.LENGTH);
  }

  /**
   * A decision that was kept.
   *
   * @param repeated whether it had been kept before, for the same request
   */
  public record Kept(Whole whole, boolean repeated) {}

  /**
   * Keeps a decision, once for each key.
   *
   * @param key the client's own for this request, unique in its organisation
   * @param request as it was received; the same key with another is refused
   * @param evaluation decides the case; not called where the answer is known already
   */
  public Kept keep(Actor actor, String key, byte[] request, Supplier<Application> evaluation) {
    String claim = actor.organisation() + '\0' + key;
    if (!inProgress.add(claim)) {
      throw new Refusal(Reason.IN_PROGRESS);
    }
    try {
      byte[] hash = DecisionRows.Hashes.request(keys, actor.organisation(), request);
      Optional<Kept> earlier = earlier(actor, key, hash);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      Application application = evaluation.get();
      keepLaw(application);
      try {
        return new Kept(database.storing(on -> insert(on, actor, key, hash, application)), false);
      } catch (DuplicateKey another) {
        // Another process kept it, or the decision that it was to correct has been corrected.
        return earlier(actor, key, hash).orElseThrow(() -> new Refusal(Reason.CORRECTED_ALREADY));
      }
    } finally {
      inProgress.remove(claim);
    }
  }

  private Optional<Kept> earlier(Actor actor, String key, byte[] hash) {
    return database.transaction(
        on -> {
          Optional<DecisionRows.Claimed> claimed =
              DecisionRows.claimed(on, actor.organisation(), key);
          if (claimed.isEmpty()) {
            return Optional.empty();
          }
          byte[] first = claimed.get().request();
          if (first == null) {
            throw new Refusal(Reason.ERASED);
          }
          if (!MessageDigest.isEqual(first, hash)) {
            throw new Refusal(Reason.OTHER_REQUEST);
          }
          Whole whole = whole(on, actor, claimed.get().id());
          log(on, actor, Act.READ, "repeated", claimed.get().id());
          return Optional.of(new Kept(whole, true));
        });
  }

  private void keepLaw(Application application) {
    String digest = application.ruleset().digest();
    if (keptLaw.contains(digest)) {
      return;
    }
    try {
      database.storing(
          on -> {
            if (!RulesetRows.has(on, digest)) {
              RulesetRows.insert(on, application.ruleset(), now());
            }
            return true;
          });
    } catch (DuplicateKey another) {
      // Somebody else kept the same law at the same time.
      keptLaw.add(digest);
      return;
    }
    keptLaw.add(digest);
  }

  private Whole insert(Connection on, Actor actor, String key, byte[] hash, Application application)
      throws SQLException {
    UUID id = UUID.randomUUID();
    Instant at = now();
    Content content = application.content();
    if (application.corrects() != null) {
      requireCorrectable(on, actor, application.corrects());
    }
    Event event =
        new Event(
            at,
            Act.DECIDED,
            actor.name(),
            actor.organisation(),
            application.purpose() + " " + application.basis(),
            id,
            application.ruleset().digest(),
            content.commitment());
    Decision decision =
        new Decision(
            id,
            AuditLog.append(on, event),
            actor.organisation(),
            actor.name(),
            application.reference(),
            application.purpose(),
            application.basis(),
            application.asOf(),
            application.language(),
            new Decision.Law(application.ruleset().version(), application.ruleset().digest()),
            at,
            retention.lastDay(application.purpose(), at),
            application.corrects(),
            null,
            null,
            List.of());
    String subject = content.subject();
    byte[] person = subject == null ? null : person(actor.organisation(), subject);
    DecisionRows.insert(on, decision, key, new DecisionRows.Hashes(hash, person));
    ContentRows.insert(on, id, content, keys);
    DecisionRows.insertOutcomes(on, id, application.outcomes());
    return new Whole(decision, content);
  }

  private static void requireCorrectable(Connection on, Actor actor, UUID id) throws SQLException {
    Decision wrong =
        DecisionRows.find(on, actor.organisation(), id)
            .orElseThrow(() -> new Refusal(Reason.NOTHING_TO_CORRECT));
    if (wrong.correctedBy() != null) {
      throw new Refusal(Reason.CORRECTED_ALREADY);
    }
    if (!DecisionRows.hold(on, id)) {
      throw new Refusal(Reason.ERASED);
    }
  }

  private byte[] person(String organisation, String subject) {
    return keys.indexed("subject", organisation, subject);
  }

  /** Reads one, with the purpose of its reading in the log. */
  public Whole read(Actor actor, UUID id) {
    return reading(actor, Act.READ, id);
  }

  /** Reads one in order to work it out again. */
  public Whole forReplay(Actor actor, UUID id) {
    return reading(actor, Act.REPLAYED, id);
  }

  private Whole reading(Actor actor, Act act, UUID id) {
    return database.transaction(
        on -> {
          Whole whole = whole(on, actor, id);
          log(on, actor, act, "", id);
          return whole;
        });
  }

  private static Decision require(Connection on, Actor actor, UUID id) throws SQLException {
    return DecisionRows.find(on, actor.organisation(), id)
        .orElseThrow(() -> new Refusal(Reason.NO_SUCH_DECISION));
  }

  /** One that nobody erases before the end of the transaction. */
  private static Decision requireHeld(Connection on, Actor actor, UUID id) throws SQLException {
    Decision decision = require(on, actor, id);
    if (!DecisionRows.hold(on, id)) {
      throw new Refusal(Reason.ERASED);
    }
    return decision;
  }

  private Whole whole(Connection on, Actor actor, UUID id) throws SQLException {
    return whole(on, require(on, actor, id));
  }

  private Whole whole(Connection on, Decision decision) throws SQLException {
    ContentRows.Opened opened =
        ContentRows.find(on, decision.id(), keys).orElseThrow(() -> new Refusal(Reason.ERASED));
    String logged = AuditLog.line(on, decision.auditSeq());
    if (!logged.contains("\"commitment\":\"" + opened.content().commitment() + '"')) {
      throw new Damaged("a content that is not the one in the audit log");
    }
    List<Review> reviews = ReviewRows.of(on, decision.id(), keys, opened.key());
    return new Whole(decision.with(reviews), opened.content());
  }

  private void log(Connection on, Actor actor, Act act, String why, UUID id) throws SQLException {
    AuditLog.append(on, Event.about(id, now(), act, actor.name(), actor.organisation(), why));
  }

  /** Decisions without their content. */
  public List<Decision> search(Actor actor, Search search) {
    return database.transaction(
        on -> {
          List<Decision> found = DecisionRows.search(on, actor.organisation(), search);
          AuditLog.append(
              on,
              Event.of(
                  now(),
                  Act.SEARCHED,
                  actor.name(),
                  actor.organisation(),
                  found.size() + " found"));
          return found;
        });
  }

  /**
   * Records that a person takes a case over, or what that person found.
   *
   * @param act {@link Act#TAKEN_OVER} or {@link Act#FOUND}
   * @param finding as JSON, sealed with the decision
   */
  public Whole review(Actor actor, UUID id, Act act, String finding) {
    return database.transaction(
        on -> {
          requireHeld(on, actor, id);
          Whole before = whole(on, actor, id);
          List<Review> reviews = before.decision().reviews();
          if (act == Act.FOUND && reviews.isEmpty()) {
            throw new Refusal(Reason.NOT_TAKEN_OVER);
          }
          if (reviews.size() >= Review.MOST) {
            throw new Refusal(Reason.TOO_MANY_REVIEWS);
          }
          byte[] key = ContentRows.find(on, id, keys).orElseThrow().key();
          Review review = new Review(reviews.size() + 1, act, actor.name(), now(), finding);
          long seq =
              AuditLog.append(
                  on,
                  Event.about(
                      id, review.reviewedAt(), act, actor.name(), actor.organisation(), ""));
          byte[] sealed = keys.seal(key, id, finding.getBytes(StandardCharsets.UTF_8));
          ReviewRows.insert(on, id, review, seq, sealed);
          return whole(on, actor, id);
        });
  }

  /**
   * Destroys what is personal of a decision; the log still verifies.
   *
   * @param reason a code, {@code REQUESTED} say
   */
  public void erase(Actor actor, UUID id, String reason) {
    database.transaction(
        on -> {
          requireHeld(on, actor, id);
          DecisionRows.erase(on, id, now());
          log(on, actor, Act.ERASED, reason, id);
          return true;
        });
  }

  /** What is held on one person by the caller's organisation; what is decided later is not. */
  public Copy copy(Actor actor, String subject) {
    byte[] person = person(actor.organisation(), subject);
    long through =
        database.transaction(on -> DecisionRows.lastAbout(on, actor.organisation(), person));
    return new Copy(this, database, actor, person, through);
  }

  /** One that is copied; empty where it is being erased. */
  Optional<Whole> copied(Connection on, Actor actor, Decision decision) throws SQLException {
    if (!DecisionRows.hold(on, decision.id())) {
      return Optional.empty();
    }
    log(on, actor, Act.COPIED, "", decision.id());
    return Optional.of(whole(on, decision));
  }

  /** The law that decisions name; empty where no decision was ever made by it. */
  public Optional<KeptLaw> law(String digest) {
    return database.transaction(on -> RulesetRows.find(on, digest));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
