package org.policyeligibility.draft.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.policyeligibility.Eligibility;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.BatchResult;
import org.policyeligibility.batch.BatchRow;
import org.policyeligibility.batch.Mapped;
import org.policyeligibility.batch.RowEvaluator;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.draft.DraftContext;
import org.policyeligibility.draft.DraftLimits;
import org.policyeligibility.draft.DraftRequest;
import org.policyeligibility.draft.DraftTask;
import org.policyeligibility.population.OrderedBatches;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * The task behind {@code evaluate}: decides batches of rows. The shipped rules decide in this
 * process; a draft in one of its own, to which each batch is a line and which answers with a line.
 */
public final class BatchTask implements DraftTask {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ROWS = "rows";
  private static final String ANSWERS = "answers";
  private static final String REJECTS = "rejects";
  private static final String SUMMARY = "summary";

  /**
   * How rows are decided.
   *
   * @param filters which results are written and counted
   * @param workers at the same time
   */
  public record Arguments(BatchQuery query, EvalTask.Filters filters, int workers) {}

  /** As the process that runs it asks for. */
  public BatchTask() {}

  /**
   * Decides every batch.
   *
   * @param limits of the process in which a draft decides
   * @throws FaultyRuleset with every fault, where the rules have some
   */
  public static void each(
      RuleFiles files,
      Arguments arguments,
      DraftLimits limits,
      CompiledCache cache,
      Iterator<List<UnreadRow>> batches,
      Consumer<BatchResult> results)
      throws FaultyRuleset {
    if (files.fingerprint().equals(ShippedRules.fingerprint())) {
      try (Eligibility rules = ShippedRules.load(() -> files)) {
        decide(rules, arguments, batches, BatchTask::read, results);
      }
      return;
    }
    Iterator<String> lines = new Mapped<>(batches, batch -> new RowBatch(read(batch)).text());
    RulesTask.each(
        DraftRequest.of(BatchTask.class, files).reading(() -> lines),
        arguments,
        limits,
        cache,
        line -> results.accept(result(line)));
  }

  private static <A> void decide(
      Eligibility rules,
      Arguments arguments,
      Iterator<A> batches,
      Function<A, List<BatchRow>> read,
      Consumer<BatchResult> results) {
    RowEvaluator rows =
        new RowEvaluator(
            rules, arguments.query(), arguments.filters()::passes, arguments.filters()::passes);
    OrderedBatches.each(
        batches, arguments.workers(), batch -> rows.evaluate(read.apply(batch)), results);
  }

  private static List<BatchRow> read(List<UnreadRow> rows) {
    return rows.stream().map(UnreadRow::read).toList();
  }

  @Override
  public void run(DraftContext work) throws FaultyRuleset {
    Eligibility rules = RulesTask.compiled(work.ruleset(DraftContext.DRAFT), work);
    decide(
        rules,
        RulesTask.arguments(work, Arguments.class),
        work.lines(),
        line -> RowBatch.of(line).rows(),
        result -> work.write(view(result)));
  }

  private static Map<String, Object> view(BatchResult result) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put(ROWS, result.rows());
    view.put(ANSWERS, result.answers());
    view.put(REJECTS, result.rejects());
    view.put(SUMMARY, result.summary().tree());
    return view;
  }

  private static BatchResult result(JsonNode line) {
    try {
      return new BatchResult(
          line.path(ROWS).asInt(),
          line.path(ANSWERS).binaryValue(),
          line.path(REJECTS).binaryValue(),
          Summary.of(JSON.convertValue(line.path(SUMMARY), Map.class)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
