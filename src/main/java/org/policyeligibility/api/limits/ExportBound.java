package org.policyeligibility.api.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bound on exports and copies that are being delivered, for each organisation and for all of
 * them: what one organisation does not take holds nobody else's place.
 */
@Singleton
public class ExportBound {
  /** So many organisations can use all of theirs at once. */
  private static final int ORGANISATIONS = 16;

  private final int most;
  private final Map<String, Integer> open = new HashMap<>();
  private final Counter shed;
  private int all;

  ExportBound(Limits limits, MeterRegistry metrics) {
    most = limits.exportsAtOnce();
    if (most < 0) {
      throw new IllegalArgumentException("policy.limits.exports-at-once is at least 0");
    }
    shed = LoadShedder.shed(metrics, "exports");
  }

  /**
   * Begins an export.
   *
   * @return to be run when it ends; again it does nothing
   * @throws ServiceUnavailableException where there are too many
   */
  public Runnable begin(String organisation) {
    synchronized (open) {
      int own = open.getOrDefault(organisation, 0);
      if (most > 0 && (own >= most || all >= ORGANISATIONS * most)) {
        shed.increment();
        throw new ServiceUnavailableException();
      }
      open.put(organisation, own + 1);
      all++;
    }
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        end(organisation);
      }
    };
  }

  private void end(String organisation) {
    synchronized (open) {
      open.computeIfPresent(organisation, (name, own) -> own == 1 ? null : own - 1);
      all--;
    }
  }
}
