package org.policyeligibility.api.limits;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A bulkhead with weighted fair queueing: a permit that becomes free goes to the tenant that has
 * held permits for the shortest time for its weight, so that a tenant which asks for more than its
 * share waits for itself alone; a share that nobody asks for is anybody's. Hand-written because the
 * libraries' bulkheads queue in the order of arrival, in which a crowd of one tenant stands before
 * everybody else.
 */
public final class FairBulkhead {
  /** A permit counts as held that long at least, so that many short ones are no less than a few. */
  private static final long LEAST_HELD = TimeUnit.MILLISECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Tenant> tenants = new HashMap<>();
  private final int permits;
  private final int mostWaiting;
  private final LongSupplier nanoTime;
  private int held;
  private int waiting;

  /**
   * All permits are free.
   *
   * @param permits how many are held at once
   * @param mostWaiting how many wait at once; beyond that the longest queue loses its last
   */
  public FairBulkhead(int permits, int mostWaiting) {
    this(permits, mostWaiting, System::nanoTime);
  }

  public FairBulkhead(int permits, int mostWaiting, LongSupplier nanoTime) {
    this.permits = permits;
    this.mostWaiting = mostWaiting;
    this.nanoTime = nanoTime;
  }

  /** A permit that is held. */
  public final class Permit implements AutoCloseable {
    private final String name;
    private final Tenant tenant;
    private final long since;
    private boolean closed;

    private Permit(String name, Tenant tenant, long since) {
      this.name = name;
      this.tenant = tenant;
      this.since = since;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!closed) {
          closed = true;
          release(this);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** The use and the queue of a tenant. */
  private static final class Tenant {
    private final int weight;
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private int held;
    private long heldSince;
    private double served;

    Tenant(int weight, double served) {
      this.weight = weight;
      this.served = served;
    }

    /** How long it has held permits by now, for its weight. */
    double served(long now) {
      return served + (held * (now + LEAST_HELD) - heldSince) / (double) weight;
    }

    double queued(int more) {
      return (queue.size() + more) / (double) weight;
    }
  }

  /** A caller that waits: granted or refused in the end. */
  private static final class Waiter {
    private final Condition changed;
    private boolean granted;
    private boolean refused;
    private long since;

    Waiter(Condition changed) {
      this.changed = changed;
    }
  }

  /**
   * Acquires a permit, to be closed.
   *
   * @param weight of the tenant, at least 1
   * @param longestWait in nanoseconds
   * @return empty where there was none in that time, or too many were waiting
   */
  public Optional<Permit> acquire(String name, int weight, long longestWait) {
    lock.lock();
    try {
      Tenant tenant =
          tenants.computeIfAbsent(
              name, first -> new Tenant(weight, leastServed(nanoTime.getAsLong())));
      try {
        if (held < permits) {
          // Nobody waits: a permit that is released is granted at once.
          return Optional.of(new Permit(name, tenant, grant(tenant)));
        }
        return makeRoom(tenant) ? await(name, tenant, longestWait) : Optional.empty();
      } finally {
        forgetIfIdle(name, tenant);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A tenant that comes anew has no claim from the time when it did not ask. */
  private double leastServed(long now) {
    return tenants.values().stream().mapToDouble(tenant -> tenant.served(now)).min().orElse(0);
  }

  private long grant(Tenant tenant) {
    long now = nanoTime.getAsLong();
    held++;
    tenant.held++;
    tenant.heldSince += now;
    return now;
  }

  private boolean makeRoom(Tenant tenant) {
    if (waiting < mostWaiting) {
      return true;
    }
    Tenant longest =
        tenants.values().stream()
            .max(Comparator.comparingDouble(other -> other.queued(0)))
            .orElse(tenant);
    if (longest.queued(0) <= tenant.queued(1)) {
      return false;
    }
    Waiter last = longest.queue.removeLast();
    waiting--;
    last.refused = true;
    last.changed.signal();
    return true;
  }

  private Optional<Permit> await(String name, Tenant tenant, long longestWait) {
    Waiter waiter = new Waiter(lock.newCondition());
    tenant.queue.addLast(waiter);
    waiting++;
    long left = longestWait;
    try {
      while (!waiter.granted && !waiter.refused && left > 0) {
        left = waiter.changed.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (waiter.granted) {
      return Optional.of(new Permit(name, tenant, waiter.since));
    }
    if (tenant.queue.remove(waiter)) {
      waiting--;
    }
    return Optional.empty();
  }

  private void release(Permit permit) {
    Tenant tenant = permit.tenant;
    long now = nanoTime.getAsLong();
    tenant.served += (now - permit.since + LEAST_HELD) / (double) tenant.weight;
    tenant.heldSince -= permit.since;
    tenant.held--;
    held--;
    grantNext(now);
    forgetIfIdle(permit.name, tenant);
  }

  private void grantNext(long now) {
    tenants.values().stream()
        .filter(tenant -> !tenant.queue.isEmpty())
        .min(Comparator.comparingDouble(tenant -> tenant.served(now)))
        .ifPresent(
            next -> {
              Waiter first = next.queue.removeFirst();
              waiting--;
              first.granted = true;
              first.since = grant(next);
              first.changed.signal();
            });
  }

  private void forgetIfIdle(String name, Tenant tenant) {
    if (tenant.held == 0 && tenant.queue.isEmpty()) {
      tenants.remove(name, tenant);
    }
  }

  /** How many wait by now. */
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }
}
