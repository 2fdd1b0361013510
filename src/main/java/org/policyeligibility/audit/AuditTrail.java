package org.policyeligibility.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.store.Database;

/** Read access to the audit log for auditors. Each access is itself an entry of the log. */
public final class AuditTrail {
  private static final int BATCH = 1_000;

  private final Database database;
  private final InstantSource clock;

  public AuditTrail(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Where the log ends, the entry of this reading included. */
  public Head head(String actor, String organisation) {
    return database.transaction(
        handle -> {
          AuditLog.append(handle, Event.of(now(), Act.HEAD_READ, actor, organisation, ""));
          return AuditLog.head(handle);
        });
  }

  /** The number of the entry that tells of an export, which is the last of it. */
  public long beginExport(String actor, String organisation) {
    return database.transaction(
        handle -> AuditLog.append(handle, Event.of(now(), Act.EXPORTED, actor, organisation, "")));
  }

  /**
   * Some entries in their order, so many that they can be held at once. The database is free while
   * they are taken: a slow reader would keep everybody else from storing anything.
   *
   * @param after the number before the first
   * @param through the number of the last
   * @return empty after the last
   */
  public List<AuditLine> lines(long after, long through) {
    return after >= through
        ? List.of()
        : database.transaction(handle -> AuditLog.read(handle, after, through, BATCH));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
