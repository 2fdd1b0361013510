package org.policyeligibility.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log in the database. An entry is written in the transaction of what it tells of: both are
 * kept or neither. Entries get their numbers one after the other: whoever writes holds the head
 * until the end of the transaction.
 */
public final class AuditLog {
  private AuditLog() {}

  /**
   * Writes an entry.
   *
   * @return its number
   */
  public static long append(Connection connection, AuditEntry.Event event) throws SQLException {
    Head head = locked(connection);
    AuditEntry entry = new AuditEntry(head.seq() + 1, event, head.hash());
    String hash = entry.hash();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_entry (seq, decision, line, previous, hash) values (?, ?, ?, ?, ?)")) {
      insert.setLong(1, entry.seq());
      insert.setObject(2, event.decision());
      insert.setString(3, entry.line());
      insert.setString(4, entry.previous());
      insert.setString(5, hash);
      insert.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement("update audit_head set seq = ?, hash = ? where seq = ?")) {
      update.setLong(1, entry.seq());
      update.setString(2, hash);
      update.setLong(3, head.seq());
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("the head of the log moved while it was held");
      }
    }
    return entry.seq();
  }

  private static Head locked(Connection connection) throws SQLException {
    return head(connection, "select seq, hash from audit_head for update");
  }

  /** Where the log ends now. */
  public static Head head(Connection connection) throws SQLException {
    return head(connection, "select seq, hash from audit_head");
  }

  private static Head head(Connection connection, String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("the log has lost its head");
      }
      return new Head(rows.getLong(1), rows.getString(2));
    }
  }

  /** Takes entries one by one. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one.
     *
     * @param line of {@link AuditEntry#line}
     */
    void take(String line, String hash);
  }

  /**
   * Reads entries in their order.
   *
   * @param after the number before the first
   * @param most how many
   * @return the number of the last; {@code after} where there was none
   */
  public static long read(Connection connection, long after, long through, int most, Taker taker)
      throws SQLException {
    return read(connection, null, after, through, most, taker);
  }

  /** The same of those that tell of a decision. */
  public static long about(
      Connection connection, UUID decision, long after, long through, int most, Taker taker)
      throws SQLException {
    return read(connection, decision, after, through, most, taker);
  }

  private static long read(
      Connection connection,
      @Nullable UUID decision,
      long after,
      long through,
      int most,
      Taker taker)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select seq, line, hash from audit_entry where seq > ? and seq <= ?"
                + (decision == null ? "" : " and decision = ?")
                + " order by seq limit ?")) {
      int place = 1;
      select.setLong(place++, after);
      select.setLong(place++, through);
      if (decision != null) {
        select.setObject(place++, decision);
      }
      select.setInt(place, most);
      long last = after;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          taker.take(rows.getString(2), rows.getString(3));
        }
      }
      return last;
    }
  }

  /** One entry's line. */
  public static String line(Connection connection, long seq) throws SQLException {
    StringBuilder found = new StringBuilder();
    read(connection, seq - 1, seq, 1, (line, hash) -> found.append(line));
    return found.toString();
  }
}
