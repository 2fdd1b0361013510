package org.policyeligibility.api.limits;

import jakarta.inject.Singleton;

/** The bounds on memory for what is received and what is sent, as configured. */
@Singleton
public class MemoryBounds {
  /** So many clients can use all of theirs at once. */
  private static final int CLIENTS = 4;

  private final MemoryBound receiving;
  private final MemoryBound sending;

  MemoryBounds(Limits limits) {
    receiving = new MemoryBound(limits.receiving().asLongValue(), CLIENTS, System::nanoTime);
    sending = new MemoryBound(limits.sending().asLongValue(), CLIENTS, System::nanoTime);
  }

  public MemoryBound receiving() {
    return receiving;
  }

  public MemoryBound sending() {
    return sending;
  }
}
