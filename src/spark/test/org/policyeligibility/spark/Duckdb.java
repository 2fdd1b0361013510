package org.policyeligibility.spark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/** A reader of results that has nothing of Spark, as an office would read them. */
final class Duckdb {
  private Duckdb() {}

  /** The rows of a query, each cell as text. */
  static List<List<String>> rows(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** A folder of Parquet as a table of a query. */
  static String parquet(Path folder) {
    return "read_parquet('" + folder + "/*.parquet')";
  }

  /** A file of JSON lines as a table of a query, with the columns that Spark's table has. */
  static String lines(Path file, StructType columns) {
    String types =
        List.of(columns.fields()).stream()
            .map(column -> column.name() + ": '" + type(column.dataType().simpleString()) + "'")
            .collect(Collectors.joining(", "));
    return "read_json('" + file + "', format = 'nd', columns = {" + types + "})";
  }

  private static String type(String spark) {
    return switch (spark) {
      case "string" -> "VARCHAR";
      case "bigint" -> "BIGINT";
      case "array<string>" -> "VARCHAR[]";
      case "map<string,string>" -> "MAP(VARCHAR, VARCHAR)";
      default -> throw new IllegalArgumentException(spark);
    };
  }

  /** The name and type of each column. */
  static List<String> columns(Path folder) throws SQLException {
    return rows("DESCRIBE SELECT * FROM " + parquet(folder)).stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .toList();
  }

  static long count(String table) throws SQLException {
    return Long.parseLong(rows("SELECT count(*) FROM " + table).get(0).get(0));
  }

  /** Rows of the first table that the second has not as often; three of them are enough to see. */
  static List<List<String>> missing(String first, String second) throws SQLException {
    return rows(
        "SELECT * FROM (SELECT * FROM "
            + first
            + " EXCEPT ALL SELECT * FROM "
            + second
            + ") LIMIT 3");
  }
}
