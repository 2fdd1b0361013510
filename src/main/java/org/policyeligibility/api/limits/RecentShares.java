package org.policyeligibility.api.limits;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Shares of the requests of the last seconds by client, of one event loop, in two windows of which
 * the older is forgotten as a whole. Who asks for less than half of what a client asks for on
 * average is modest: a crowd is not refused for it.
 */
final class RecentShares {
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(2);

  /** More clients than that in one window are not told apart. */
  private static final int MOST = 10_000;

  private Map<ClientNetwork, Integer> before = new HashMap<>();
  private Map<ClientNetwork, Integer> current = new HashMap<>();
  private long requestsBefore;
  private long requests;
  private long begun;

  RecentShares(long now) {
    begun = now;
  }

  /** Counts a request; whether its client is modest. */
  boolean take(ClientNetwork client, long now) {
    if (now - begun > WINDOW) {
      boolean adjacent = now - begun <= 2 * WINDOW;
      before = adjacent ? current : new HashMap<>();
      requestsBefore = adjacent ? requests : 0;
      current = new HashMap<>();
      requests = 0;
      begun = now;
    }
    if (current.size() < MOST || current.containsKey(client)) {
      current.merge(client, 1, Integer::sum);
      requests++;
    }
    long own = (long) current.getOrDefault(client, 0) + before.getOrDefault(client, 0);
    return own > 0 && 2 * own * clients() < requests + requestsBefore;
  }

  /** How many are held; who is in both windows counts twice, which makes fewer of them modest. */
  long clients() {
    return (long) current.size() + before.size();
  }
}
