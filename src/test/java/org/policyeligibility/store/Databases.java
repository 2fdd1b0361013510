package org.policyeligibility.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The two databases, real and private: every test of what is kept runs on both. */
public final class Databases {
  private Databases() {}

  /** Started once for all tests of this process, and ended with it. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRESQL = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres started =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "100")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
        return started;
      } catch (IOException cannot) {
        throw new UncheckedIOException(cannot);
      }
    }

    private static void close(EmbeddedPostgres started) {
      try {
        started.close();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  /** Where the programs of that server lie. */
  static Path binaries() {
    try (Connection connection = Server.POSTGRESQL.getPostgresDatabase().getConnection();
        Statement ask = connection.createStatement();
        ResultSet folder = ask.executeQuery("show data_directory")) {
      folder.next();
      Path running = Path.of(folder.getString(1), "postmaster.pid");
      long server = Long.parseLong(Files.readAllLines(running).get(0));
      String program =
          ProcessHandle.of(server).flatMap(handle -> handle.info().command()).orElseThrow();
      return Objects.requireNonNull(Path.of(program).getParent());
    } catch (SQLException | IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  /** A new PostgreSQL database of its own. */
  public static DatabaseSettings postgresql() {
    return postgresql("");
  }

  private static DatabaseSettings postgresql(String from) {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Server.POSTGRESQL.getPostgresDatabase().getConnection();
        Statement create = connection.createStatement()) {
      create.execute("create database " + name + from);
    } catch (SQLException cannot) {
      throw new IllegalStateException(cannot);
    }
    return DatabaseSettings.postgresql(
        Server.POSTGRESQL.getJdbcUrl("postgres", name), "postgres", "postgres", 8);
  }

  /** A new embedded database of its own. */
  public static DatabaseSettings embedded() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "data"));
      return DatabaseSettings.embedded(Files.createTempDirectory(folder, "embedded"));
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** A copy of a database that nobody is connected to, as it lies in its files. */
  public static DatabaseSettings copy(DatabaseSettings stopped) {
    if (!stopped.isPostgresql()) {
      Path file = Path.of(stopped.url().split(":file:", 2)[1].split(";", 2)[0] + ".mv.db");
      DatabaseSettings copy = embedded();
      try {
        Files.copy(file, Path.of(copy.url().split(":file:", 2)[1].split(";", 2)[0] + ".mv.db"));
      } catch (IOException cannot) {
        throw new UncheckedIOException(cannot);
      }
      return copy;
    }
    return postgresql(" template " + stopped.url().replaceAll(".*/|[?].*", ""));
  }

  /** Both, for tests with a parameter. */
  public static Stream<Arguments> both() {
    return Stream.of(
        Arguments.argumentSet("embedded", embedded()),
        Arguments.argumentSet("PostgreSQL", postgresql()));
  }
}
