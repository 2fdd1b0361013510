package org.policyeligibility.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.store.Database;

/**
 * The entries of refused acts, bounded by a token bucket for each organisation: what was tried in
 * vain stands in the audit log, but nobody can flood it. Refusals beyond the bound are counted, and
 * the next entry says how many there were.
 */
public final class RefusalLog {
  /** So many at once, and as many again within a minute. */
  static final int BURST = 30;

  private static final long REFILL = TimeUnit.MINUTES.toNanos(1) / BURST;

  /** More organisations than that at once begin anew. */
  private static final int MOST_ORGANISATIONS = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_ORGANISATIONS;
        }
      };

  public RefusalLog(Database database, InstantSource clock) {
    this(database, clock, System::nanoTime);
  }

  public RefusalLog(Database database, InstantSource clock, LongSupplier nanoTime) {
    this.database = database;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** The entries that an organisation has left. */
  private static final class Bucket {
    private int left = BURST;
    private long filled;
    private long omitted;

    Bucket(long now) {
      filled = now;
    }
  }

  /**
   * Writes the entry of a refused act, unless there have been too many.
   *
   * @param why the act and the reason, by their codes
   * @param decision which one was asked for, where it was one
   */
  public void refused(String actor, String organisation, String why, @Nullable UUID decision) {
    long omitted = take(organisation);
    if (omitted < 0) {
      return;
    }
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String all = omitted == 0 ? why : why + ", and " + omitted + " more before";
    database.transaction(
        handle ->
            AuditLog.append(
                handle,
                new Event(at, Act.REFUSED, actor, organisation, all, decision, null, null)));
  }

  /** How many were omitted since the last entry; negative where this one is, too. */
  private long take(String organisation) {
    synchronized (buckets) {
      long now = nanoTime.getAsLong();
      Bucket bucket = buckets.computeIfAbsent(organisation, first -> new Bucket(now));
      long refill = (now - bucket.filled) / REFILL;
      bucket.left = (int) Math.min(BURST, bucket.left + refill);
      bucket.filled += refill * REFILL;
      if (bucket.left == 0) {
        bucket.omitted++;
        return -1;
      }
      bucket.left--;
      long omitted = bucket.omitted;
      bucket.omitted = 0;
      return omitted;
    }
  }
}
