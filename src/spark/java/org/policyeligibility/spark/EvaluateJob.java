package org.policyeligibility.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.LineFormat;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.cli.report.CountedNames;
import org.policyeligibility.cli.report.SummaryPage;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.profile.InputFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides every profile of a population, and writes a row for each profile and benefit. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "decides every profile of a population")
final class EvaluateJob implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private JobOptions options = new JobOptions();

  @Parameters(
      index = "0",
      paramLabel = "RULES",
      arity = "0..1",
      description = "a folder of rules; by default the law in the program")
  private @Nullable Path rules;

  @Option(names = "--clause", paramLabel = "ID", description = "only this clause")
  private List<String> clauses = new ArrayList<>();

  @Option(names = "--benefit", paramLabel = "ID", description = "only this benefit")
  private List<String> benefits = new ArrayList<>();

  @Option(names = "--outcome", paramLabel = "CODE", description = "only this outcome")
  private List<String> outcomes = new ArrayList<>();

  EvaluateJob(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    PinnedLaw law = PinnedLaw.of(rules);
    List<InputFault> faults = new EvalTask.Filters(clauses, benefits, outcomes).faults(law.read());
    if (!faults.isEmpty()) {
      faults.forEach(
          fault -> terminal.err().println(fault.pointer() + ": " + terminal.in(fault.message())));
      return ExitCode.FAILED;
    }
    SparkSession spark = SparkSession.builder().appName("policy evaluate").getOrCreate();
    ResultFolder results = new ResultFolder(spark, options, chosen(law));
    Optional<Object> before = results.begin();
    Summary summary =
        before.isPresent() && before.get() instanceof Map<?, ?> tree
            ? Summary.of(tree)
            : run(spark, law, results);
    new SummaryPage(terminal, summary, new CountedNames(law.read())).write(options.format());
    return summary.rejected() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private Map<String, String> chosen(PinnedLaw law) {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("RULES", law.fingerprint());
    terms.put("--clause", String.join(" ", clauses));
    terms.put("--benefit", String.join(" ", benefits));
    terms.put("--outcome", String.join(" ", outcomes));
    return terms;
  }

  private Summary run(SparkSession spark, PinnedLaw law, ResultFolder results) throws Exception {
    BatchQuery query =
        new BatchQuery(options.asOf(), terminal.language(), LineFormat.NDJSON, List.of());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JobCounters counters = JobCounters.of(context);
    Broadcast<PinnedRules> sent = context.broadcast(PinnedRules.of(law));
    PopulationRows population =
        new PopulationRows(
            spark, options.reading(), () -> sent.value().here(counters.ruleBases()).ruleset());
    population.look(
        options.population(), law.read(), note -> terminal.err().println(terminal.in(note)));
    JavaRDD<String> batches =
        population.spread(options.population(), options.partitions(context.defaultParallelism()));
    BatchDecision decision =
        new BatchDecision(
            sent,
            query.asOf(),
            query.language(),
            new ArrayList<>(clauses),
            new ArrayList<>(benefits),
            new ArrayList<>(outcomes),
            counters);
    results.writeAnswers(batches.mapPartitions(decision::answers), AnswerRows.ANSWERS);
    Summary summary = counters.summary().value();
    results.writeRejects(
        summary.rejected() == 0
            ? context.<Row>emptyRDD()
            : batches.mapPartitions(decision::rejects),
        AnswerRows.REJECTS);
    results.complete(summary.tree());
    return summary;
  }
}
