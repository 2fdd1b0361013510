package org.policyeligibility.api.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.policyeligibility.api.problem.RedactedTrace;
import org.policyeligibility.store.StoreUnavailable;

/**
 * The log of the store's availability: one line when the database becomes unavailable and one when
 * it returns, whichever request notices first.
 */
@ApplicationScoped
public class StoreAvailabilityLog {
  private static final Logger LOG = Logger.getLogger(StoreAvailabilityLog.class);

  private final AtomicBoolean away = new AtomicBoolean();

  public void away(StoreUnavailable why) {
    if (away.compareAndSet(false, true)) {
      LOG.warnf("nothing can be kept: %s", RedactedTrace.line(why));
    }
  }

  void back() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.warn("decisions are kept again");
    }
  }
}
