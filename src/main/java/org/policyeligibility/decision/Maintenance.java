package org.policyeligibility.decision;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.decision.retention.PurgeProgress;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.Keys;

/**
 * The maintenance of stored decisions: purges at the end of their retention, and rotation of the
 * key-encryption keys. Both are asked for by an administrator, and purges run by the hour besides.
 */
public final class Maintenance {
  private static final int BATCH = 100;

  private final Database database;
  private final Keys keys;
  private final LockedDecisions locked;

  public Maintenance(Database database, Keys keys, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.locked = new LockedDecisions(keys, clock);
  }

  /**
   * The result of a purge.
   *
   * @param before days before this one are past; at most a day after that of the last purge, so
   *     that a clock which jumps ahead destroys next to nothing
   * @param erased how many contents were destroyed, each with an entry in the audit log
   * @param remaining how many were still due afterwards; 0 is the proof
   * @param auditSeq the entry that tells of the purge
   */
  public record Purge(LocalDate before, int erased, int remaining, long auditSeq) {}

  /** Destroys the content of each decision that is past its last day. */
  public Purge purge(Actor actor) {
    LocalDate today =
        database.transaction(handle -> PurgeProgress.advance(handle, Retention.day(locked.now())));
    int erased = 0;
    for (List<DecisionRows.Due> due = due(today); !due.isEmpty(); due = due(today)) {
      for (DecisionRows.Due decision : due) {
        erased += erase(actor, decision) ? 1 : 0;
      }
    }
    int count = erased;
    return database.transaction(
        handle -> {
          int remaining = DecisionRows.due(handle, today, 1).size();
          String why = "before " + today + ": " + count + " erased, " + remaining + " remaining";
          long seq =
              AuditLog.append(
                  handle,
                  Event.of(locked.now(), Act.PURGED, actor.name(), actor.organisation(), why));
          return new Purge(today, count, remaining, seq);
        });
  }

  /** The furthest day that a purge has reached; empty before the first one. */
  public Optional<LocalDate> reached() {
    return database.transaction(PurgeProgress::read);
  }

  private List<DecisionRows.Due> due(LocalDate today) {
    return database.transaction(handle -> DecisionRows.due(handle, today, BATCH));
  }

  /** False where somebody else did it. */
  private boolean erase(Actor actor, DecisionRows.Due due) {
    return database.transaction(
        handle -> {
          Optional<Decision> decision = locked.lock(handle, due.organisation(), due.id());
          if (decision.isEmpty() || decision.get().erasedAt() != null) {
            return false;
          }
          DecisionRows.erase(handle, due.id(), locked.now());
          AuditLog.append(
              handle,
              Event.about(
                  due.id(),
                  locked.now(),
                  Act.ERASED,
                  actor.name(),
                  due.organisation(),
                  "RETENTION"));
          return true;
        });
  }

  /**
   * The result of a key rotation.
   *
   * @param current the key with which everything is locked now
   * @param lockedAgain how many contents were locked with another
   * @param remaining how many still are; at 0 the others can be taken away
   */
  public record Rotation(String current, int lockedAgain, long remaining, long auditSeq) {}

  /** Locks with the current key each data key that is locked with another. */
  public Rotation rotateKeys(Actor actor) {
    int all = 0;
    for (int some = lockAgain(); some > 0; some = lockAgain()) {
      all += some;
    }
    int count = all;
    return database.transaction(
        handle -> {
          long remaining = ContentRows.lockedOtherwise(handle, keys);
          String why = "to " + keys.current() + ": " + count;
          long seq =
              AuditLog.append(
                  handle,
                  Event.of(
                      locked.now(), Act.KEYS_ROTATED, actor.name(), actor.organisation(), why));
          return new Rotation(keys.current(), count, remaining, seq);
        });
  }

  /**
   * Hashes the names of persons in their normal form, where that was not done when they were
   * stored.
   *
   * @return how many decisions there were
   */
  public int normaliseSubjects() {
    int all = 0;
    for (int batch = normaliseBatch(); batch > 0; batch = normaliseBatch()) {
      all += batch;
    }
    return all;
  }

  private int normaliseBatch() {
    return database.transaction(
        handle -> {
          List<DecisionRows.Due> batch = DecisionRows.withStatedSubject(handle, BATCH);
          batch.forEach(
              due ->
                  locked
                      .lock(handle, due.organisation(), due.id())
                      .filter(decision -> decision.erasedAt() == null)
                      .ifPresent(
                          decision ->
                              DecisionRows.updateSubject(
                                  handle, due.id(), hash(handle, decision))));
          return batch.size();
        });
  }

  private byte @Nullable [] hash(Handle handle, Decision decision) {
    String subject =
        ContentRows.find(handle, decision.id(), keys).orElseThrow().content().subject();
    return subject == null
        ? null
        : DecisionRows.Hashes.subject(keys, decision.organisation(), subject);
  }

  private int lockAgain() {
    return database.transaction(handle -> ContentRows.lockAgain(handle, keys, BATCH));
  }
}
