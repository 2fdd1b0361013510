package org.policyeligibility.audit;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The append-only audit log in the database. An entry is written in the transaction of the act that
 * it tells of: both are committed or neither. Entries get their numbers one after the other: a
 * writer holds the head until the end of its transaction.
 */
public final class AuditLog {
  private static final RowMapper<Head> HEAD = ConstructorMapper.of(Head.class);
  private static final RowMapper<AuditLine> LINE = ConstructorMapper.of(AuditLine.class);

  private AuditLog() {}

  /**
   * Writes an entry.
   *
   * @return its number
   */
  public static long append(Handle handle, AuditEntry.Event event) {
    Head head = lock(handle);
    AuditEntry entry = new AuditEntry(head.seq() + 1, event, head.hash());
    handle
        .createUpdate(
            """
            insert into audit_entry (seq, decision, line, previous, hash)
            values (:seq, :event.decision, :line, :previous, :hash)""")
        .bindMethods(entry)
        .execute();
    int moved =
        handle
            .createUpdate("update audit_head set seq = :seq, hash = :hash where seq = :before")
            .bindMethods(entry)
            .bind("before", head.seq())
            .execute();
    if (moved != 1) {
      throw new IllegalStateException("the head of the log moved while it was held");
    }
    return entry.seq();
  }

  /** Holds the head until the end of the transaction: until then nobody else writes an entry. */
  public static Head lock(Handle handle) {
    return head(handle, "select seq, hash from audit_head for update");
  }

  /** The last entry by now. */
  public static Head head(Handle handle) {
    return head(handle, "select seq, hash from audit_head");
  }

  private static Head head(Handle handle, String query) {
    return handle
        .createQuery(query)
        .map(HEAD)
        .findOne()
        .orElseThrow(() -> new IllegalStateException("the log has lost its head"));
  }

  /**
   * Entries in their order.
   *
   * @param after the number before the first
   * @param most how many
   */
  public static List<AuditLine> read(Handle handle, long after, long through, int most) {
    return handle
        .createQuery(
            """
            select seq, line, hash from audit_entry
            where seq > :after and seq <= :through
            order by seq limit :most""")
        .bind("after", after)
        .bind("through", through)
        .bind("most", most)
        .map(LINE)
        .list();
  }

  /** Entries about a decision, in their order. */
  public static List<AuditLine> about(
      Handle handle, UUID decision, long after, long through, int most) {
    return handle
        .createQuery(
            """
            select seq, line, hash from audit_entry
            where decision = :decision and seq > :after and seq <= :through
            order by seq limit :most""")
        .bind("decision", decision)
        .bind("after", after)
        .bind("through", through)
        .bind("most", most)
        .map(LINE)
        .list();
  }

  /** The serialised form of one entry; empty where there is none. */
  public static String line(Handle handle, long seq) {
    return handle
        .createQuery("select line from audit_entry where seq = :seq")
        .bind("seq", seq)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }
}
