package org.policyeligibility.api.limits;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How long a request has waited for its turn, and how many there are at once.
 *
 * <p>An event loop takes what its connections have sent one after the other, and looks at the clock
 * again only when it is through. Whoever comes last has waited since then: a late one is refused in
 * a fraction of the time that its answer takes, so that the loop catches up and no request waits
 * much longer than the bound.
 */
@Singleton
public class Turns {
  private static final long BEAT_MILLIS = 20;

  private final long longestWait;
  private final Semaphore store;
  private final Semaphore exports;
  private final ThreadLocal<Beat> beats = ThreadLocal.withInitial(Beat::begin);

  /** As configured. */
  public Turns(Limits limits) {
    if (limits.longestWait().isNegative()) {
      throw new IllegalArgumentException("policy.limits.longest-wait is at least 0");
    }
    longestWait = limits.longestWait().isZero() ? Long.MAX_VALUE : limits.longestWait().toNanos();
    store = atOnce("store", limits.storeAtOnce());
    exports = atOnce("exports", limits.exportsAtOnce());
  }

  private static Semaphore atOnce(String what, int most) {
    if (most < 0) {
      throw new IllegalArgumentException("policy.limits." + what + "-at-once is at least 0");
    }
    return new Semaphore(most == 0 ? Integer.MAX_VALUE : most);
  }

  /** When an event loop was last through; of one thread. */
  private static final class Beat implements Runnable {
    private long last = System.nanoTime();

    static Beat begin() {
      Beat beat = new Beat();
      EventLoop loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
      loop.scheduleWithFixedDelay(beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS)
          .addListener(ended -> {});
      return beat;
    }

    @Override
    public void run() {
      last = System.nanoTime();
    }
  }

  /** Whether the request that this event loop has before it has waited too long. */
  public boolean isLate() {
    long waited = System.nanoTime() - beats.get().last;
    return waited - TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS) > longestWait;
  }

  /** Takes a turn at what is kept, if there is one; to be ended. */
  public boolean beginStore() {
    return store.tryAcquire();
  }

  /** Ends a turn that was begun. */
  public void endStore() {
    store.release();
  }

  /** Takes a turn at exporting, if there is one; to be ended. */
  public boolean beginExport() {
    return exports.tryAcquire();
  }

  /** Ends one that was begun. */
  public void endExport() {
    exports.release();
  }
}
