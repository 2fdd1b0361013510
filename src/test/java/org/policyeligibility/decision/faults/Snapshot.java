package org.policyeligibility.decision.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.store.Database;

/** A snapshot of the tables, read past the code under test. */
record Snapshot(List<Row> decisions, List<ReviewRow> reviews, List<Entry> log, long head) {
  private static final Pattern ACT = Pattern.compile("\"act\":\"([A-Z_]+)\"");

  /**
   * A decision.
   *
   * @param known whether it has the hash of its request
   * @param contents how many
   */
  record Row(
      UUID id,
      long auditSeq,
      String key,
      @Nullable UUID corrects,
      boolean erased,
      boolean known,
      int contents,
      int outcomes) {}

  /** A review. */
  record ReviewRow(UUID decision, int number, long auditSeq, String act, boolean sealed) {}

  /** An entry of the log. */
  record Entry(long seq, @Nullable UUID decision, Act act) {}

  static Snapshot of(Database database) {
    return database.transaction(
        handle -> {
          Connection on = handle.getConnection();
          return new Snapshot(decisions(on), reviews(on), log(on), head(on));
        });
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Connection on, String query, Reader<T> reader)
      throws SQLException {
    List<T> read = new ArrayList<>();
    try (PreparedStatement select = on.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        read.add(reader.read(rows));
      }
    }
    return read;
  }

  private static List<Row> decisions(Connection on) throws SQLException {
    return all(
        on,
        "select d.id, d.audit_seq, d.idempotency_key, d.corrects, d.erased_at, d.request_hash,"
            + " (select count(*) from decision_content c where c.decision = d.id),"
            + " (select count(*) from decision_outcome o where o.decision = d.id)"
            + " from decision d",
        row ->
            new Row(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5) != null,
                row.getBytes(6) != null,
                row.getInt(7),
                row.getInt(8)));
  }

  private static List<ReviewRow> reviews(Connection on) throws SQLException {
    return all(
        on,
        "select decision, number, audit_seq, act, sealed from decision_review"
            + " order by decision, number",
        row ->
            new ReviewRow(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                row.getBytes(5) != null));
  }

  private static List<Entry> log(Connection on) throws SQLException {
    return all(
        on,
        "select seq, decision, line from audit_entry order by seq",
        row -> {
          Matcher act = ACT.matcher(row.getString(3));
          if (!act.find()) {
            throw new IllegalStateException("an entry without an act");
          }
          return new Entry(row.getLong(1), row.getObject(2, UUID.class), Act.valueOf(act.group(1)));
        });
  }

  private static long head(Connection on) throws SQLException {
    return all(on, "select seq from audit_head", row -> row.getLong(1)).get(0);
  }
}
