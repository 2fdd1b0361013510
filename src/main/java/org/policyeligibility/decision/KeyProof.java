package org.policyeligibility.decision;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.policyeligibility.store.Keys;
import org.policyeligibility.store.Keys.Damaged;

/**
 * Whether the keys that are here are those of the database. Every file of keys has a key {@code 1}:
 * with another one nothing would be missed until something older is read, and by then two keys of
 * one id would be needed.
 */
public final class KeyProof {
  /** One that does not open may itself be damaged. */
  private static final int TRIED = 3;

  private KeyProof() {}

  /**
   * Tries every key, with which anything is locked, on some of it.
   *
   * @return how many keys are in use
   * @throws Damaged where one is not here or opens none of them, or names were looked up by another
   */
  public static int of(Connection connection, Keys keys) throws SQLException {
    int inUse = 0;
    Optional<String> id = next(connection, "");
    for (; id.isPresent(); id = next(connection, id.get())) {
      require(connection, keys, id.get());
      inUse++;
    }
    return inUse;
  }

  /** By the index: there may be millions of contents, and there are two or three keys. */
  private static Optional<String> next(Connection connection, String after) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select key_id from decision_content where key_id > ? order by key_id limit 1")) {
      select.setString(1, after);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private static void require(Connection connection, Keys keys, String id) throws SQLException {
    for (Locked one : locked(connection, id)) {
      if (opens(connection, keys, one)) {
        return;
      }
    }
    throw new Damaged(
        "what is kept was locked with a key `"
            + id
            + "` that is not in the file of keys, or not with this index: put back the file that was"
            + " in use (policy.keys.file), and start again");
  }

  /** Something that is locked. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Locked(UUID decision, String organisation, byte[] request) {}

  private static List<Locked> locked(Connection connection, String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select d.id, d.organisation, d.request_hash from decision_content c"
                + " join decision d on d.id = c.decision where c.key_id = ? limit ?")) {
      select.setString(1, id);
      select.setInt(2, TRIED);
      List<Locked> locked = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          locked.add(
              new Locked(rows.getObject(1, UUID.class), rows.getString(2), rows.getBytes(3)));
        }
      }
      return locked;
    }
  }

  private static boolean opens(Connection connection, Keys keys, Locked one) throws SQLException {
    try {
      byte[] request =
          ContentRows.find(connection, one.decision(), keys).orElseThrow().content().request();
      return MessageDigest.isEqual(
          one.request(), DecisionRows.Hashes.request(keys, one.organisation(), request));
    } catch (Damaged closed) {
      return false;
    }
  }
}
