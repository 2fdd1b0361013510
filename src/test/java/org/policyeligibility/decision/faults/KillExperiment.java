package org.policyeligibility.decision.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyeligibility.decision.Refusal;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.decision.faults.History.Acknowledged;
import org.policyeligibility.decision.faults.History.Asked;
import org.policyeligibility.decision.faults.History.Event;
import org.policyeligibility.decision.faults.History.Refused;
import org.policyeligibility.store.DatabaseSettings;

/**
 * A crash experiment: workloads on one database are killed. After each kill the tables are checked
 * against the history, and each request that was not acknowledged is sent again.
 */
final class KillExperiment {
  private static final int READ_AGAIN = 30;
  private static final long MILLIS_BETWEEN_LOOKS = 2;
  private static final long MOST_LOOKS = 30_000;

  private final DatabaseSettings settings;
  private final Random random;
  private final Path folder;
  private final Path file;
  private int workloads;
  private int retried;
  private int acknowledged;

  KillExperiment(DatabaseSettings settings, long seed) {
    this.settings = settings;
    this.random = new Random(seed);
    try {
      this.folder =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "history");
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    this.file = folder.resolve("history");
  }

  int retried() {
    return retried;
  }

  int acknowledged() {
    return acknowledged;
  }

  /** Where the history of its workloads is written. */
  Path file() {
    return file;
  }

  List<Event> history() {
    return History.read(file);
  }

  /** A workload that ends itself at a point. */
  void halted(String point, int time) {
    Process workload = begin(point, Integer.toString(time));
    int status = ended(workload);
    if (status != Workload.HALTED) {
      throw new AssertionError(
          "the process ended with " + status + " and not at " + point + ": " + said());
    }
  }

  /** A workload that is killed at some moment: now and then while it starts, mostly at work. */
  void killed() {
    long size = size();
    Process workload = begin();
    if (random.nextInt(5) > 0) {
      long bytes = size + random.nextInt(10_000);
      for (long look = 0; size() <= bytes && workload.isAlive() && look < MOST_LOOKS; look++) {
        pause(MILLIS_BETWEEN_LOOKS);
      }
      pause(random.nextInt(40));
    } else {
      pause(random.nextInt(2_000));
    }
    if (!workload.isAlive()) {
      throw new AssertionError(
          "the process ended by itself with " + workload.exitValue() + ": " + said());
    }
    // SIGKILL: nothing of the process runs any more.
    workload.toHandle().destroyForcibly();
    ended(workload);
  }

  long size() {
    return file.toFile().length();
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private Process begin(String... where) {
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "s" + workloads++));
    arguments.addAll(List.of(where));
    return WorkloadProgram.begin(output(), settings, arguments);
  }

  private int ended(Process workload) {
    try {
      if (!workload.waitFor(5, TimeUnit.MINUTES)) {
        workload.destroyForcibly();
        throw new AssertionError("the process went on: " + said());
      }
      return workload.exitValue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private Path output() {
    return folder.resolve("output");
  }

  private String said() {
    try {
      return Files.readString(output());
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /**
   * Opens the database again, asks again for what was not answered, and says what is wrong before
   * and after.
   */
  List<Violation> violations() {
    awaitRest();
    try (Client client = Client.at(settings)) {
      List<Event> before = history();
      List<Violation> violations = new ArrayList<>(HistoryChecker.violations(client, before));
      askAgain(client, before);
      violations.addAll(HistoryChecker.violations(client, history()));
      return violations;
    }
  }

  /** A server may still be at the last statement of a client that is gone. */
  private void awaitRest() {
    if (!settings.url().startsWith("jdbc:postgresql:")) {
      return;
    }
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement select = connection.createStatement()) {
      for (long look = 0; look < MOST_LOOKS; look++) {
        try (ResultSet others =
            select.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and backend_type = 'client backend' and pid <> pg_backend_pid()"
                    + " and state is distinct from 'idle'")) {
          others.next();
          if (others.getInt(1) == 0) {
            return;
          }
        }
        pause(MILLIS_BETWEEN_LOOKS);
      }
    } catch (SQLException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private void askAgain(Client client, List<Event> events) {
    Set<String> answered =
        events.stream()
            .flatMap(
                event ->
                    event instanceof Acknowledged acknowledged
                        ? Stream.of(acknowledged.key())
                        : event instanceof Refused refused
                            ? Stream.of(refused.key())
                            : Stream.empty())
            .collect(Collectors.toSet());
    List<Request> keeping =
        events.stream()
            .flatMap(
                event -> event instanceof Asked asked ? Stream.of(asked.request()) : Stream.empty())
            .filter(request -> request.kind().keeps())
            .toList();
    try (History history = new History(file)) {
      for (Request request : keeping) {
        if (!answered.contains(request.key())) {
          askAgain(client, history, request);
          retried++;
        }
      }
    }
    acknowledged = answered.size();
    for (int i = Math.max(0, keeping.size() - READ_AGAIN); i < keeping.size(); i++) {
      sameAnswer(client, keeping.get(i), events);
    }
  }

  /** Twice: the second time it is there, and it is the same. */
  private static void askAgain(Client client, History history, Request request) {
    try {
      Request.Answer first = client.ask(request);
      history.acknowledged(request, first);
      if (!client.store(request).repeated() || !client.ask(request).equals(first)) {
        throw new AssertionError("asked twice and answered differently: " + request);
      }
    } catch (Refusal refusal) {
      // It was kept, not acknowledged, and erased by a purge; or there was something before it.
      if (refusal.reason() != Reason.ERASED && refusal.reason() != Reason.CORRECTED_ALREADY) {
        throw refusal;
      }
    }
  }

  /** An acknowledged request is answered again, decrypted with its own key. */
  private static void sameAnswer(Client client, Request request, List<Event> events) {
    for (Event event : events) {
      if (event instanceof Acknowledged acknowledged && acknowledged.key().equals(request.key())) {
        try {
          UUID id = client.store(request).decision().decision().id();
          if (!id.equals(acknowledged.answer().decision())) {
            throw new AssertionError("answered differently: " + request);
          }
        } catch (Refusal erased) {
          if (erased.reason() != Reason.ERASED) {
            throw erased;
          }
        }
      }
    }
  }
}
