package org.policyeligibility.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.Keys;

/**
 * The start-up check that the configured keys are those of the database. Every file of keys has a
 * key {@code 1}: with another one nothing would be missed until something older is read, and by
 * then two keys of one id would be needed.
 */
public final class KeyCheck {
  /** One that does not open may itself be damaged. */
  private static final int TRIED = 3;

  private KeyCheck() {}

  /**
   * Tries every key, with which anything is locked, on some of it.
   *
   * @return how many keys are in use
   * @throws CorruptedData where one is not here or opens none of them, or names were looked up by
   *     another
   */
  public static int of(Handle handle, Keys keys) {
    int inUse = 0;
    Optional<String> id = next(handle, "");
    for (; id.isPresent(); id = next(handle, id.get())) {
      require(handle, keys, id.get());
      inUse++;
    }
    return inUse;
  }

  /** By the index: there may be millions of contents, and there are two or three keys. */
  private static Optional<String> next(Handle handle, String after) {
    return handle
        .createQuery(
            """
            select key_id from decision_content
            where key_id > :after order by key_id limit 1\
            """)
        .bind("after", after)
        .mapTo(String.class)
        .findOne();
  }

  private static void require(Handle handle, Keys keys, String id) {
    for (Locked content : locked(handle, id)) {
      if (opens(handle, keys, content)) {
        return;
      }
    }
    throw new CorruptedData(
        "what is kept was locked with a key `"
            + id
            + "` that is not in the file of keys, or not with this index: put back the file that"
            + " was in use (policy.keys.file), and start again");
  }

  /** A content that is locked with a key. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Locked(UUID decision, String organisation, byte[] request) {}

  private static List<Locked> locked(Handle handle, String id) {
    return handle
        .createQuery(
            """
            select d.id, d.organisation, d.request_hash from decision_content c
            join decision d on d.id = c.decision where c.key_id = :id limit :most\
            """)
        .bind("id", id)
        .bind("most", TRIED)
        .map(
            (row, context) ->
                new Locked(
                    row.getObject("id", UUID.class),
                    row.getString("organisation"),
                    row.getBytes("request_hash")))
        .list();
  }

  private static boolean opens(Handle handle, Keys keys, Locked content) {
    try {
      byte[] request =
          ContentRows.find(handle, content.decision(), keys).orElseThrow().content().request();
      return DecisionRows.RequestHash.of(keys, content.organisation(), request)
          .is(content.request());
    } catch (CorruptedData closed) {
      return false;
    }
  }
}
