package org.policyeligibility.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.policyeligibility.store.Keys;

/**
 * The data access of table {@code decision_content}: contents under envelope encryption. Encrypted
 * and decrypted nowhere else.
 */
final class ContentRows {
  private static final RowMapper<Locked> LOCKED =
      (row, context) ->
          new Locked(
              row.getObject("decision", UUID.class),
              row.getString("key_id"),
              row.getBytes("locked_key"));

  private ContentRows() {}

  /** A content with the data key of its decision. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Opened(Content content, byte[] key) {}

  /** A data key as it is stored. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Locked(UUID decision, String keyId, byte[] lockedKey) {
    byte[] unlock(Keys keys) {
      return keys.unlock(keyId, decision, lockedKey);
    }
  }

  static void insert(Handle handle, UUID id, Content content, Keys keys) {
    byte[] key = keys.random(Keys.LENGTH);
    handle
        .createUpdate(
            """
            insert into decision_content (decision, key_id, locked_key, sealed)
            values (:decision, :keyId, :lockedKey, :sealed)\
            """)
        .bind("decision", id)
        .bind("keyId", keys.current())
        .bind("lockedKey", keys.lock(key, id))
        .bind("sealed", keys.seal(key, id, content.toBytes()))
        .execute();
  }

  /** Empty where it was destroyed. */
  static Optional<Opened> find(Handle handle, UUID id, Keys keys) {
    return handle
        .createQuery(
            """
            select decision, key_id, locked_key, sealed from decision_content
            where decision = :decision\
            """)
        .bind("decision", id)
        .map(
            (row, context) -> {
              byte[] key = LOCKED.map(row, context).unlock(keys);
              return new Opened(Content.of(keys.open(key, id, row.getBytes("sealed"))), key);
            })
        .findOne();
  }

  /** Of the content and the reviews of a decision. */
  static long storedBytes(Handle handle, UUID id) {
    return handle
        .createQuery(
            """
            select
              coalesce((select sum(octet_length(sealed)) from decision_content
                where decision = :id), 0)
              + coalesce((select sum(octet_length(sealed)) from decision_review
                where decision = :id), 0)\
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }

  /** How many are locked with another key than the current one. */
  static long lockedOtherwise(Handle handle, Keys keys) {
    return handle
        .createQuery("select count(*) from decision_content where key_id <> :current")
        .bind("current", keys.current())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Locks some data keys with the current key.
   *
   * @return how many
   */
  static int lockAgain(Handle handle, Keys keys, int most) {
    List<Locked> others =
        handle
            .createQuery(
                """
                select decision, key_id, locked_key from decision_content
                where key_id <> :current order by decision limit :most for update\
                """)
            .bind("current", keys.current())
            .bind("most", most)
            .map(LOCKED)
            .list();
    if (others.isEmpty()) {
      return 0;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            update decision_content set key_id = :current, locked_key = :lockedKey
            where decision = :decision\
            """)) {
      for (Locked other : others) {
        batch
            .bind("current", keys.current())
            .bind("lockedKey", keys.lock(other.unlock(keys), other.decision()))
            .bind("decision", other.decision())
            .add();
      }
      batch.execute();
    }
    return others.size();
  }
}
