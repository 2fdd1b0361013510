package org.policyeligibility.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRow;
import org.policyeligibility.population.TableRow;
import org.policyeligibility.ruleset.Ruleset;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A Parquet file or folder as a table of cells, which the reader of all tables reads as profiles. A
 * row is numbered from 1 in its file, however Spark cuts it.
 *
 * @param name of the file or folder for the user
 * @param titles of the columns
 */
record ParquetTable(String name, List<String> titles) implements Serializable {
  private static final long serialVersionUID = 1;

  static ParquetTable of(SparkSession spark, String name) {
    return new ParquetTable(
        name, new ArrayList<>(Arrays.asList(spark.read().parquet(name).columns())));
  }

  /** The rows, each with the path of its file and its index there at the end. */
  JavaRDD<Row> rows(SparkSession spark) {
    Dataset<Row> table = spark.read().parquet(name);
    Stream<String> columns = titles.stream().map(title -> "`" + title.replace("`", "``") + "`");
    return table
        .select(
            Stream.concat(columns, Stream.of("_metadata.file_path", "_metadata.row_index"))
                .map(functions::col)
                .toArray(Column[]::new))
        .javaRDD();
  }

  /** The rows of a partition, not yet read as profiles. */
  Iterator<UnreadRow> unread(Iterator<Row> rows, Ruleset law) {
    Ahead ahead = new Ahead(rows);
    return new Iterator<>() {
      private String file = "";
      private Iterator<PopulationRow> open = List.<PopulationRow>of().iterator();

      @Override
      public boolean hasNext() {
        while (!open.hasNext() && ahead.row != null) {
          String path = path(ahead.row);
          file = fileName(path);
          open = Population.table(file, cells(ahead, path), law).rows();
        }
        return open.hasNext();
      }

      @Override
      public UnreadRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        PopulationRow row = open.next();
        return new UnreadRow(file, row.number(), row);
      }
    };
  }

  /** Rows of which the next is known. */
  private static final class Ahead {
    private final Iterator<Row> rows;
    private @Nullable Row row;

    Ahead(Iterator<Row> rows) {
      this.rows = rows;
      this.row = rows.hasNext() ? rows.next() : null;
    }

    Row take() {
      Row taken = row;
      if (taken == null) {
        throw new NoSuchElementException();
      }
      row = rows.hasNext() ? rows.next() : null;
      return taken;
    }
  }

  private String path(Row row) {
    return row.getString(titles.size());
  }

  /** As the user named it; of a folder, with the name of the part. */
  private String fileName(String path) {
    String part = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith("/" + part) || name.equals(part)
        ? name
        : (name.endsWith("/") ? name : name + "/") + part;
  }

  /** The titles, and the rows of one file. */
  private Iterator<TableRow> cells(Ahead ahead, String path) {
    return new Iterator<>() {
      private boolean begun;

      @Override
      public boolean hasNext() {
        Row next = ahead.row;
        return !begun || next != null && path(next).equals(path);
      }

      @Override
      public TableRow next() {
        if (!begun) {
          begun = true;
          return new TableRow(0, titles);
        }
        Row row = ahead.take();
        List<String> cells = new ArrayList<>(titles.size());
        for (int i = 0; i < titles.size(); i++) {
          cells.add(text(row.get(i)));
        }
        return new TableRow(row.getLong(titles.size() + 1) + 1, cells);
      }
    };
  }

  /** A typed value as a table would write it. */
  private static String text(@Nullable Object value) {
    if (value instanceof Iterable<?> values) {
      return String.join(
          "|",
          CollectionConverters.asJava(values.toSeq()).stream().map(ParquetTable::text).toList());
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number)
          ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
          : value.toString();
    }
    return value == null ? "" : value.toString();
  }
}
