package org.policyeligibility.decision;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Language;
import org.policyeligibility.store.Keys;

/** Decisions as rows. */
final class DecisionRows {
  private static final String COLUMNS =
      "select d.id, d.audit_seq, d.organisation, d.asked_by, d.reference, d.purpose,"
          + " d.legal_basis, d.as_of, d.language, r.version, d.ruleset, d.decided_at, d.keep_until,"
          + " d.corrects, c.id as corrected_by, d.erased_at"
          + " from decision d join ruleset r on r.digest = d.ruleset"
          + " left join decision c on c.corrects = d.id";

  private DecisionRows() {}

  static void insert(Connection connection, Decision decision, String key, Hashes hashes)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into decision (id, audit_seq, organisation, asked_by, reference, purpose,"
                + " legal_basis, as_of, language, ruleset, decided_at, keep_until, corrects,"
                + " idempotency_key, request_hash, subject_hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, decision.id());
      insert.setLong(2, decision.auditSeq());
      insert.setString(3, decision.organisation());
      insert.setString(4, decision.askedBy());
      insert.setString(5, decision.reference());
      insert.setString(6, decision.purpose().name());
      insert.setString(7, decision.basis().name());
      insert.setObject(8, decision.asOf());
      insert.setString(9, decision.language().name());
      insert.setString(10, decision.law().digest());
      insert.setObject(11, utc(decision.decidedAt()));
      insert.setObject(12, decision.keepUntil());
      insert.setObject(13, decision.corrects());
      insert.setString(14, key);
      insert.setBytes(15, hashes.request());
      insert.setBytes(16, hashes.subject());
      insert.executeUpdate();
    }
  }

  /**
   * What a request and a person are known by.
   *
   * @param subject null where nobody is named
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hashes(byte[] request, byte @Nullable [] subject) {
    /** What a request is known by. */
    static byte[] request(Keys keys, String organisation, byte[] request) {
      return keys.indexed(request, "request", organisation);
    }
  }

  static void insertOutcomes(Connection connection, UUID id, Map<String, Outcome> outcomes)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into decision_outcome (decision, benefit, outcome) values (?, ?, ?)")) {
      for (Map.Entry<String, Outcome> one : outcomes.entrySet()) {
        insert.setObject(1, id);
        insert.setString(2, one.getKey());
        insert.setString(3, one.getValue().name());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** One of an organisation. */
  static Optional<Decision> find(Connection connection, String organisation, UUID id)
      throws SQLException {
    List<Decision> found =
        select(connection, COLUMNS + " where d.organisation = ? and d.id = ?", organisation, id);
    return found.stream().findFirst();
  }

  /** That of a key, and the hash of the request that it was used for; null when erased. */
  static Optional<Claimed> claimed(Connection connection, String organisation, String key)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, request_hash from decision where organisation = ? and idempotency_key = ?")) {
      select.setString(1, organisation);
      select.setString(2, key);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(new Claimed(rows.getObject(1, UUID.class), rows.getBytes(2)))
            : Optional.empty();
      }
    }
  }

  /** A decision by its key. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Claimed(UUID id, byte @Nullable [] request) {}

  /** The place in the log of the last one about a person; 0 where there is none. */
  static long lastAbout(Connection connection, String organisation, byte[] subject)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select coalesce(max(audit_seq), 0) from decision"
                + " where organisation = ? and subject_hash = ?")) {
      select.setString(1, organisation);
      select.setBytes(2, subject);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * The first one about a person of those between two places in the log.
   *
   * @param after it stands behind this
   * @param through and not behind that
   */
  static Optional<Decision> about(
      Connection connection, String organisation, byte[] subject, long after, long through)
      throws SQLException {
    return select(
            connection,
            COLUMNS
                + " where d.organisation = ? and d.subject_hash = ?"
                + " and d.audit_seq > ? and d.audit_seq <= ? order by d.audit_seq limit 1",
            organisation,
            subject,
            after,
            through)
        .stream()
        .findFirst();
  }

  static List<Decision> search(Connection connection, String organisation, Search search)
      throws SQLException {
    StringBuilder query = new StringBuilder(COLUMNS).append(" where d.organisation = ?");
    List<Object> values = new ArrayList<>();
    values.add(organisation);
    add(query, values, " and d.reference = ?", search.reference());
    add(query, values, " and d.decided_at >= ?", utc(search.from()));
    add(query, values, " and d.decided_at < ?", utc(search.before()));
    if (search.benefit() != null || search.outcome() != null) {
      query.append(" and exists (select 1 from decision_outcome o where o.decision = d.id");
      add(query, values, " and o.benefit = ?", search.benefit());
      add(query, values, " and o.outcome = ?", search.outcome());
      query.append(")");
    }
    if (search.after() != null) {
      query.append(" and (d.decided_at < ? or (d.decided_at = ? and d.id < ?))");
      values.add(utc(search.after().decidedAt()));
      values.add(utc(search.after().decidedAt()));
      values.add(search.after().id());
    }
    query.append(" order by d.decided_at desc, d.id desc limit ?");
    values.add(search.most());
    return select(connection, query.toString(), values.toArray());
  }

  private static void add(
      StringBuilder query, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      query.append(condition);
      values.add(value);
    }
  }

  private static List<Decision> select(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof byte[] bytes) {
          select.setBytes(i + 1, bytes);
        } else {
          select.setObject(i + 1, values[i]);
        }
      }
      List<Decision> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(decision(rows));
        }
      }
      return found;
    }
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getObject("id", UUID.class),
        row.getLong("audit_seq"),
        row.getString("organisation"),
        row.getString("asked_by"),
        row.getString("reference"),
        Purpose.valueOf(row.getString("purpose")),
        LegalBasis.valueOf(row.getString("legal_basis")),
        row.getObject("as_of", LocalDate.class),
        Language.valueOf(row.getString("language")),
        new Decision.Law(row.getString("version"), row.getString("ruleset")),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getObject("keep_until", LocalDate.class),
        row.getObject("corrects", UUID.class),
        row.getObject("corrected_by", UUID.class),
        instant(row.getObject("erased_at", OffsetDateTime.class)),
        List.of());
  }

  /**
   * Marks decisions whose content is past its time or is to go: what they are found by goes, too.
   */
  static void erase(Connection connection, UUID id, Instant at) throws SQLException {
    for (String table : List.of("decision_outcome", "decision_content")) {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from " + table + " where decision = ?")) {
        delete.setObject(1, id);
        delete.executeUpdate();
      }
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update decision_review set sealed = null where decision = ?")) {
      update.setObject(1, id);
      update.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update decision set erased_at = ?, request_hash = null, subject_hash = null"
                + " where id = ?")) {
      update.setObject(1, utc(at));
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  /** Some whose last day has passed and whose content is still there. */
  static List<Due> due(Connection connection, LocalDate today, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id, organisation from decision where keep_until < ? and erased_at is null"
                + " order by keep_until, id limit ?")) {
      select.setDate(1, Date.valueOf(today));
      select.setInt(2, most);
      List<Due> due = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          due.add(new Due(rows.getObject(1, UUID.class), rows.getString(2)));
        }
      }
      return due;
    }
  }

  /** One that is past its time. */
  record Due(UUID id, String organisation) {}

  /** Holds a decision until the end of the transaction; false where it is erased or not there. */
  static boolean hold(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id from decision where id = ? and erased_at is null for update")) {
      select.setObject(1, id);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
