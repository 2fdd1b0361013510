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
 * One database on which shifts begin and are killed. After each, what is there is held against what
 * was acknowledged, and whatever was not is asked again.
 */
final class Trial {
  private static final int READ_AGAIN = 30;
  private static final long MILLIS_BETWEEN_LOOKS = 2;
  private static final long MOST_LOOKS = 30_000;

  private final DatabaseSettings settings;
  private final Random random;
  private final Path folder;
  private final Path file;
  private int shifts;
  private int retried;
  private int acknowledged;

  Trial(DatabaseSettings settings, long seed) {
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

  /** Where the history of its shifts is written. */
  Path file() {
    return file;
  }

  List<Event> history() {
    return History.read(file);
  }

  /** A shift that ends itself at a point. */
  void halted(String point, int time) {
    Process shift = begin(point, Integer.toString(time));
    int status = ended(shift);
    if (status != Shift.HALTED) {
      throw new AssertionError(
          "the process ended with " + status + " and not at " + point + ": " + said());
    }
  }

  /** A shift that is killed at some moment: now and then while it starts, mostly at work. */
  void killed() {
    long size = size();
    Process shift = begin();
    if (random.nextInt(5) > 0) {
      long bytes = size + random.nextInt(10_000);
      for (long look = 0; size() <= bytes && shift.isAlive() && look < MOST_LOOKS; look++) {
        pause(MILLIS_BETWEEN_LOOKS);
      }
      pause(random.nextInt(40));
    } else {
      pause(random.nextInt(2_000));
    }
    if (!shift.isAlive()) {
      throw new AssertionError(
          "the process ended by itself with " + shift.exitValue() + ": " + said());
    }
    // SIGKILL: nothing of the process runs any more.
    shift.toHandle().destroyForcibly();
    ended(shift);
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
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "s" + shifts++));
    arguments.addAll(List.of(where));
    return ShiftProgram.begin(output(), settings, arguments);
  }

  private int ended(Process shift) {
    try {
      if (!shift.waitFor(5, TimeUnit.MINUTES)) {
        shift.destroyForcibly();
        throw new AssertionError("the process went on: " + said());
      }
      return shift.exitValue();
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
    try (Desk desk = Desk.at(settings)) {
      List<Event> before = history();
      List<Violation> violations = new ArrayList<>(Ledger.violations(desk, before));
      askAgain(desk, before);
      violations.addAll(Ledger.violations(desk, history()));
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

  private void askAgain(Desk desk, List<Event> events) {
    Set<String> answered =
        events.stream()
            .flatMap(
                event ->
                    event instanceof Acknowledged one
                        ? Stream.of(one.key())
                        : event instanceof Refused one ? Stream.of(one.key()) : Stream.empty())
            .collect(Collectors.toSet());
    List<Request> keeping =
        events.stream()
            .flatMap(
                event -> event instanceof Asked one ? Stream.of(one.request()) : Stream.empty())
            .filter(request -> request.kind().keeps())
            .toList();
    try (History history = new History(file)) {
      for (Request request : keeping) {
        if (!answered.contains(request.key())) {
          askAgain(desk, history, request);
          retried++;
        }
      }
    }
    acknowledged = answered.size();
    for (int i = Math.max(0, keeping.size() - READ_AGAIN); i < keeping.size(); i++) {
      sameAnswer(desk, keeping.get(i), events);
    }
  }

  /** Twice: the second time it is there, and it is the same. */
  private static void askAgain(Desk desk, History history, Request request) {
    try {
      Request.Answer first = desk.ask(request);
      history.acknowledged(request, first);
      if (!desk.keep(request).repeated() || !desk.ask(request).equals(first)) {
        throw new AssertionError("asked twice and answered differently: " + request);
      }
    } catch (Refusal refusal) {
      // It was kept, not acknowledged, and erased by a purge; or there was something before it.
      if (refusal.reason() != Reason.ERASED && refusal.reason() != Reason.CORRECTED_ALREADY) {
        throw refusal;
      }
    }
  }

  /** What was acknowledged is answered again, opened with its own key. */
  private static void sameAnswer(Desk desk, Request request, List<Event> events) {
    for (Event event : events) {
      if (event instanceof Acknowledged one && one.key().equals(request.key())) {
        try {
          UUID id = desk.keep(request).whole().decision().id();
          if (!id.equals(one.answer().decision())) {
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
