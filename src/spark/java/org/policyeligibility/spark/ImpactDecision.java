package org.policyeligibility.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.term.FaultInWords;
import org.policyeligibility.batch.BatchRow;
import org.policyeligibility.draft.task.RowBatch;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.impact.FlippedCase;
import org.policyeligibility.impact.Impact;
import org.policyeligibility.impact.Tally;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.InputFault;

/** The comparison of two laws over a partition's batches, as an executor is sent it. */
record ImpactDecision(Broadcast<PinnedImpact> impact, Language language, JobCounters counters)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Stable: a new column is added at the end. */
  static final StructType FLIPS =
      StructType.fromDDL(
          "file STRING, row BIGINT, own MAP<STRING, STRING>, profile STRING, benefit STRING,"
              + " clause STRING, kind STRING, before STRING, after STRING, base STRING,"
              + " ruleset STRING");

  /** The rows of the flips: a profile and a clause that comes out otherwise for it. */
  Iterator<Row> flips(Iterator<String> batches) {
    Impact analysis = impact.value().here(counters.ruleBases());
    Tally tally = new Tally();
    return new FlatIterator<>(
        batches,
        batch -> {
          List<Row> flips = new ArrayList<>();
          for (BatchRow row : RowBatch.of(batch).rows()) {
            List<String> reasons = new ArrayList<>();
            Optional<FlippedCase> flipped = decided(analysis, row, reasons, tally);
            counters.rows().add(reasons.isEmpty() ? 1 : 0);
            counters.rejected().add(reasons.isEmpty() ? 0 : 1);
            flipped.ifPresent(found -> add(row, found, flips));
          }
          counters.written().add(flips.size());
          return flips;
        },
        () -> counters.tally().add(tally));
  }

  private void add(BatchRow row, FlippedCase found, List<Row> flips) {
    found
        .flips()
        .forEach(
            flip ->
                flips.add(
                    RowFactory.create(
                        row.file(),
                        row.number(),
                        AnswerRows.own(row),
                        found.stated().profiles().get(0).type().code(),
                        flip.benefit(),
                        flip.clause(),
                        flip.kind().name().toLowerCase(Locale.ROOT),
                        name(flip.before()),
                        name(flip.after()),
                        impact.value().base().digest(),
                        impact.value().draft().digest())));
  }

  private static @Nullable String name(@Nullable Outcome outcome) {
    return outcome == null ? null : outcome.name();
  }

  /** The rows that are no profiles. */
  Iterator<Row> rejects(Iterator<String> batches) {
    Impact analysis = impact.value().here(counters.ruleBases());
    Tally counted = new Tally();
    return new FlatIterator<>(
        batches,
        batch -> {
          List<Row> rejects = new ArrayList<>();
          for (BatchRow row : RowBatch.of(batch).rows()) {
            List<String> reasons = new ArrayList<>();
            decided(analysis, row, reasons, counted);
            if (!reasons.isEmpty()) {
              rejects.add(AnswerRows.rejected(row, reasons));
            }
          }
          return rejects;
        },
        () -> {});
  }

  private Optional<FlippedCase> decided(
      Impact analysis, BatchRow row, List<String> reasons, Tally tally) {
    Text fault = row.fault();
    if (fault != null) {
      reasons.add(fault.in(language));
      return Optional.empty();
    }
    List<InputFault> faults = new ArrayList<>();
    Optional<FlippedCase> flipped =
        analysis.of(
            new PopulationRecord(row.number(), row.own(), row.profile(), row.titles()),
            faults,
            tally);
    FaultInWords words =
        new FaultInWords(analysis.vocabulary(), analysis.draft().register(), language);
    reasons.addAll(words.inRow(row.number(), row.titles(), row.profile(), faults));
    return flipped;
  }
}
