package org.policyeligibility.law;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a text is in force. As the law counts, the first day and the last day are both
 * days in force.
 *
 * @param firstDay null where the beginning is not known; then no day is refused for being early
 * @param lastDay null where the text names no end
 */
public record InForce(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
  /** The time zone in which the law's days begin and end. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public InForce {
    if (firstDay != null && lastDay != null && lastDay.isBefore(firstDay)) {
      throw new IllegalArgumentException("the last day in force lies before the first");
    }
  }

  public boolean contains(LocalDate day) {
    return (firstDay == null || !day.isBefore(firstDay))
        && (lastDay == null || !day.isAfter(lastDay));
  }
}
