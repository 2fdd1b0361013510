package org.policyeligibility.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The connection pool, schema migration and transactions of the database. It may be unreachable
 * when the service starts and later: then every transaction fails at once, and succeeds again when
 * it is back.
 */
public final class Database implements AutoCloseable {
  private static final String UNIQUE_VIOLATION = "23505";

  /**
   * Classes of SQL states by which a database says that it cannot now, rather than that it was
   * asked wrongly: transaction state, transaction rolled back, resources, object state, and what H2
   * says of locks.
   */
  private static final Set<String> CANNOT_NOW = Set.of("25", "40", "53", "55", "HY");

  /**
   * Those by which it says that it is not there, or that the connection is of no use any more:
   * connection, authorisation, no such database, operator, system, configuration, internal error,
   * and what H2 says of its file.
   */
  private static final Set<String> AWAY = Set.of("08", "28", "3D", "57", "58", "F0", "XX", "90");

  /** The first connection loads the driver. */
  private static final Duration TO_OPEN = Duration.ofSeconds(10);

  /** Migration has connections of its own, which are never used beside a transaction. */
  private static final int CONNECTIONS_TO_OPEN = 3;

  private final DatabaseSettings settings;
  private final AgroalDataSource pool;
  private final DataSource connections;
  private final Jdbi jdbi;
  private final Semaphore permits;
  private final CircuitBreaker breaker;
  private final CountDownLatch attempted = new CountDownLatch(1);
  private volatile boolean open;

  private Database(
      DatabaseSettings settings, AgroalDataSource pool, UnaryOperator<DataSource> seen) {
    this.settings = settings;
    this.pool = pool;
    this.connections = seen.apply(pool);
    this.jdbi = SqlTypes.on(Jdbi.create(connections));
    this.permits = new Semaphore(settings.connections(), true);
    this.breaker = new CircuitBreaker(settings.probeInterval());
  }

  /** A database that is not open yet; nothing is connected. */
  public static Database of(DatabaseSettings settings) {
    return of(settings, UnaryOperator.identity());
  }

