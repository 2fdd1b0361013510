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
 * Clients at work on a database whose server is killed and comes back. It is never opened again:
 * what it needs to go on it does by itself.
 */
final class ServerKillExperiment implements AutoCloseable {
  private static final int CLIENTS = 4;
  private static final int REQUESTS = 40;

  /** Within what these requests write into the history. */
  private static final int MOST_BYTES = 10_000;

  private static final int MOST_MILLIS_AWAY = 200;
  private static final int MOST_TRIES = 1_000;

  private final PostgresqlServer server;
  private final KillExperiment experiment;
  private final History history;
  private final Client client;
  private final Random random;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private int kills;

  ServerKillExperiment(PostgresqlServer server, long seed) {
    this(server, server.newDatabase(), seed);
  }

  ServerKillExperiment(PostgresqlServer server, DatabaseSettings settings, long seed) {
    this.server = server;
    this.experiment = new KillExperiment(settings, seed);
    this.history = new History(experiment.file());
    this.client = Client.at(settings);
    this.random = new Random(seed);
  }

  KillExperiment experiment() {
    return experiment;
  }

  /**
   * Kills the server at some moment of a workload; the workload ends when it is back. How long that
   * takes is up to the disk.
   */
  void kill() {
    String name = "k" + kills++;
    Workload workload = new Workload(client, history, name);
    long bytes = experiment.size() + random.nextInt(MOST_BYTES);
    List<Future<?>> working = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      String own = name + "-" + client;
      working.add(clients.submit(() -> workload.work(own, REQUESTS)));
    }
    while (experiment.size() < bytes && !working.stream().allMatch(Future::isDone)) {
      KillExperiment.pause(1);
    }
    server.kill();
    KillExperiment.pause(random.nextInt(MOST_MILLIS_AWAY));
    server.start();
    working.forEach(ServerKillExperiment::awaitEnd);
    awaitAnother(workload, name);
  }

  /** The violations after the last kill. */
  List<Violation> found() {
    return HistoryChecker.violations(client, experiment.history());
  }

  private static void awaitEnd(Future<?> client) {
    try {
      client.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("a client failed: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException stopped) {
      throw new AssertionError("a client did not come to an end", stopped);
    }
  }

  /** Asks as somebody does who was told to come again. */
  private void awaitAnother(Workload workload, String name) {
    long before = acknowledged();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      workload.work(name + "-after-" + tries, 1);
      if (acknowledged() > before) {
        return;
      }
    }
    throw new AssertionError("nothing is kept since the server is back");
  }

  private long acknowledged() {
    return experiment.history().stream().filter(Acknowledged.class::isInstance).count();
  }

  @Override
  public void close() {
    clients.shutdownNow();
    client.close();
    history.close();
  }
}
