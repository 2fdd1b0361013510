package org.policyeligibility.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on a folder of its own, which writes what it commits as in production, and
 * can be killed and started again.
 */
public final class PostgresqlServer implements AutoCloseable {
  private static final long MILLIS_BETWEEN_LOOKS = 10;
  private static final int MOST_LOOKS = 30_000;
  private static final String SUPERUSER = "postgres";

  private final Path binaries = Databases.binaries();
  private final Path folder;
  private final List<String> options;
  private final int port;
  private @Nullable Process postmaster;
  private boolean closed;

  private PostgresqlServer(Path folder, List<String> options, int port) {
    this.folder = folder.toAbsolutePath();
    this.options = options;
    this.port = port;
  }

  /**
   * Makes one and starts it.
   *
   * @param folder where its data lies, in a folder {@code server}
   * @param options of the server, {@code name=value}
   */
  public static PostgresqlServer on(Path folder, String... options) {
    PostgresqlServer made =
        new PostgresqlServer(folder.resolve("server"), List.of(options), freePort());
    made.run(
        "initdb",
        "-N",
        "-A",
        "trust",
        "-U",
        SUPERUSER,
        "-E",
        "UTF-8",
        "-D",
        made.folder.toString());
    made.start();
    Runtime.getRuntime().addShutdownHook(new Thread(made::close));
    return made;
  }

  /** One that lies with what the tests leave behind. */
  public static PostgresqlServer fresh(String... options) {
    try {
      Path data = Files.createDirectories(Path.of("target", "data"));
      return on(Files.createTempDirectory(data, "postgresql"), options);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /** A server refuses to be root, and is not in a name space where nobody is. */
  private Process begin(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolveSibling(program + ".log");
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private void run(String program, String... arguments) {
    if (awaitEnd(begin(program, arguments)) != 0) {
      throw new IllegalStateException(program + " failed, see beside " + folder);
    }
  }

  private static int awaitEnd(Process process) {
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the process does not end");
      }
      return process.exitValue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Starts it, and returns when it takes connections: after a kill, when it has recovered. */
  public void start() {
    List<String> arguments =
        new ArrayList<>(
            List.of("-D", folder.toString(), "-p", Integer.toString(port), "-h", "127.0.0.1"));
    arguments.addAll(List.of("-k", "", "-c", "max_connections=50"));
    options.forEach(option -> arguments.addAll(List.of("-c", option)));
    for (int look = 0; look < MOST_LOOKS; look++) {
      beginOrGoOn(arguments.toArray(String[]::new));
      try (Connection there = connect()) {
        if (there.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        pause();
      }
    }
    kill();
    throw new IllegalStateException("the server does not start, see beside " + folder);
  }

  /** It does not begin while a process of one that was killed is still there. */
  private synchronized void beginOrGoOn(String... arguments) {
    if (closed) {
      throw new IllegalStateException("the server is closed");
    }
    if (postmaster == null || !postmaster.isAlive()) {
      postmaster = begin("postgres", arguments);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(SUPERUSER), SUPERUSER, "");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + SUPERUSER;
  }

  /**
   * A new database of it.
   *
   * @param options of those who connect to it, {@code name=value}
   */
  public DatabaseSettings newDatabase(String... options) {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = connect();
        Statement create = connection.createStatement()) {
      create.execute("create database " + name);
      for (String option : options) {
        create.execute("alter database " + name + " set " + option);
      }
    } catch (SQLException cannot) {
      throw new IllegalStateException(cannot);
    }
    return database(name);
  }

  /** One that is there, or will be. */
  public DatabaseSettings database(String name) {
    return DatabaseSettings.postgresql(url(name), SUPERUSER, SUPERUSER, 8);
  }

  /** The environment of its client programs. */
  public Map<String, String> environment() {
    return Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(port), "PGUSER", SUPERUSER);
  }

  /**
   * Kills it, and each of its processes, with SIGKILL: nothing of it is written any more. The first
   * to go is the one that would start the others again.
   */
  public synchronized void kill() {
    Process killed = postmaster;
    if (killed == null) {
      return;
    }
    postmaster = null;
    List<ProcessHandle> all =
        Stream.concat(Stream.of(killed.toHandle()), killed.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(killed);
  }

  @Override
  public synchronized void close() {
    closed = true;
    kill();
  }
}
