package org.policyeligibility.decision;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.policyeligibility.audit.Act;
import org.policyeligibility.store.Keys;

/** What persons did with decisions, as rows. */
final class ReviewRows {
  private ReviewRows() {}

  static void insert(
      Connection connection, UUID id, Review review, long auditSeq, byte[] sealedFinding)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into decision_review"
                + " (decision, number, audit_seq, act, reviewer, reviewed_at, sealed)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setInt(2, review.number());
      insert.setLong(3, auditSeq);
      insert.setString(4, review.act().name());
      insert.setString(5, review.reviewer());
      insert.setObject(6, DecisionRows.utc(review.reviewedAt()));
      insert.setBytes(7, sealedFinding);
      insert.executeUpdate();
    }
  }

  /** In their order, each opened with the key of its decision. */
  static List<Review> of(Connection connection, UUID id, Keys keys, byte[] key)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select number, act, reviewer, reviewed_at, sealed from decision_review"
                + " where decision = ? order by number")) {
      select.setObject(1, id);
      List<Review> reviews = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Instant at = rows.getObject(4, OffsetDateTime.class).toInstant();
          byte[] sealed = rows.getBytes(5);
          reviews.add(
              new Review(
                  rows.getInt(1),
                  Act.valueOf(rows.getString(2)),
                  rows.getString(3),
                  at,
                  sealed == null
                      ? null
                      : new String(keys.open(key, id, sealed), StandardCharsets.UTF_8)));
        }
      }
      return reviews;
    }
  }
}
