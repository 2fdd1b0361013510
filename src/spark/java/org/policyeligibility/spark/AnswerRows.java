package org.policyeligibility.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.policyeligibility.batch.AnswerSink;
import org.policyeligibility.batch.BatchRow;
import org.policyeligibility.batch.BenefitLine;
import org.policyeligibility.profile.ProfileType;
import scala.jdk.javaapi.CollectionConverters;

/** The table of answers: a row for each benefit of a profile, as one machine writes a line. */
final class AnswerRows implements AnswerSink {
  /** Stable: a new column is added at the end. */
  static final StructType ANSWERS =
      StructType.fromDDL(
          "file STRING, row BIGINT, own MAP<STRING, STRING>, profile STRING,"
              + " warnings ARRAY<STRING>, benefit STRING, effect STRING, outcome STRING,"
              + " clause STRING, reason STRING, missingFacts ARRAY<STRING>, ruleset STRING,"
              + " benefitTitle STRING, outcomeName STRING, clauseTitle STRING,"
              + " missingLabels ARRAY<STRING>");

  /** Stable, likewise. */
  static final StructType REJECTS =
      StructType.fromDDL(
          "file STRING, row BIGINT, own MAP<STRING, STRING>, reasons ARRAY<STRING>,"
              + " written STRING");

  private final String digest;
  private final List<Row> rows = new ArrayList<>();
  private BatchRow place;
  private String profile = "";
  private String[] warnings = {};

  /**
   * An empty table.
   *
   * @param nowhere before the first row
   */
  AnswerRows(String digest, BatchRow nowhere) {
    this.digest = digest;
    this.place = nowhere;
  }

  List<Row> rows() {
    return rows;
  }

  /** The office's own columns, as Spark takes a map. */
  static Object own(BatchRow row) {
    return CollectionConverters.asScala(row.own());
  }

  static Row rejected(BatchRow row, List<String> reasons) {
    return RowFactory.create(
        row.file(), row.number(), own(row), reasons.toArray(String[]::new), row.written());
  }

  /** Bad rows have a table of their own. */
  @Override
  public void reject(BatchRow row, List<String> reasons) {}

  @Override
  public void row(BatchRow row, ProfileType type, List<String> told) {
    place = row;
    profile = type.code();
    warnings = told.toArray(String[]::new);
  }

  @Override
  public void benefit(BenefitLine line) {
    rows.add(
        RowFactory.create(
            place.file(),
            place.number(),
            own(place),
            profile,
            warnings,
            line.benefit(),
            line.effect().name().toLowerCase(Locale.ROOT),
            line.outcome().name(),
            line.clause(),
            line.reason(),
            line.missing().toArray(String[]::new),
            digest,
            line.benefitTitle(),
            line.outcomeName(),
            line.clauseTitle(),
            line.missingLabels().toArray(String[]::new)));
  }
}
