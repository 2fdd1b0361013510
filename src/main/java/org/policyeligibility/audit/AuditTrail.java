package org.policyeligibility.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
   * Hands out entries in their order, never holding more than some of them, nor the database while
   * they are taken: who reads slowly would keep everybody else from keeping anything.
   *
   * @param after the number before the first
   * @param through the number of the last
   */
  public void export(long after, long through, BiConsumer<String, String> lineAndHash) {
    long last = after;
    while (last < through) {
      long from = last;
      List<Entry> some = new ArrayList<>();
      last =
          database.transaction(
              on ->
                  AuditLog.read(
                      on, from, through, BATCH, (line, hash) -> some.add(new Entry(line, hash))));
      if (some.isEmpty()) {
        return;
      }
      some.forEach(one -> lineAndHash.accept(one.line(), one.hash()));
    }
  }

  private record Entry(String line, String hash) {}

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
