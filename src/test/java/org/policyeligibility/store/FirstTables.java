package org.policyeligibility.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database as the first program made and filled it: the tables of V1, and nothing since. */
public final class FirstTables {
  /** Tables that others refer to come first. */
  private static final List<String> TABLES =
      List.of(
          "ruleset order by digest",
          "audit_entry order by seq",
          "audit_head order by one",
          "decision order by audit_seq",
          "decision_content order by decision",
          "decision_outcome order by decision",
          "decision_review order by decision, number");

  private FirstTables() {}

  /** Makes them in an empty database, with what is in another. */
  public static void make(DatabaseSettings empty, DatabaseSettings filled) {
    Flyway.configure()
        .dataSource(empty.url(), empty.user(), empty.password())
        .locations("classpath:store")
        .target("1")
        .placeholders(Map.of("bytes", empty.isPostgresql() ? "bytea" : "varbinary(1048576)"))
        .load()
        .migrate();
    try (Connection from = connect(filled);
        Connection to = connect(empty)) {
      to.setAutoCommit(false);
      try (Statement delete = to.createStatement()) {
        delete.execute("delete from audit_head");
      }
      for (String table : TABLES) {
        copy(from, to, table);
      }
      to.commit();
    } catch (SQLException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  /** The columns that a table had at first; later ones are left out. */
  private static List<String> columns(Connection to, String table) throws SQLException {
    try (Statement select = to.createStatement();
        ResultSet none = select.executeQuery("select * from " + table + " where 1 = 0")) {
      ResultSetMetaData columns = none.getMetaData();
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        names.add(columns.getColumnName(column));
      }
      return names;
    }
  }

  private static void copy(Connection from, Connection to, String ordered) throws SQLException {
    String table = ordered.split(" ", 2)[0];
    List<String> names = columns(to, table);
    int columns = names.size();
    try (Statement select = from.createStatement();
        ResultSet rows =
            select.executeQuery("select " + String.join(", ", names) + " from " + ordered)) {
      String values = String.join(", ", Collections.nCopies(columns, "?"));
      try (PreparedStatement insert =
          to.prepareStatement("insert into " + table + " values (" + values + ")")) {
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            insert.setObject(column, rows.getObject(column));
          }
          insert.executeUpdate();
        }
      }
    }
  }
}
