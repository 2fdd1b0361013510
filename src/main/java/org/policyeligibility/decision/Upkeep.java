package org.policyeligibility.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.Keys;

/** What has to be done with decisions as time goes by. */
public final class Upkeep {
  private static final int BATCH = 100;

  private final Database database;
  private final Keys keys;
  private final InstantSource clock;

  public Upkeep(Database database, Keys keys, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * What a purge did.
   *
   * @param before days before this one are past; at most a day after that of the last purge, so
   *     that a clock which jumps ahead destroys next to nothing
   * @param erased how many contents were destroyed, each with an entry in the audit log
   * @param remaining how many were still due afterwards; 0 is the proof
   * @param auditSeq the entry that tells of the purge
   */
  public record Purge(LocalDate before, int erased, int remaining, long auditSeq) {}

  /** Destroys the content of whatever is past its last day. */
  public Purge purge(Actor actor) {
    LocalDate today = database.transaction(on -> PurgeMark.advance(on, Retention.day(now())));
    int erased = 0;
    for (List<DecisionRows.Due> due = due(today); !due.isEmpty(); due = due(today)) {
      for (DecisionRows.Due one : due) {
        erased += erase(actor, one) ? 1 : 0;
      }
    }
    int count = erased;
    return database.transaction(
        on -> {
          int remaining = DecisionRows.due(on, today, 1).size();
          String why = "before " + today + ": " + count + " erased, " + remaining + " remaining";
          long seq =
              AuditLog.append(
                  on, Event.of(now(), Act.PURGED, actor.name(), actor.organisation(), why));
          return new Purge(today, count, remaining, seq);
        });
  }

  /** The furthest day that a purge has reached; empty before the first one. */
  public Optional<LocalDate> reached() {
    return database.transaction(PurgeMark::read);
  }

  private List<DecisionRows.Due> due(LocalDate today) {
    return database.transaction(on -> DecisionRows.due(on, today, BATCH));
  }

  /** False where somebody else did it. */
  private boolean erase(Actor actor, DecisionRows.Due one) {
    return database.transaction(
        on -> {
          if (!DecisionRows.hold(on, one.id())) {
            return false;
          }
          DecisionRows.erase(on, one.id(), now());
          AuditLog.append(
              on,
              Event.about(
                  one.id(), now(), Act.ERASED, actor.name(), one.organisation(), "RETENTION"));
          return true;
        });
  }

  /**
   * What a rotation of keys did.
   *
   * @param current the key with which everything is locked now
   * @param lockedAgain how many contents were locked with another
   * @param remaining how many still are; at 0 the others can be taken away
   */
  public record Rotation(String current, int lockedAgain, long remaining, long auditSeq) {}

  /** Locks with the current key what is locked with another. */
  public Rotation rotateKeys(Actor actor) {
    int all = 0;
    for (int some = lockAgain(); some > 0; some = lockAgain()) {
      all += some;
    }
    int count = all;
    return database.transaction(
        on -> {
          long remaining = ContentRows.lockedOtherwise(on, keys);
          String why = "to " + keys.current() + ": " + count;
          long seq =
              AuditLog.append(
                  on, Event.of(now(), Act.KEYS_ROTATED, actor.name(), actor.organisation(), why));
          return new Rotation(keys.current(), count, remaining, seq);
        });
  }

  private int lockAgain() {
    return database.transaction(on -> ContentRows.lockAgain(on, keys, BATCH));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
