package org.policyeligibility.api.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bound on the memory that one use of it may take for all clients together. One client may have a
 * quarter, so that nobody who sends much or takes nothing shuts the others out.
 */
public final class MemoryBound {
  private static final int SHARE = 4;

  private final long most;
  private final AtomicLong taken = new AtomicLong();
  private final ConcurrentMap<ClientNetwork, Long> byClient = new ConcurrentHashMap<>();

  MemoryBound(long most) {
    if (most <= 0) {
      throw new IllegalArgumentException("a bound of memory is above 0");
    }
    this.most = most;
  }

  /** Takes as much for a client, if there is as much; to be given back. */
  public boolean take(ClientNetwork client, int bytes) {
    takeInAnyCase(client, bytes);
    if (taken.get() > most || shareOf(client) > most / SHARE) {
      giveBack(client, bytes);
      return false;
    }
    return true;
  }

  /** Takes as much, and more than there is where it has to be; to be given back. */
  public void takeInAnyCase(ClientNetwork client, int bytes) {
    taken.addAndGet(bytes);
    byClient.merge(client, (long) bytes, Long::sum);
  }

  public void giveBack(ClientNetwork client, int bytes) {
    taken.addAndGet(-bytes);
    byClient.computeIfPresent(client, (key, held) -> held <= bytes ? null : held - bytes);
  }

  /** Whether there is nothing left for a client. */
  public boolean isUsedUp(ClientNetwork client) {
    return taken.get() >= most || shareOf(client) >= most / SHARE;
  }

  private long shareOf(ClientNetwork client) {
    return client.equals(ClientNetwork.PROXY) ? 0 : byClient.getOrDefault(client, 0L);
  }

  public long taken() {
    return taken.get();
  }
}
