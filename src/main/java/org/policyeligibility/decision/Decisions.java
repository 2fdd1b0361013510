package org.policyeligibility.decision;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.audit.RefusalLog;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.StoreUnavailable;

/**
 * The repository of decisions. Each act on a decision stands in the audit log, in the same
 * transaction: an act that is not in the log was not done, and one that could not be logged is not
 * answered. Nobody sees another organisation's.
 *
 * <p>Every method throws {@link StoreUnavailable} where the database cannot, and {@link Refusal}
 * where the decision does not allow it.
 */
public final class Decisions {
  private final Database database;
  private final Keys keys;
  private final LockedDecisions locked;
  private final DecisionWriter writer;
  private final RefusalLog refusals;

  /** Idempotency keys of requests that are being worked on in this process. */
  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

  public Decisions(Database database, Keys keys, InstantSource clock, Retention retention) {
    this.database = database;
    this.keys = keys;
    this.locked = new LockedDecisions(keys, clock);
    this.refusals = new RefusalLog(database, clock);
    this.writer = new DecisionWriter(database, keys, locked, retention, refusals);
  }

  /** A new salt for a content. */
  public byte[] salt() {
    return keys.random(Keys.LENGTH);
  }

  /**
   * Begins a request for a decision, which is stored once for each key.
   *
   * @param key the client's own for this request, unique in its organisation
   * @param request JSON as it was received; the same key with another is refused, and the order and
   *     the layout of its members make no other
   */
  public IdempotentRequest begin(Actor actor, String key, byte[] request) {
    return new IdempotentRequest(writer, inProgress, actor, key, request);
  }

  /** Reads a decision. */
  public DecisionWithContent read(Actor actor, UUID id) {
    return read(actor, Act.READ, id);
  }

  /** Reads a decision in order to replay it. */
  public DecisionWithContent forReplay(Actor actor, UUID id) {
    return read(actor, Act.REPLAYED, id);
  }

  /** How many bytes are stored of a decision, of any organisation; 0 where there are none. */
  public long storedBytes(UUID id) {
    return database.transaction(handle -> ContentRows.storedBytes(handle, id));
  }

  private DecisionWithContent read(Actor actor, Act act, UUID id) {
    return attempt(
        actor,
        act,
        id,
        () ->
            database.transaction(
                handle -> {
                  Decision own = locked.require(handle, actor, id);
                  DecisionWithContent decision =
                      act == Act.READ
                          ? locked.read(handle, own)
                          : locked.readWithoutReviews(handle, own);
                  locked.log(handle, actor, act, "", id);
                  return decision;
                }));
  }

