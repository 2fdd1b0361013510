package org.policyeligibility.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.policyeligibility.cli.report.CountedNames;
import org.policyeligibility.cli.report.ImpactPage;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.draft.task.ImpactTask;
import org.policyeligibility.impact.NoChange;
import org.policyeligibility.impact.Tally;
import org.policyeligibility.impact.TestedFacts;
import org.policyeligibility.ruleset.Ruleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a draft with a law over a population, and writes a row for each flip. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description = "says what a draft does to whom, over a population")
final class ImpactJob implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;

  @Mixin private JobOptions options = new JobOptions();

  @Parameters(index = "0", paramLabel = "BASE", description = "a folder of rules")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "DRAFT", description = "a folder of rules")
  private Path draft = Path.of("");

  @Option(names = "--everything", description = "decides clauses that do not differ, too")
  private boolean everything;

  ImpactJob(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    PinnedLaw before = PinnedLaw.of(base);
    PinnedLaw after = PinnedLaw.of(draft);
    SparkSession spark = SparkSession.builder().appName("policy impact").getOrCreate();
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("BASE", before.fingerprint());
    terms.put("DRAFT", after.fingerprint());
    terms.put("--everything", Boolean.toString(everything));
    ResultFolder results = new ResultFolder(spark, options, terms);
    Optional<Object> known = results.begin();
    List<Map<String, Object>> counted =
        known.isPresent() ? List.of() : run(spark, before, after, results);
    List<JsonNode> lines = new ArrayList<>();
    JSON.valueToTree(known.orElse(counted)).forEach(lines::add);
    new ImpactPage(terminal, new CountedNames(after.read(), before.read()), List.of(), lines)
        .write(options.format());
    return lines.stream().anyMatch(line -> line.path("rejected").asLong() > 0)
        ? ExitCode.FINDINGS
        : ExitCode.OK;
  }

  private List<Map<String, Object>> run(
      SparkSession spark, PinnedLaw before, PinnedLaw after, ResultFolder results)
      throws Exception {
    long began = System.nanoTime();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JobCounters counters = JobCounters.of(context);
    Broadcast<PinnedImpact> sent =
        context.broadcast(PinnedImpact.of(before, after, options.asOf(), everything));
    PopulationRows population =
        new PopulationRows(
            spark, options.reading(), () -> sent.value().here(counters.ruleBases()).draft());
    population.look(
        options.population(), after.read(), note -> terminal.err().println(terminal.in(note)));
    JavaRDD<String> batches =
        population.spread(options.population(), options.partitions(context.defaultParallelism()));
    ImpactDecision decision = new ImpactDecision(sent, terminal.language(), counters);
    results.writeAnswers(batches.mapPartitions(decision::flips), ImpactDecision.FLIPS);
    Tally tally = counters.tally().value();
    long rejected = counters.rejected().value();
    results.writeRejects(
        rejected == 0 ? context.<Row>emptyRDD() : batches.mapPartitions(decision::rejects),
        AnswerRows.REJECTS);
    List<Map<String, Object>> lines = new ArrayList<>();
    ImpactTask.counts(tally, lines::add);
    lines.add(Map.of("rejected", rejected));
    lines.add(end(before, after, tally, (System.nanoTime() - began) / NANOS));
    results.complete(lines);
    return lines;
  }

  private Map<String, Object> end(PinnedLaw before, PinnedLaw after, Tally tally, double seconds) {
    Ruleset base = before.read();
    Ruleset draft = after.read();
    Comparison comparison = Comparison.of(base, draft);
    String reason =
        NoChange.reason(base, draft, comparison, options.asOf(), tally)
            .map(terminal::in)
            .orElse("");
    return ImpactTask.end(
        tally,
        seconds,
        reason,
        ImpactTask.unstated(
            TestedFacts.of(base, draft, comparison, options.asOf()).unstated(draft, tally),
            terminal.language()));
  }
}
