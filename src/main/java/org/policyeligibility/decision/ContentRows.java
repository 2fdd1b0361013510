package org.policyeligibility.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.policyeligibility.store.Keys;

/** What is personal, sealed, as rows. */
final class ContentRows {
  private ContentRows() {}

  /** A content with the key of its decision. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Opened(Content content, byte[] key) {}

  static void insert(Connection connection, UUID id, Content content, Keys keys)
      throws SQLException {
    byte[] key = keys.random(Keys.LENGTH);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into decision_content (decision, key_id, locked_key, sealed)"
                + " values (?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, keys.current());
      insert.setBytes(3, keys.lock(key, id));
      insert.setBytes(4, keys.seal(key, id, content.toBytes()));
      insert.executeUpdate();
    }
  }

  /** Empty where it was destroyed. */
  static Optional<Opened> find(Connection connection, UUID id, Keys keys) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select key_id, locked_key, sealed from decision_content where decision = ?")) {
      select.setObject(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        byte[] key = keys.unlock(rows.getString(1), id, rows.getBytes(2));
        return Optional.of(new Opened(Content.of(keys.open(key, id, rows.getBytes(3))), key));
      }
    }
  }

  /** How many are locked with another key than the current one. */
  static long lockedOtherwise(Connection connection, Keys keys) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from decision_content where key_id <> ?")) {
      select.setString(1, keys.current());
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * Locks some with the current key.
   *
   * @return how many
   */
  static int lockAgain(Connection connection, Keys keys, int most) throws SQLException {
    List<UUID> locked = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select decision, key_id, locked_key from decision_content where key_id <> ?"
                    + " order by decision limit ? for update");
        PreparedStatement update =
            connection.prepareStatement(
                "update decision_content set key_id = ?, locked_key = ? where decision = ?")) {
      select.setString(1, keys.current());
      select.setInt(2, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          UUID id = rows.getObject(1, UUID.class);
          byte[] key = keys.unlock(rows.getString(2), id, rows.getBytes(3));
          update.setString(1, keys.current());
          update.setBytes(2, keys.lock(key, id));
          update.setObject(3, id);
          update.addBatch();
          locked.add(id);
        }
      }
      update.executeBatch();
    }
    return locked.size();
  }
}
