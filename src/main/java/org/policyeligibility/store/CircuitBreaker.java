package org.policyeligibility.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A circuit breaker: once a transaction has timed out it opens, and for a while transactions fail
 * at once; then one at a time is let through as a probe, until one succeeds. Without it each of
 * many requests would wait for the same silent database in turn. Hand-written because the
 * libraries' breakers count failures over a window, and here the first timeout is decisive.
 */
final class CircuitBreaker {
  private final long probeInterval;
  private final AtomicLong nextProbe = new AtomicLong();
  private volatile boolean open;
  private volatile long openedAt;

  /** Closed at first. */
  CircuitBreaker(Duration probeInterval) {
    this.probeInterval = probeInterval.toNanos();
  }

  /** Whether to fail at once; a caller that is let through while it is open is the only one. */
  boolean rejects() {
    if (!open) {
      return false;
    }
    long next = nextProbe.get();
    long now = System.nanoTime();
    return now - next < 0 || !nextProbe.compareAndSet(next, now + probeInterval);
  }

  /** Whether it is open, and was opened after that time. */
  boolean hasOpenedSince(long nanoTime) {
    return open && openedAt - nanoTime > 0;
  }

  /** A transaction has timed out. */
  void open() {
    openedAt = System.nanoTime();
    nextProbe.set(openedAt + probeInterval);
    open = true;
  }

  /** The database has answered. */
  void close() {
    open = false;
  }
}
