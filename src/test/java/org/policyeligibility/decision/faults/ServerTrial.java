package org.policyeligibility.decision.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.policyeligibility.decision.faults.History.Acknowledged;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.PostgresqlServer;

/**
 * Clerks at one desk, on a database whose server is killed and comes back. The desk is never opened
 * again: what it needs to go on it does by itself.
 */
final class ServerTrial implements AutoCloseable {
  private static final int CLERKS = 4;
  private static final int REQUESTS = 40;

  /** Within what these requests write into the history. */
  private static final int MOST_BYTES = 10_000;

  private static final int MOST_MILLIS_AWAY = 200;
  private static final int MOST_TRIES = 1_000;

  private final PostgresqlServer server;
  private final Trial trial;
  private final History history;
  private final Desk desk;
  private final Random random;
  private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
  private int kills;

  ServerTrial(PostgresqlServer server, long seed) {
    this(server, server.newDatabase(), seed);
  }

  ServerTrial(PostgresqlServer server, DatabaseSettings settings, long seed) {
    this.server = server;
    this.trial = new Trial(settings, seed);
    this.history = new History(trial.file());
    this.desk = Desk.at(settings);
    this.random = new Random(seed);
  }

  Trial trial() {
    return trial;
  }

  /**
   * Kills the server at some moment of a shift; the shift ends when it is back. How long that takes
   * is up to the disk.
   */
  void kill() {
    String name = "k" + kills++;
    Shift shift = new Shift(desk, history, name);
    long bytes = trial.size() + random.nextInt(MOST_BYTES);
    List<Future<?>> working = new ArrayList<>();
    for (int clerk = 0; clerk < CLERKS; clerk++) {
      String own = name + "-" + clerk;
      working.add(clerks.submit(() -> shift.work(own, REQUESTS)));
    }
    while (trial.size() < bytes && !working.stream().allMatch(Future::isDone)) {
      Trial.pause(1);
    }
    server.kill();
    Trial.pause(random.nextInt(MOST_MILLIS_AWAY));
    server.start();
    working.forEach(ServerTrial::awaitEnd);
    awaitAnother(shift, name);
  }

  /** What is not there as it was acknowledged. */
  List<Violation> found() {
    return Ledger.violations(desk, trial.history());
  }

  private static void awaitEnd(Future<?> clerk) {
    try {
      clerk.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("a clerk failed: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException stopped) {
      throw new AssertionError("a clerk did not come to an end", stopped);
    }
  }

  /** Asks as somebody does who was told to come again. */
  private void awaitAnother(Shift shift, String name) {
    long before = acknowledged();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      shift.work(name + "-after-" + tries, 1);
      if (acknowledged() > before) {
        return;
      }
    }
    throw new AssertionError("nothing is kept since the server is back");
  }

  private long acknowledged() {
    return trial.history().stream().filter(Acknowledged.class::isInstance).count();
  }

  @Override
  public void close() {
    clerks.shutdownNow();
    desk.close();
    history.close();
  }
}
