package org.policyeligibility.store;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A line between the service and a PostgreSQL of its own, which a test disturbs. How it is stands
 * in a system property, for tests and this are loaded apart.
 */
public final class Line implements QuarkusTestResourceLifecycleManager {
  private static final String STATE = "policy.test.line";
  private static final String URL = STATE + ".url";
  private static final int MILLIS_TO_LOOK_UP = 20;
  private static final int MILLIS_OF_A_SLOW_ONE = 100;
  private static final int CHUNK = 8192;
  private static final String DECISION = "insert into decision (";

  private Runnable stop = () -> {};

  /** How a line is. */
  public enum State {
    THROUGH,
    /** Connections are refused, and open ones are closed. */
    DOWN,
    /** Everything is taken and nothing comes. */
    HUNG,
    SLOW,
    /** The server is killed, and starts when it is something else. */
    KILLED,
    /** Cut before the commit of a decision arrives. */
    CUT_BEFORE_COMMIT,
    /** Cut when it has arrived, before its answer is back. */
    CUT_AFTER_COMMIT
  }

  /** Makes it so from now on. */
  public static void is(State state) {
    System.setProperty(STATE, state.name());
  }

  /** The database as who is beside the line reaches it. */
  public static String url() {
    return System.getProperty(URL);
  }

  private static State state() {
    return State.valueOf(System.getProperty(STATE, State.THROUGH.name()));
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** The service starts while nobody is there. */
  @Override
  public Map<String, String> start() {
    is(State.DOWN);
    PostgresqlServer server = PostgresqlServer.fresh();
    stop = server::close;
    DatabaseSettings settings = server.newDatabase();
    System.setProperty(URL, settings.url());
    ServerSocket door = open();
    URI there = URI.create(settings.url().substring("jdbc:".length()));
    daemon(() -> accept(door, there.getPort()));
    daemon(() -> keep(server));
    Path keys = Path.of("target", "data", "line.keys.properties").toAbsolutePath();
    try {
      KeyFile.readOrMake(keys);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return Map.of(
        "policy.database.url",
        // Every statement is sent in its words, by which a commit is known.
        settings.url().replace(there.getRawAuthority(), "127.0.0.1:" + door.getLocalPort())
            + "&prepareThreshold=0",
        "policy.database.user",
        settings.user(),
        "policy.database.password",
        settings.password(),
        "policy.database.connections",
        "4",
        "policy.keys.file",
        keys.toString());
  }

  @Override
  public void stop() {
    is(State.DOWN);
    stop.run();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "line");
    thread.setDaemon(true);
    thread.start();
  }

  /** Has a server killed while it is to be, and started again. */
  private static void keep(PostgresqlServer server) {
    boolean runs = true;
    try {
      while (true) {
        if (runs && state() == State.KILLED) {
          server.kill();
          runs = false;
        } else if (!runs && state() != State.KILLED) {
          server.start();
          runs = true;
        }
        TimeUnit.MILLISECONDS.sleep(MILLIS_TO_LOOK_UP);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void accept(ServerSocket door, int port) {
    while (true) {
      try {
        Socket client = door.accept();
        if (state() == State.DOWN) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        AtomicBoolean committing = new AtomicBoolean();
        daemon(() -> pump(client, server, true, committing));
        daemon(() -> pump(server, client, false, committing));
      } catch (IOException gone) {
        // The client connects again.
      }
    }
  }

  private static void pump(Socket from, Socket to, boolean asks, AtomicBoolean committing) {
    try (from;
        to) {
      from.setSoTimeout(MILLIS_TO_LOOK_UP);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      boolean deciding = false;
      while (state() != State.DOWN) {
        int length = read(in, chunk);
        if (length < 0) {
          return;
        }
        String words = new String(chunk, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        deciding |= asks && words.contains(DECISION);
        boolean commits = deciding && words.contains("COMMIT");
        if (commits) {
          committing.set(state() == State.CUT_AFTER_COMMIT);
        } else if (!asks && length > 0 && committing.get()) {
          // The answer to the commit is here, and goes no further.
          return;
        }
        if (length > 0 && !pass(chunk, length, out, commits)) {
          return;
        }
        deciding &= !commits;
      }
    } catch (IOException gone) {
      // Both ends are closed, as they are where a line is cut.
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** 0 where nothing came for a while. */
  private static int read(InputStream in, byte[] chunk) throws IOException {
    try {
      return in.read(chunk);
    } catch (SocketTimeoutException nothing) {
      return 0;
    }
  }

  /** False where the line is cut here. */
  private static boolean pass(byte[] chunk, int length, OutputStream out, boolean commits)
      throws IOException, InterruptedException {
    while (state() == State.HUNG) {
      TimeUnit.MILLISECONDS.sleep(MILLIS_TO_LOOK_UP);
    }
    if (state() == State.SLOW) {
      TimeUnit.MILLISECONDS.sleep(MILLIS_OF_A_SLOW_ONE);
    }
    if (commits && state() == State.CUT_BEFORE_COMMIT) {
      return false;
    }
    out.write(chunk, 0, length);
    out.flush();
    return true;
  }
}
