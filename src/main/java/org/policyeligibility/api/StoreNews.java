package org.policyeligibility.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.policyeligibility.store.StoreUnavailable;

/** Tells the log that nothing can be kept, and that it can again: a line each, whoever notices. */
@ApplicationScoped
class StoreNews {
  private static final Logger LOG = Logger.getLogger(StoreNews.class);

  private final AtomicBoolean away = new AtomicBoolean();

  void away(StoreUnavailable why) {
    if (away.compareAndSet(false, true)) {
      LOG.warnf("nothing can be kept: %s", Trace.line(why));
    }
  }

  void back() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.warn("decisions are kept again");
    }
  }
}
