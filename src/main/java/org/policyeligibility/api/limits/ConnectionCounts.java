package org.policyeligibility.api.limits;

import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bound on the number of connections, of all clients and of each: every one of them holds memory,
 * whether it sends anything or not.
 */
@Singleton
public class ConnectionCounts {
  private final int most;
  private final int mostOfOne;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentMap<ClientNetwork, Integer> byClient = new ConcurrentHashMap<>();

  /** As configured. */
  public ConnectionCounts(Limits limits) {
    if (limits.connections() <= 0 || limits.connectionsPerAddress() <= 0) {
      throw new IllegalArgumentException(
          "policy.limits.connections and policy.limits.connections-per-address are above 0");
    }
    most = limits.connections();
    mostOfOne = limits.connectionsPerAddress();
  }

  /** Counts a connection, if there may be one more; to be ended. */
  public boolean begin(ClientNetwork client) {
    int ofClient = byClient.merge(client, 1, Integer::sum);
    boolean within =
        open.incrementAndGet() <= most
            && (ofClient <= mostOfOne || client.equals(ClientNetwork.PROXY));
    if (!within) {
      end(client);
    }
    return within;
  }

  /** Ends one that was begun. */
  public void end(ClientNetwork client) {
    open.decrementAndGet();
    byClient.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
  }
}
