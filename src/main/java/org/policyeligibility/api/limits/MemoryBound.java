package org.policyeligibility.api.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bound on the memory that one use of it may take for all clients together. One client may have a
 * share, and all networks that may be assigned to one subscriber two. Where several have it all,
 * the one that holds the most for the longest time is cut off, so that a newcomer is let in however
 * many they are: a bound that only refused would be reached by four addresses, and shut out
 * everybody else.
 */
public final class MemoryBound {
  /** By so much of it may be exceeded what is about to be given back. */
  private static final int LEAVING = 4;

  /** The networks of one assignment have together what so many have. */
  private static final int NETWORKS = 2;

  private final long most;
  private final long mostOfOne;
  private final long mostOfAssignment;
  private final LongSupplier clock;
  private final Set<Holding> holdings = new HashSet<>();
  private final Map<Object, Long> byClient = new HashMap<>();
  private long taken;

  /** Of what is taken, that of holdings which were cut off and are about to give it back. */
  private long leaving;

  /**
   * A bound.
   *
   * @param share one client may have the whole divided by this
   */
  MemoryBound(long most, int share, LongSupplier clock) {
    if (most <= 0) {
      throw new IllegalArgumentException("a bound of memory is above 0");
    }
    this.most = most;
    this.mostOfOne = most / share;
    this.mostOfAssignment = Math.min(most, NETWORKS * mostOfOne);
    this.clock = clock;
  }

  /** The memory that one connection or one request holds. */
  public final class Holding {
    private final Object client;

    /** The assignment of which the client's network is a part; else the client itself. */
    private final Object assignment;

    private Runnable cut;
    private long bytes;
    private long movedAt;
    private boolean leaves;
    private boolean settled;

    private Holding(Object client, Object assignment, Runnable cut) {
      this.client = client;
      this.assignment = assignment;
      this.cut = cut;
    }

    /**
     * Takes as much, if there is as much or somebody else is to be cut off for it. The first that a
     * client takes may be more than its share.
     */
    public boolean take(long more) {
      List<Runnable> cuts = new ArrayList<>();
      boolean granted;
      synchronized (MemoryBound.this) {
        add(more);
        granted =
            isWithin(held(client), more, mostOfOne)
                && isWithin(held(assignment), more, mostOfAssignment)
                && makeRoom(most, assignment, cuts)
                && taken <= most + most / LEAVING;
        if (!granted) {
          remove(more);
        }
      }
      cuts.forEach(Runnable::run);
      return granted;
    }

    /** Takes as much where nobody holds anything: else it would never be given. */
    boolean takeAlone(long more) {
      synchronized (MemoryBound.this) {
        if (taken > 0) {
          return false;
        }
        add(more);
        return true;
      }
    }

    /** Takes as much in any case; where there is not as much somebody is cut off, be it itself. */
    public void takeInAnyCase(long more) {
      List<Runnable> cuts = new ArrayList<>();
      synchronized (MemoryBound.this) {
        add(more);
        makeRoom(most, null, cuts);
      }
      cuts.forEach(Runnable::run);
    }

    /** Gives back a part, by which what it holds has moved on. */
    public void giveBack(long less) {
      synchronized (MemoryBound.this) {
        remove(less);
        movedAt = clock.getAsLong();
      }
    }

    /** Its memory no longer waits for its client, who is not to be cut off for it. */
    public void settle() {
      synchronized (MemoryBound.this) {
        settled = true;
      }
    }

    /**
     * Its memory waits for its client from now on.
     *
     * @param how ends it from now on
     */
    public void unsettle(Runnable how) {
      synchronized (MemoryBound.this) {
        settled = false;
        cut = how;
      }
    }

    /** Gives back all of it. */
    public void end() {
      synchronized (MemoryBound.this) {
        remove(bytes);
      }
    }

    /** For how long nothing has moved, in nanoseconds. */
    public long stalled() {
      synchronized (MemoryBound.this) {
        return bytes == 0 ? 0 : clock.getAsLong() - movedAt;
      }
    }

