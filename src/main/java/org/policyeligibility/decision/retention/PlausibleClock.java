package org.policyeligibility.decision.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import org.policyeligibility.store.StoreUnavailable;

/**
 * A clock with a plausibility check: it fails where it is far behind the day that purges have
 * reached. By a clock that is a year behind a decision would be kept a year too short; so nothing
 * is stored until it is right.
 */
public final class PlausibleClock implements InstantSource {
  /** A mark that a clock once drove ahead does not keep the service from storing. */
  private static final Period BEHIND = Period.ofMonths(1);

  private final InstantSource clock;
  private volatile LocalDate earliest = LocalDate.MIN;

  public PlausibleClock(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on the clock is believed from a month before that day on. */
  public void reached(LocalDate day) {
    earliest = day.minus(BEHIND);
  }

  /**
   * The time by the clock.
   *
   * @throws StoreUnavailable where it is not believed
   */
  @Override
  public Instant instant() {
    Instant now = clock.instant();
    if (Retention.day(now).isBefore(earliest)) {
      throw new StoreUnavailable("the clock is behind: it is before " + earliest);
    }
    return now;
  }
}
