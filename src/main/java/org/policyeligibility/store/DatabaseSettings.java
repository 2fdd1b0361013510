package org.policyeligibility.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The connection settings of the database and its timeouts. One record for both databases, so that
 * nothing else needs to know which of them it is.
 *
 * @param url a JDBC URL of PostgreSQL, or of H2
 * @param connections most at once
 * @param responseTimeout how long a connection or an answer is waited for, and half of it for a
 *     lock
 * @param probeInterval how long transactions fail at once after one has timed out
 */
public record DatabaseSettings(
    String url,
    String user,
    String password,
    int connections,
    Duration responseTimeout,
    Duration probeInterval) {
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

  /**
   * H2 writes its tables one after the other while other transactions go on: killed in between, it
   * can bring back one half of a transaction that was not committed (h2database/h2database#2080).
   * With one transaction at a time there is nothing in between.
   */
  private static final int ONE_AT_A_TIME = 1;

  /** A database in a folder, which needs no set-up and keeps its data across restarts. */
  public static DatabaseSettings embedded(Path folder) {
    String file = folder.toAbsolutePath().normalize().resolve("decisions").toString();
    if (file.contains(";")) {
      throw new IllegalArgumentException("the data folder must not have a semicolon in its path");
    }
    // WRITE_DELAY=0: what is committed is in the file before the commit returns.
    // MAX_COMPACT_TIME=0:
    // to close moves nothing in the file; what it moved could be lost (h2database/h2database#4123).
    return new DatabaseSettings(
        "jdbc:h2:file:"
            + file
            + ";DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0",
        "sa",
        "",
        ONE_AT_A_TIME,
        RESPONSE_TIMEOUT,
        PROBE_INTERVAL);
  }

  /** A PostgreSQL. */
  public static DatabaseSettings postgresql(
      String url, String user, String password, int connections) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the database is a PostgreSQL: jdbc:postgresql://…");
    }
    return new DatabaseSettings(url, user, password, connections, RESPONSE_TIMEOUT, PROBE_INTERVAL);
  }

  /** Shorter than the other: a server that says that a lock is held is not taken for lost. */
  Duration lockTimeout() {
    return responseTimeout.dividedBy(2);
  }

  boolean isPostgresql() {
    return url.startsWith("jdbc:postgresql:");
  }

  /** Never the password. */
  @Override
  public String toString() {
    return isPostgresql() ? "PostgreSQL" : "embedded H2";
  }
}