    private void add(long more) {
      if (bytes == 0) {
        movedAt = clock.getAsLong();
        holdings.add(this);
      }
      bytes += more;
      taken += more;
      leaving += leaves ? more : 0;
      byClient.merge(client, more, Long::sum);
      if (!assignment.equals(client)) {
        byClient.merge(assignment, more, Long::sum);
      }
    }

    private void remove(long less) {
      bytes -= less;
      taken -= less;
      leaving -= leaves ? less : 0;
      release(client, less);
      if (!assignment.equals(client)) {
        release(assignment, less);
      }
      if (bytes == 0) {
        holdings.remove(this);
      }
    }

    private void release(Object holder, long less) {
      byClient.computeIfPresent(holder, (key, held) -> held <= less ? null : held - less);
    }

    /** The weight of a holding: bytes that others have not, times how long they have not. */
    private double weight(long now) {
      return bytes * (double) (1 + Math.max(0, now - movedAt));
    }
  }

  /** Begins to hold memory for somebody who is not waited for yet. */
  Holding beginSettled(Object client) {
    Holding holding = new Holding(client, client, () -> {});
    holding.settle();
    return holding;
  }

  /**
   * Begins to hold memory for a client.
   *
   * @param cut ends what holds it, from any thread; the memory is given back thereafter
   */
  public Holding begin(ClientNetwork client, Runnable cut) {
    // Behind a proxy are many clients: each of its connections counts for itself.
    if (client.equals(ClientNetwork.PROXY)) {
      Object connection = new Object();
      return new Holding(connection, connection, cut);
    }
    return new Holding(client, client.assignment(), cut);
  }

  /** Whether a client may be given more to hold; somebody else may be cut off for it. */
  public boolean admits(ClientNetwork client) {
    List<Runnable> cuts = new ArrayList<>();
    boolean admitted;
    synchronized (this) {
      admitted =
          held(client) < mostOfOne
              && held(client.assignment()) < mostOfAssignment
              && makeRoom(most - 1, client.assignment(), cuts)
              && taken < most + most / LEAVING;
    }
    cuts.forEach(Runnable::run);
    return admitted;
  }

  private long held(Object holder) {
    return byClient.getOrDefault(holder, 0L);
  }

  /** Within a share, or the first that is taken of it. */
  private static boolean isWithin(long held, long more, long share) {
    return held == more || held <= share;
  }

  /**
   * Cuts off the heaviest until no more is held than that.
   *
   * @param but whose assignment it is that is refused rather than cut off, and then nobody is
   * @return false where there is nobody else to be cut off
   */
  private boolean makeRoom(long limit, @Nullable Object but, List<Runnable> cuts) {
    List<Holding> chosen = new ArrayList<>();
    while (taken - leaving > limit) {
      Holding heaviest = heaviest();
      if (heaviest == null || heaviest.assignment.equals(but)) {
        chosen.forEach(holding -> leave(holding, false));
        return false;
      }
      leave(heaviest, true);
      chosen.add(heaviest);
    }
    chosen.forEach(holding -> cuts.add(holding.cut));
    return true;
  }

  private void leave(Holding holding, boolean leaves) {
    holding.leaves = leaves;
    leaving += leaves ? holding.bytes : -holding.bytes;
  }

  /** Of the assignment whose holdings weigh most together the one that weighs most. */
  private @Nullable Holding heaviest() {
    long now = clock.getAsLong();
    Map<Object, Double> weights = new HashMap<>();
    for (Holding holding : holdings) {
      if (!holding.leaves && !holding.settled) {
        weights.merge(holding.assignment, holding.weight(now), Double::sum);
      }
    }
    Holding heaviest = null;
    for (Holding holding : holdings) {
      if (!holding.leaves
          && !holding.settled
          && (heaviest == null || isHeavier(holding, heaviest, weights, now))) {
        heaviest = holding;
      }
    }
    return heaviest;
  }

  private static boolean isHeavier(
      Holding holding, Holding than, Map<Object, Double> weights, long now) {
    int clients =
        Double.compare(
            weights.getOrDefault(holding.assignment, 0.0),
            weights.getOrDefault(than.assignment, 0.0));
    return clients > 0 || (clients == 0 && holding.weight(now) > than.weight(now));
  }

  /** How much is taken by now. */
  public long taken() {
    synchronized (this) {
      return taken;
    }
  }
}
