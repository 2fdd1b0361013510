package org.policyeligibility.decision.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.policyeligibility.decision.Refusal;
import org.policyeligibility.decision.faults.Request.Answer;
import org.policyeligibility.decision.faults.Request.Kind;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.StoreUnavailable;

/** Clients at work until the process is ended: a program of its own, to be killed. */
final class Workload {
  /** The thread that purges. */
  static final String PURGE = "purge";

  /** In place of a point: whichever statement, and the count says which. */
  static final String ANY_STATEMENT = "STATEMENT";

  /** A process that ended itself where it was told to. */
  static final int HALTED = 137;

  /** One whose client failed: what is not a refusal is a fault, and is not to be worked around. */
  private static final int FAILED = 3;

  private static final int CLIENTS = 4;

  /** Nanoseconds between two purges, and before a client who was sent away asks for the next. */
  private static final long PAUSE = 20_000_000;

  /** Decisions about which something can be asked: the last that were kept. */
  private static final int RECENT = 20;

  private final Client client;
  private final History history;
  private final String name;
  private final List<UUID> recent = new ArrayList<>();

  Workload(Client client, History history, String name) {
    this.client = client;
    this.history = history;
    this.name = name;
  }

  /**
   * Works until it is killed.
   *
   * @param arguments URL, user, password and connections of a database; the file of the history; a
   *     name that no other workload has; where to end, and at which time there; nowhere where they
   *     are missing
   */
  public static void main(String... arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (client, failed) -> {
          failed.printStackTrace();
          Runtime.getRuntime().halt(FAILED);
        });
    DatabaseSettings settings =
        new DatabaseSettings(
            arguments[0],
            arguments[1],
            arguments[2],
            Integer.parseInt(arguments[3]),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1));
    FaultInjection faults =
        arguments.length < 8 ? new FaultInjection() {} : halt(arguments[6], arguments[7]);
    Client client = Client.at(settings, faults);
    new Workload(client, new History(Path.of(arguments[4])), arguments[5]).begin();
  }

  private static FaultInjection halt(String where, String time) {
    AtomicInteger left = new AtomicInteger(Integer.parseInt(time));
    if (where.equals(ANY_STATEMENT)) {
      return new FaultInjection() {
        @Override
        public void after(Step step) {
          count(left);
        }
      };
    }
    Point point = Point.valueOf(where);
    return new FaultInjection() {
      @Override
      public void before(Step step) {
        if (point.isBefore(step)) {
          count(left);
        }
      }

      @Override
      public void after(Step step) {
        if (point.isAfter(step)) {
          count(left);
        }
      }
    };
  }

  private static void count(AtomicInteger left) {
    if (left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  private void begin() {
    for (int client = 0; client < CLIENTS; client++) {
      String own = name + "-" + client;
      new Thread(() -> work(own, Integer.MAX_VALUE), own).start();
    }
    new Thread(
            () -> {
              for (int i = 0; ; i++) {
                ask(new Request(name + "-purge-" + i, Kind.PURGE, null));
                LockSupport.parkNanos(PAUSE);
              }
            },
            PURGE)
        .start();
  }

  /** Asks for one thing after the other. */
  void work(String client, int times) {
    Random random = new Random(client.hashCode());
    for (int i = 0; i < times; i++) {
      ask(next(client + "-" + i, random));
    }
  }

  private synchronized Request next(String key, Random random) {
    int dice = random.nextInt(100);
    Kind kind =
        dice < 40
            ? Kind.APPLY
            : dice < 55
                ? Kind.CONSULT
                : dice < 65
                    ? Kind.CORRECT
                    : dice < 80 ? Kind.TAKE_OVER : dice < 90 ? Kind.FIND : Kind.ERASE;
    if (recent.isEmpty() || kind == Kind.APPLY || kind == Kind.CONSULT) {
      return new Request(key, kind == Kind.CONSULT ? kind : Kind.APPLY, null);
    }
    return new Request(key, kind, recent.get(random.nextInt(recent.size())));
  }

  private void ask(Request request) {
    history.asked(request);
    try {
      Answer answer = client.ask(request);
      history.acknowledged(request, answer);
      if (request.kind().keeps() && answer.decision() != null) {
        remember(answer.decision());
      }
    } catch (Refusal refusal) {
      history.refused(request);
    } catch (StoreUnavailable unknown) {
      // Whether it was done is not known: nothing is written.
      LockSupport.parkNanos(PAUSE);
    }
  }

  private synchronized void remember(UUID id) {
    recent.add(id);
    if (recent.size() > RECENT) {
      recent.remove(0);
    }
  }
}