  /**
   * A database whose connections are decorated.
   *
   * @param seen puts something between the pool and the transactions, to inject faults
   */
  public static Database of(DatabaseSettings settings, UnaryOperator<DataSource> seen) {
    AgroalDataSourceConfigurationSupplier configuration =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.initialSize(0)
                        .maxSize(settings.connections() + CONNECTIONS_TO_OPEN)
                        .acquisitionTimeout(TO_OPEN)
                        .exceptionSorter(Database::isAway)
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .idleValidationTimeout(settings.responseTimeout())
                        .connectionFactoryConfiguration(factory -> connect(factory, settings)));
    try {
      return new Database(settings, AgroalDataSource.from(configuration), seen);
    } catch (SQLException impossible) {
      throw new IllegalStateException("a pool connects only when it is asked", impossible);
    }
  }

  private static AgroalConnectionFactoryConfigurationSupplier connect(
      AgroalConnectionFactoryConfigurationSupplier factory, DatabaseSettings settings) {
    String seconds = Long.toString(Math.max(1, settings.responseTimeout().toSeconds()));
    factory
        .jdbcUrl(settings.url())
        .principal(new NamePrincipal(settings.user()))
        .credential(new SimplePassword(settings.password()))
        .autoCommit(false)
        .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
        .loginTimeout(settings.responseTimeout());
    if (settings.isPostgresql()) {
      return factory
          .connectionProviderClass(org.postgresql.Driver.class)
          // A server that says nothing for that long is taken for lost.
          .jdbcProperty("socketTimeout", seconds)
          .jdbcProperty("connectTimeout", seconds)
          .jdbcProperty("cancelSignalTimeout", seconds)
          .jdbcProperty("ApplicationName", "policy-eligibility-service")
          .initialSql("SET lock_timeout = " + settings.lockTimeout().toMillis());
    }
    return factory
        .connectionProviderClass(org.h2.Driver.class)
        .initialSql("SET LOCK_TIMEOUT " + settings.responseTimeout().toMillis());
  }

  /**
   * Brings the tables to what this program needs; to be called until it succeeds.
   *
   * @param check of the data; where it throws, the database stays closed
   * @throws StoreUnavailable where the database is away, or newer than the program
   */
  public synchronized void open(Work<?> check) {
    try {
      if (!open) {
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(connections)
            .locations(locations())
            .connectRetries(0)
            // Tables that a newer program made are not touched: this one does not know what they
            // hold.
            .ignoreMigrationPatterns(new String[0])
            .placeholders(Map.of("bytes", settings.isPostgresql() ? "bytea" : "varbinary(1048576)"))
            .load()
            .migrate();
        pool.getConfiguration()
            .connectionPoolConfiguration()
            .setAcquisitionTimeout(settings.responseTimeout());
        inTransaction(check);
        open = true;
      }
    } catch (FlywayException | SQLException failed) {
      throw new StoreUnavailable("the tables cannot be made ready", failed);
    } finally {
      attempted.countDown();
    }
  }

  /** The migrations of both databases, and those that only PostgreSQL can have. */
  private String[] locations() {
    return settings.isPostgresql()
        ? new String[] {"classpath:store", "classpath:store-postgresql"}
        : new String[] {"classpath:store"};
  }

  public boolean isOpen() {
    return open;
  }

  /** A unit of work, done in one transaction: all of it is committed or nothing. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Does it; where it throws, nothing is committed. */
    T on(Handle handle) throws SQLException;
  }

  /**
   * Does some work, and returns when it is committed. A database that is silent is waited for once,
   * as long as {@link DatabaseSettings#responseTimeout}; later ones fail at once.
   *
   * @throws DuplicateKey where the database has such a row
   * @throws StoreUnavailable where the database cannot
   */
  public <T extends @Nullable Object> T transactionWithUniqueKeys(Work<T> work)
      throws DuplicateKey {
    awaitFirstAttempt();
    long began = System.nanoTime();
    if (breaker.rejects()) {
      throw new StoreUnavailable("the circuit breaker is open");
    }
    awaitPermit();
    try {
      T done = inTransaction(work);
      breaker.close();
      return done;
    } catch (SQLException failed) {
      throw failure(failed, began);
    } catch (RuntimeException refused) {
      // Refused for what the database said: it answers.
      breaker.close();
      throw refused;
    } finally {
      permits.release();
    }
  }

  private <T extends @Nullable Object> T inTransaction(Work<T> work) throws SQLException {
    try (Handle handle = jdbi.open()) {
      boolean committed = false;
      try {
        T done = work.on(handle);
        handle.getConnection().commit();
        committed = true;
        return done;
      } finally {
        if (!committed) {
          rollback(handle.getConnection());
        }
      }
    } catch (JdbiException failed) {
      if (failed.getCause() instanceof SQLException reason) {
        throw reason;
      }
      throw failed;
    }
  }

  /**
   * Does some work that inserts no row which can be there already.
   *
   * @throws StoreUnavailable where the database cannot
   */
  public <T extends @Nullable Object> T transaction(Work<T> work) {
    try {
      return transactionWithUniqueKeys(work);
    } catch (DuplicateKey impossible) {
      throw new IllegalStateException("a row was there that nobody wrote", impossible);
    }
  }

  /** A service that has just started may be asked before its tables are ready. */
  private void awaitFirstAttempt() {
    try {
      attempted.await(settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (!open) {
      throw new StoreUnavailable("the database is not open");
    }
  }

  /** Those who had one meanwhile may have timed out. */
  private void awaitPermit() {
    long began = System.nanoTime();
    try {
      if (permits.tryAcquire(settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        if (!breaker.hasOpenedSince(began)) {
          return;
        }
        permits.release();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new StoreUnavailable("others are before it");
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      // A connection that is lost has rolled back.
      return;
    }
  }

  private StoreUnavailable failure(SQLException failed, long began) throws DuplicateKey {
    String state = String.valueOf(failed.getSQLState());
    if (state.equals(UNIQUE_VIOLATION)) {
      breaker.close();
      throw new DuplicateKey(failed);
    }
    if (isAway(failed) || CANNOT_NOW.contains(state.substring(0, 2))) {
      // Only a failure that took its time opens the breaker: one that comes at once costs the next
      // request no time either.
      if (System.nanoTime() - began >= settings.lockTimeout().toNanos()) {
        breaker.open();
      }
      return new StoreUnavailable("the database cannot", failed);
    }
    throw new IllegalStateException("the database was asked wrongly: " + state, failed);
  }

  private static boolean isAway(SQLException failed) {
    String state = failed.getSQLState();
    return state == null || AWAY.contains(state.substring(0, 2));
  }

  @Override
  public void close() {
    pool.close();
  }
}
