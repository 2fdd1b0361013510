package org.policyeligibility.api.limits;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory budget of large answers, from when they are read to when they are delivered. A reader
 * that does not read holds memory for as long as it is connected; so one organisation may have half
 * of the budget, and all together no more than the process has to spare.
 */
@Singleton
public class DeliveryBudget {
  private static final int SHARE_OF_MEMORY = 4;
  private static final int SHARE_OF_ORGANISATION = 2;

  private final long most;
  private final Map<String, Long> reserved = new HashMap<>();
  private long all;

  DeliveryBudget() {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  }

  DeliveryBudget(long most) {
    this.most = most;
  }

  /** Bytes that are reserved. */
  public final class Reservation implements AutoCloseable {
    private final String organisation;
    private long bytes;

    private Reservation(String organisation) {
      this.organisation = organisation;
    }

    /** Gives back all but so many. */
    public void shrink(long needed) {
      synchronized (reserved) {
        long over = Math.max(0, bytes - needed);
        bytes -= over;
        all -= over;
        reserved.computeIfPresent(
            organisation, (name, before) -> before == over ? null : before - over);
      }
    }

    @Override
    public void close() {
      shrink(0);
    }
  }

  /**
   * Reserves memory for an answer.
   *
   * @throws ServiceUnavailableException where there is not as much
   */
  public Reservation reserve(String organisation, long bytes) {
    synchronized (reserved) {
      long own = reserved.getOrDefault(organisation, 0L) + bytes;
      // An answer alone is never refused: it would never be given.
      if ((own > bytes && own > most / SHARE_OF_ORGANISATION) || (all > 0 && all + bytes > most)) {
        throw new ServiceUnavailableException();
      }
      Reservation reservation = new Reservation(organisation);
      reservation.bytes = bytes;
      reserved.put(organisation, own);
      all += bytes;
      return reservation;
    }
  }

  /** How much is reserved by now. */
  long reserved() {
    synchronized (reserved) {
      return all;
    }
  }
}