  /** A refused act is an entry of the log, too. */
  private <T> T attempt(Actor actor, Act act, UUID id, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refused) {
      refused(actor, act + " " + refused.reason(), id);
      throw refused;
    }
  }

  /**
   * Writes the entry of an act that is refused by somebody else than these decisions.
   *
   * @param why the act and the reason, by their codes
   * @param id which decision was asked for, where it was one
   */
  public void refused(Actor actor, String why, @Nullable UUID id) {
    refusals.refused(actor.name(), actor.organisation(), why, id);
  }

  /** Refuses what a decision that is read and shown to nobody would refuse; that is no reading. */
  public void requireReadable(Actor actor, UUID id) {
    attempt(
        actor,
        Act.READ,
        id,
        () -> database.transaction(handle -> locked.require(handle, actor, id).id()));
  }

  /**
   * A part of the decisions that were found, without their content.
   *
   * @param more whether there are others after them
   * @param benefitKnown whether a decision of the organisation answers the benefit that is sought;
   *     true where none is
   */
  public record Found(List<Decision> decisions, boolean more, boolean benefitKnown) {
    public Found {
      decisions = List.copyOf(decisions);
    }
  }

  /** Looks for decisions. */
  public Found search(Actor actor, Search search) {
    return database.transaction(
        handle -> {
          // Nobody else writes to the log from here on: what is found now was not erased before.
          AuditLog.lock(handle);
          List<Decision> found = DecisionRows.search(handle, actor.organisation(), search);
          boolean more = found.size() > search.most();
          List<Decision> shown = more ? found.subList(0, search.most()) : found;
          AuditLog.append(
              handle,
              Event.of(
                  locked.now(),
                  Act.SEARCHED,
                  actor.name(),
                  actor.organisation(),
                  shown.size() + " found"));
          boolean benefitKnown =
              !shown.isEmpty() || DecisionRows.answers(handle, actor.organisation(), search);
          return new Found(shown, more, benefitKnown);
        });
  }

  /**
   * Records that a person takes a case over, or that person's finding.
   *
   * @param act {@link Act#TAKEN_OVER} or {@link Act#FOUND}
   * @param clauses that the finding is on; the decision has to answer them
   * @param finding as JSON, encrypted with the decision
   */
  public DecisionWithContent review(
      Actor actor, UUID id, Act act, List<String> clauses, String finding) {
    return attempt(
        actor,
        act,
        id,
        () ->
            database.transaction(
                handle -> {
                  Decision decision = locked.require(handle, actor, id);
                  int number = ReviewRows.count(handle, id) + 1;
                  if (act == Act.FOUND && number == 1) {
                    throw new Refusal(Reason.NOT_TAKEN_OVER);
                  }
                  if (number > Review.MOST) {
                    throw new Refusal(Reason.TOO_MANY_REVIEWS);
                  }
                  requireClauses(locked.readWithoutReviews(handle, decision).content(), clauses);
                  insert(
                      handle,
                      actor,
                      id,
                      new Review(number, act, actor.name(), locked.now(), finding));
                  return locked.read(handle, decision);
                }));
  }

  private static void requireClauses(Content content, List<String> clauses) {
    if (clauses.isEmpty()) {
      return;
    }
    Set<String> answered = content.clauses();
    List<Integer> unknown =
        IntStream.range(0, clauses.size())
            .filter(place -> !answered.contains(clauses.get(place)))
            .boxed()
            .toList();
    if (!unknown.isEmpty()) {
      throw new Refusal(Reason.UNKNOWN_CLAUSE, unknown);
    }
  }

  private void insert(Handle handle, Actor actor, UUID id, Review review) {
    byte[] key = ContentRows.find(handle, id, keys).orElseThrow().key();
    long seq =
        AuditLog.append(
            handle,
            Event.about(
                id, review.reviewedAt(), review.act(), actor.name(), actor.organisation(), ""));
    byte[] finding = String.valueOf(review.finding()).getBytes(StandardCharsets.UTF_8);
    ReviewRows.insert(handle, id, review, seq, keys.seal(key, id, finding));
  }

  /**
   * Destroys the personal content of a decision; the log still verifies.
   *
   * @param reason a code, {@code REQUESTED} say
   */
  public void erase(Actor actor, UUID id, String reason) {
    attempt(
        actor,
        Act.ERASED,
        id,
        () ->
            database.transaction(
                handle -> {
                  locked.require(handle, actor, id);
                  DecisionRows.erase(handle, id, locked.now());
                  return locked.log(handle, actor, Act.ERASED, reason, id);
                }));
  }

  /** All that the caller's organisation holds on a person by now. */
  public SubjectDataCopy copy(Actor actor, String subject) {
    byte[] hash = DecisionRows.Hashes.subject(keys, actor.organisation(), subject);
    long through =
        database.transaction(handle -> DecisionRows.lastAbout(handle, actor.organisation(), hash));
    return new SubjectDataCopy(locked, database, actor, hash, through);
  }

  /** The law that decisions name; empty where no decision was ever made by it. */
  public Optional<StoredRuleset> law(String digest) {
    return database.transaction(handle -> RulesetRows.find(handle, digest));
  }
}
