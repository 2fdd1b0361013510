package org.policyeligibility.api.limits;

import jakarta.inject.Singleton;

/** The bounds on memory for what is received and what is sent, as configured. */
@Singleton
public class MemoryBounds {
  private final MemoryBound receiving;
  private final MemoryBound sending;

  MemoryBounds(Limits limits) {
    receiving = new MemoryBound(limits.receiving().asLongValue());
    sending = new MemoryBound(limits.sending().asLongValue());
  }

  public MemoryBound receiving() {
    return receiving;
  }

  public MemoryBound sending() {
    return sending;
  }
}
