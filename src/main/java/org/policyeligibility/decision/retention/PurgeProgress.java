package org.policyeligibility.decision.retention;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The high-water mark of purges: the day up to which they have gone, a single row that only ever
 * grows. By it a clock that jumps ahead destroys next to nothing.
 */
public final class PurgeProgress {
  private PurgeProgress() {}

  /** Empty before the first purge. */
  public static Optional<LocalDate> read(Handle handle) {
    return read(handle, "select reached from purge_mark");
  }

  private static Optional<LocalDate> read(Handle handle, String query) {
    return handle
        .createQuery(query)
        .map((row, context) -> Optional.ofNullable(row.getObject("reached", LocalDate.class)))
        .findOne()
        .orElseThrow(() -> new IllegalStateException("the mark of the purges is lost"));
  }

  /**
   * Moves on.
   *
   * @param today by the clock, which may be wrong: a purge goes a day beyond the last one, no more
   * @return the day to purge on
   */
  public static LocalDate advance(Handle handle, LocalDate today) {
    @Nullable LocalDate reached =
        read(handle, "select reached from purge_mark for update").orElse(null);
    LocalDate day =
        reached == null || today.isBefore(reached.plusDays(1)) ? today : reached.plusDays(1);
    if (reached == null || day.isAfter(reached)) {
      handle.createUpdate("update purge_mark set reached = :day").bind("day", day).execute();
    }
    return day;
  }
}
