package org.policyeligibility.api.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Load shedding by waiting time. By hand: the extension of Quarkus for it limits requests at once
 * by latency, and on one event loop there is one at once.
 *
 * <p>An event loop takes what its connections have sent one after the other, and looks at the clock
 * again only when it is through. The last of them has waited since then: a late one is refused in a
 * fraction of the time that its answer takes, so that the loop catches up and no request waits much
 * longer than the bound. A modest client may have waited twice as long: else a crowd that a loop
 * takes before it would have it refused.
 */
@Singleton
public class LoadShedder {
  private static final long TICK_MILLIS = 20;

  private final long longestWait;
  private final ThreadLocal<Tick> ticks = ThreadLocal.withInitial(Tick::begin);

  /** As configured. */
  public LoadShedder(Limits limits) {
    if (limits.longestWait().isNegative()) {
      throw new IllegalArgumentException("policy.limits.longest-wait is at least 0");
    }
    longestWait = limits.longestWait().isZero() ? Long.MAX_VALUE : limits.longestWait().toNanos();
  }

  /** The counter of requests that a bound refuses. */
  public static Counter shed(MeterRegistry metrics, String bound) {
    return Counter.builder("policy.requests.shed")
        .description("requests refused because of the load of all clients together")
        .tag("bound", bound)
        .register(metrics);
  }

  /** When an event loop was last through; of one thread. */
  private static final class Tick implements Runnable {
    private final RecentShares shares = new RecentShares(System.nanoTime());
    private long last = System.nanoTime();

    static Tick begin() {
      Tick tick = new Tick();
      EventLoop loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
      loop.scheduleWithFixedDelay(tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS)
          .addListener(ended -> {});
      return tick;
    }

    @Override
    public void run() {
      last = System.nanoTime();
    }
  }

  /** Whether the request that this event loop has before it has waited too long. */
  public boolean isLate(ClientNetwork client) {
    Tick tick = ticks.get();
    long now = System.nanoTime();
    long waited = now - tick.last - TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
    boolean modest = tick.shares.take(client.assignment(), now);
    return (modest ? waited / 2 : waited) > longestWait;
  }
}
