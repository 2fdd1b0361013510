package org.policyeligibility.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far purges have gone: one row, which only ever goes on. */
final class PurgeMark {
  private PurgeMark() {}

  /** Empty before the first purge. */
  static Optional<LocalDate> read(Connection connection) throws SQLException {
    return read(connection, "select reached from purge_mark");
  }

  private static Optional<LocalDate> read(Connection connection, String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("the mark of the purges is lost");
      }
      return Optional.ofNullable(rows.getObject(1, LocalDate.class));
    }
  }

  /**
   * Goes on.
   *
   * @param today by the clock, which may be wrong: a purge goes a day beyond the last one, no more
   * @return the day to purge on
   */
  static LocalDate advance(Connection connection, LocalDate today) throws SQLException {
    @Nullable LocalDate reached =
        read(connection, "select reached from purge_mark for update").orElse(null);
    LocalDate day =
        reached == null || today.isBefore(reached.plusDays(1)) ? today : reached.plusDays(1);
    if (reached == null || day.isAfter(reached)) {
      try (PreparedStatement update =
          connection.prepareStatement("update purge_mark set reached = ?")) {
        update.setObject(1, day);
        update.executeUpdate();
      }
    }
    return day;
  }
}
