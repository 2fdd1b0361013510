package org.policyeligibility.store;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * The mapping of Java's times, days and UUIDs to SQL types. Jdbi's own goes through {@link
 * java.sql.Timestamp}, which is read in the time zone of the process, and takes a UUID that is null
 * for text.
 */
final class SqlTypes {
  private SqlTypes() {}

  static Jdbi on(Jdbi jdbi) {
    // Transactions are ended by Database: connections come without auto-commit.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    jdbi.registerArgument(new Moments());
    jdbi.registerArgument(new Days());
    jdbi.registerArgument(new Ids());
    jdbi.registerColumnMapper(
        LocalDate.class, (row, column, context) -> row.getObject(column, LocalDate.class));
    jdbi.registerColumnMapper(
        Instant.class,
        (row, column, context) -> {
          OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
          return time == null ? null : time.toInstant();
        });
    return jdbi;
  }

  /** In UTC. */
  private static final class Moments extends AbstractArgumentFactory<Instant> {
    Moments() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant instant, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }
  }

  /** Without any time zone. */
  private static final class Days extends AbstractArgumentFactory<LocalDate> {
    Days() {
      super(Types.DATE);
    }

    @Override
    protected Argument build(LocalDate day, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, day);
    }
  }

  /** Of the database's own type, null or not. */
  private static final class Ids extends AbstractArgumentFactory<UUID> {
    Ids() {
      super(Types.OTHER);
    }

    @Override
    protected Argument build(UUID id, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, id);
    }
  }
}
