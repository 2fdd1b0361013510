package org.policyeligibility.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.store.Database;

/** The log as its readers see it; that they read it stands in it. */
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
        on -> {
          AuditLog.append(on, Event.of(now(), Act.HEAD_READ, actor, organisation, ""));
          return AuditLog.head(on);
        });
  }

  /** The number of the entry that tells of an export, which is the last of it. */
  public long beginExport(String actor, String organisation) {
    return database.transaction(
        on -> AuditLog.append(on, Event.of(now(), Act.EXPORTED, actor, organisation, "")));
  }

  /**
   * Hands out entries in their order, never holding more than some of them.
   *
   * @param after the number before the first
   * @param through the number of the last
   */
  public void export(long after, long through, BiConsumer<String, String> lineAndHash) {
    long last = after;
    while (last < through) {
      long from = last;
      last =
          database.transaction(on -> AuditLog.read(on, from, through, BATCH, lineAndHash::accept));
      if (last == from) {
        return;
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
