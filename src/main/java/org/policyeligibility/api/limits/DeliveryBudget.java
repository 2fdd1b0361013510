package org.policyeligibility.api.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.function.LongSupplier;

/**
 * The memory budget of large answers, from when they are read to when they are delivered. A reader
 * that does not read holds memory for as long as it is connected; so one organisation may have half
 * of the budget, all together no more than the process has to spare, and the one that has held the
 * most for the longest is cut off where another organisation needs it.
 */
@Singleton
public class DeliveryBudget {
  private static final int SHARE_OF_MEMORY = 4;
  private static final int SHARE_OF_ORGANISATION = 2;

  private final MemoryBound bound;
  private final Counter shed;

  @Inject
  DeliveryBudget(MeterRegistry metrics) {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, System::nanoTime, metrics);
  }

  DeliveryBudget(long most, LongSupplier clock, MeterRegistry metrics) {
    shed = LoadShedder.shed(metrics, "delivery");
    bound = new MemoryBound(most, SHARE_OF_ORGANISATION, clock);
  }

  /** Bytes that are reserved. */
  public static final class Reservation implements AutoCloseable {
    private final MemoryBound.Holding holding;
    private long bytes;

    private Reservation(MemoryBound.Holding holding, long bytes) {
      this.holding = holding;
      this.bytes = bytes;
    }

    /** Gives back all but so many. */
    public void shrink(long needed) {
      long over = Math.max(0, bytes - needed);
      bytes -= over;
      holding.giveBack(over);
    }

    /**
     * Begins to deliver what it was reserved for: from now on a reader is waited for.
     *
     * @param cut ends the delivery, from any thread; the reservation is closed thereafter
     */
    public void deliver(Runnable cut) {
      holding.unsettle(cut);
    }

    @Override
    public void close() {
      bytes = 0;
      holding.end();
    }
  }

  /**
   * Reserves memory for an answer.
   *
   * @throws ServiceUnavailableException where there is not as much
   */
  public Reservation reserve(String organisation, long bytes) {
    MemoryBound.Holding holding = bound.beginSettled(organisation);
    if (!holding.take(bytes) && !holding.takeAlone(bytes)) {
      shed.increment();
      throw new ServiceUnavailableException();
    }
    return new Reservation(holding, bytes);
  }

  /** How much is reserved by now. */
  long reserved() {
    return bound.taken();
  }
}
