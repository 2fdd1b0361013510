package org.policyeligibility.api.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bound on the number of connections, of all clients, of each, and of all networks that may be
 * assigned to one subscriber: every one of them holds memory, whether it sends anything or not.
 * Where all together have them, the oldest of the assignment that has the most makes room for one
 * that has fewer.
 */
@Singleton
public class ConnectionCounts {
  /** The networks of one assignment have together what so many have. */
  private static final int NETWORKS = 2;

  private final int most;
  private final int mostOfOne;

  /** Of each assignment how its connections are closed, the oldest first. */
  private final Map<ClientNetwork, Set<Connection>> byAssignment = new HashMap<>();

  private final Map<ClientNetwork, Integer> byClient = new HashMap<>();
  private int open;

  /** As configured. */
  @Inject
  public ConnectionCounts(Limits limits) {
    this(limits.connections(), limits.connectionsPerAddress());
  }

  ConnectionCounts(int most, int mostOfOne) {
    if (most <= 0 || mostOfOne <= 0) {
      throw new IllegalArgumentException(
          "policy.limits.connections and policy.limits.connections-per-address are above 0");
    }
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** A connection that is open, by how it is closed. */
  private record Connection(ClientNetwork client, Runnable close) {}

  /**
   * Counts a connection, if there may be one more; to be ended.
   *
   * @param close closes it, from any thread
   */
  public boolean begin(ClientNetwork client, Runnable close) {
    ClientNetwork assignment = client.assignment();
    Connection oldest = null;
    synchronized (byAssignment) {
      int ofAssignment = count(assignment);
      if (!client.equals(ClientNetwork.PROXY)
          && (byClient.getOrDefault(client, 0) >= mostOfOne
              || ofAssignment >= (long) NETWORKS * mostOfOne)) {
        return false;
      }
      if (open >= most) {
        ClientNetwork greediest = greediest();
        // One more would be as many as the other has then.
        if (greediest == null || count(greediest) < ofAssignment + 2) {
          return false;
        }
        oldest = byAssignment.getOrDefault(greediest, Set.of()).iterator().next();
        remove(oldest);
      }
      byAssignment
          .computeIfAbsent(assignment, key -> new LinkedHashSet<>())
          .add(new Connection(client, close));
      byClient.merge(client, 1, Integer::sum);
      open++;
    }
    if (oldest != null) {
      oldest.close().run();
    }
    return true;
  }

  private int count(ClientNetwork assignment) {
    return byAssignment.getOrDefault(assignment, Set.of()).size();
  }

  /** A proxy has those of many clients, and is trusted. */
  private @Nullable ClientNetwork greediest() {
    ClientNetwork greediest = null;
    for (ClientNetwork assignment : byAssignment.keySet()) {
      if (!assignment.equals(ClientNetwork.PROXY)
          && (greediest == null || count(assignment) > count(greediest))) {
        greediest = assignment;
      }
    }
    return greediest;
  }

  /** Ends one that was begun; one that made room has ended already. */
  public void end(ClientNetwork client, Runnable close) {
    synchronized (byAssignment) {
      remove(new Connection(client, close));
    }
  }

  private void remove(Connection connection) {
    ClientNetwork assignment = connection.client().assignment();
    Set<Connection> connections = byAssignment.get(assignment);
    if (connections != null && connections.remove(connection)) {
      open--;
      byClient.computeIfPresent(
          connection.client(), (client, count) -> count == 1 ? null : count - 1);
      if (connections.isEmpty()) {
        byAssignment.remove(assignment);
      }
    }
  }
}
