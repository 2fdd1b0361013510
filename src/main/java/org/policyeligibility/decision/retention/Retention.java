package org.policyeligibility.decision.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.law.InForce;

/**
 * The retention policy: how long decisions are kept for each purpose. A deployment may have other
 * periods than the usual ones.
 */
public final class Retention {
  private final Map<Purpose, Period> periods = new EnumMap<>(Purpose.class);

  /**
   * The usual periods, but for some.
   *
   * @param others none of them empty or negative
   */
  public Retention(Map<Purpose, Period> others) {
    for (Purpose purpose : Purpose.values()) {
      Period period = others.getOrDefault(purpose, purpose.kept());
      if (period.isZero() || period.isNegative()) {
        throw new IllegalArgumentException("what is kept is kept for a time: " + purpose);
      }
      periods.put(purpose, period);
    }
  }

  /** The last day on which it is kept. */
  public LocalDate lastDay(Purpose purpose, Instant decided) {
    return day(decided).plus(Optional.ofNullable(periods.get(purpose)).orElseThrow());
  }

  /** The day of an instant. */
  public static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, InForce.ZONE);
  }
}
