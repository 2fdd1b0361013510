package org.policyeligibility.api.store;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.limits.FairBulkhead;
import org.policyeligibility.api.limits.StoreBulkhead;

/**
 * The permit of a request in the bulkhead of the store. It is given back while the request waits
 * for something else than the store, so that nobody waits for it meanwhile.
 */
@RequestScoped
public class StorePermit {
  private final StoreBulkhead bulkhead;
  private final Callers callers;
  private FairBulkhead.@Nullable Permit held;

  StorePermit(StoreBulkhead bulkhead, Callers callers) {
    this.bulkhead = bulkhead;
    this.callers = callers;
  }

  public void acquire() {
    held = bulkhead.acquire(callers.organisation().orElse(""));
  }

  void release() {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  /** The organisation whose permit it is. */
  public String organisation() {
    return callers.organisation().orElse("");
  }

  /** Does something that takes long and does not need the store. */
  public <T> T givenBackDuring(Supplier<T> work) {
    release();
    T done = work.get();
    acquire();
    return done;
  }
}
