package org.policyeligibility.spark;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.impact.Tally;

/**
 * The counters of a job. Those with a name are shown by Spark's user interface while it runs; those
 * of the results are exact, for Spark takes them from one attempt of each task that writes.
 */
record JobCounters(
    LongAccumulator rows,
    LongAccumulator rejected,
    LongAccumulator written,
    LongAccumulator ruleBases,
    MergedCount<Summary> summary,
    MergedCount<Tally> tally)
    implements Serializable {
  private static final long serialVersionUID = 1;

  static JobCounters of(JavaSparkContext context) {
    MergedCount<Summary> summary =
        new MergedCount<>(
            counts -> {
              Summary sum = new Summary();
              counts.forEach(sum::add);
              return sum;
            });
    MergedCount<Tally> tally =
        new MergedCount<>(
            counts -> {
              Tally sum = new Tally();
              counts.forEach(sum::add);
              return sum;
            });
    context.sc().register(summary);
    context.sc().register(tally);
    return new JobCounters(
        context.sc().longAccumulator("profiles read"),
        context.sc().longAccumulator("rows rejected"),
        context.sc().longAccumulator("result rows written"),
        context.sc().longAccumulator("rule bases loaded"),
        summary,
        tally);
  }
}
