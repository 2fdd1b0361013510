package org.policyeligibility.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.BatchRow;
import org.policyeligibility.batch.LineFormat;
import org.policyeligibility.batch.RowEvaluator;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.draft.task.RowBatch;
import org.policyeligibility.message.Language;

/** The decision of a partition's batches, as an executor is sent it. */
record BatchDecision(
    Broadcast<PinnedRules> rules,
    LocalDate asOf,
    Language language,
    List<String> clauses,
    List<String> benefits,
    List<String> outcomes,
    JobCounters counters)
    implements Serializable {
  private static final long serialVersionUID = 1;

  private static final BatchRow NOWHERE =
      new BatchRow("", 0, Map.of(), Map.of(), Map.of(), null, "");

  private RowEvaluator evaluator() {
    EvalTask.Filters filters = new EvalTask.Filters(clauses, benefits, outcomes);
    return new RowEvaluator(
        rules.value().here(counters.ruleBases()),
        new BatchQuery(asOf, language, LineFormat.NDJSON, List.of()),
        filters::passes,
        filters::passes);
  }

  /** The rows of the answers. */
  Iterator<Row> answers(Iterator<String> batches) {
    RowEvaluator evaluator = evaluator();
    Summary summary = new Summary();
    return new FlatIterator<>(
        batches,
        batch -> {
          AnswerRows answers = new AnswerRows(rules.value().law().digest(), NOWHERE);
          Summary counted = evaluator.evaluate(RowBatch.of(batch).rows(), answers);
          summary.add(counted);
          counters.rows().add(counted.rows() - counted.rejected());
          counters.rejected().add(counted.rejected());
          counters.written().add(answers.rows().size());
          return answers.rows();
        },
        () -> counters.summary().add(summary));
  }

  /** The rows that are no profiles. */
  Iterator<Row> rejects(Iterator<String> batches) {
    RowEvaluator evaluator = evaluator();
    return new FlatIterator<>(
        batches,
        batch -> {
          List<Row> rejects = new ArrayList<>();
          for (BatchRow row : RowBatch.of(batch).rows()) {
            List<String> reasons = evaluator.faults(row);
            if (!reasons.isEmpty()) {
              rejects.add(AnswerRows.rejected(row, reasons));
            }
          }
          return rejects;
        },
        () -> {});
  }
}
