package org.policyeligibility.api.limits;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bound on the number of connections, of all clients and of each: every one of them holds memory,
 * whether it sends anything or not. Where all together have them, the oldest of the client that has
 * the most makes room for a client that has fewer.
 */
@Singleton
public class ConnectionCounts {
  private final int most;
  private final int mostOfOne;

  /** Of each client how its connections are closed, the oldest first. */
  private final Map<ClientNetwork, Set<Runnable>> byClient = new HashMap<>();

  private int open;

  /** As configured. */
  public ConnectionCounts(Limits limits) {
    if (limits.connections() <= 0 || limits.connectionsPerAddress() <= 0) {
      throw new IllegalArgumentException(
          "policy.limits.connections and policy.limits.connections-per-address are above 0");
    }
    most = limits.connections();
    mostOfOne = limits.connectionsPerAddress();
  }

  /**
   * Counts a connection, if there may be one more; to be ended.
   *
   * @param close closes it, from any thread
   */
  public boolean begin(ClientNetwork client, Runnable close) {
    Runnable oldest = null;
    synchronized (byClient) {
      int ofClient = byClient.getOrDefault(client, Set.of()).size();
      if (ofClient >= mostOfOne && !client.equals(ClientNetwork.PROXY)) {
        return false;
      }
      if (open >= most) {
        ClientNetwork greediest = greediest();
        // One more would be as many as the other has then.
        if (greediest == null || byClient.getOrDefault(greediest, Set.of()).size() < ofClient + 2) {
          return false;
        }
        oldest = byClient.getOrDefault(greediest, Set.of()).iterator().next();
        remove(greediest, oldest);
      }
      byClient.computeIfAbsent(client, key -> new LinkedHashSet<>()).add(close);
      open++;
    }
    if (oldest != null) {
      oldest.run();
    }
    return true;
  }

  /** A proxy has those of many clients, and is trusted. */
  private @Nullable ClientNetwork greediest() {
    ClientNetwork greediest = null;
    int count = 0;
    for (Map.Entry<ClientNetwork, Set<Runnable>> connections : byClient.entrySet()) {
      if (connections.getValue().size() > count
          && !connections.getKey().equals(ClientNetwork.PROXY)) {
        greediest = connections.getKey();
        count = connections.getValue().size();
      }
    }
    return greediest;
  }

  /** Ends one that was begun; one that made room has ended already. */
  public void end(ClientNetwork client, Runnable close) {
    synchronized (byClient) {
      remove(client, close);
    }
  }

  private void remove(ClientNetwork client, Runnable close) {
    Set<Runnable> connections = byClient.get(client);
    if (connections != null && connections.remove(close)) {
      open--;
      if (connections.isEmpty()) {
        byClient.remove(client);
      }
    }
  }
}
