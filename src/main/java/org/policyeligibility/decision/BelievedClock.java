package org.policyeligibility.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import org.policyeligibility.store.StoreUnavailable;

/**
 * A clock that is believed as long as it is not far behind what purges have reached. By one that is
 * a year behind a decision would be kept a year too short; so nothing is kept until it is right.
 */
public final class BelievedClock implements InstantSource {
  /** A mark that a clock once drove ahead does not keep the service from storing. */
  private static final Period BEHIND = Period.ofMonths(1);

  private final InstantSource clock;
  private volatile LocalDate earliest = LocalDate.MIN;

  public BelievedClock(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on the clock is believed from a month before that day on. */
  public void reached(LocalDate day) {
    earliest = day.minus(BEHIND);
  }

  /**
   * What the clock says.
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
