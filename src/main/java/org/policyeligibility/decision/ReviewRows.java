package org.policyeligibility.decision;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.policyeligibility.audit.Act;
import org.policyeligibility.store.Keys;

/** The data access of table {@code decision_review}, whose findings are encrypted. */
final class ReviewRows {
  private ReviewRows() {}

  static void insert(Handle handle, UUID id, Review review, long auditSeq, byte[] sealedFinding) {
    handle
        .createUpdate(
            """
            insert into decision_review (
              decision, number, audit_seq, act, reviewer, reviewed_at, sealed)
            values (:decision, :number, :auditSeq, :act, :reviewer, :reviewedAt, :sealed)\
            """)
        .bindMethods(review)
        .bind("decision", id)
        .bind("auditSeq", auditSeq)
        .bind("sealed", sealedFinding)
        .execute();
  }

  static int count(Handle handle, UUID id) {
    return handle
        .createQuery("select count(*) from decision_review where decision = :decision")
        .bind("decision", id)
        .mapTo(Integer.class)
        .one();
  }

  /** In their order, each decrypted with the data key of its decision. */
  static List<Review> of(Handle handle, UUID id, Keys keys, byte[] key) {
    return handle
        .createQuery(
            """
            select number, act, reviewer, reviewed_at, sealed from decision_review
            where decision = :decision order by number\
            """)
        .bind("decision", id)
        .map(
            (row, context) -> {
              byte[] sealed = row.getBytes("sealed");
              return new Review(
                  row.getInt("number"),
                  Act.valueOf(row.getString("act")),
                  row.getString("reviewer"),
                  row.getObject("reviewed_at", OffsetDateTime.class).toInstant(),
                  sealed == null
                      ? null
                      : new String(keys.open(key, id, sealed), StandardCharsets.UTF_8));
            })
        .list();
  }
}
