package org.policyeligibility.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one transaction found out by waiting in vain, so that the next need not wait for it again:
 * for a while they are refused at once, then one of them tries, and so on until one is served.
 */
final class Outage {
  private final long pause;
  private final AtomicLong nextTry = new AtomicLong();
  private volatile boolean known;
  private volatile long found;

  /**
   * Nothing is known yet.
   *
   * @param pause between two tries
   */
  Outage(Duration pause) {
    this.pause = pause.toNanos();
  }

  /** Whether not to try now; whoever is told to try is the only one. */
  boolean refuses() {
    if (!known) {
      return false;
    }
    long next = nextTry.get();
    long now = System.nanoTime();
    return now - next < 0 || !nextTry.compareAndSet(next, now + pause);
  }

  /** Whether it was found after that time. */
  boolean isFoundSince(long nanoTime) {
    return known && found - nanoTime > 0;
  }

  /** Somebody waited in vain. */
  void found() {
    found = System.nanoTime();
    nextTry.set(found + pause);
    known = true;
  }

  /** Somebody was served. */
  void over() {
    known = false;
  }
}
