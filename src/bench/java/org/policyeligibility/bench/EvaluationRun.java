package org.policyeligibility.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Checks that all evaluations answer the same, measures them, and prints the ratios. */
public final class EvaluationRun {
  private static final double MEDIAN = 50;
  private static final String PRODUCT_LIMIT = "5.0";

  private EvaluationRun() {}

  /**
   * Measures.
   *
   * @param arguments the folder of the shipped law, the folder of compiled rules, and then what JMH
   *     understands; laws are chosen with {@code -p law=today,seven,today-person,80,1000,10000}
   */
  public static void main(String[] arguments) throws Exception {
    Path rules = Path.of(arguments[0]);
    Path kept = Path.of(arguments[1]);
    CommandLineOptions given =
        new CommandLineOptions(
            List.of(arguments).subList(2, arguments.length).toArray(new String[0]));
    List<String> laws =
        new ArrayList<>(given.getParameter("law").orElse(List.of(MeasuredLaw.TODAY, "80", "1000")));
    for (String law : laws) {
      verify(law, rules, kept);
    }
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(given)
                    .include(EvaluationBenchmark.class.getName())
                    .param("law", laws.toArray(String[]::new))
                    .param("rules", rules.toString())
                    .param("kept", kept.toString())
                    .addProfiler(ThreadTime.class)
                    .build())
            .run();
    print(laws, results);
  }

  private static void verify(String law, Path rules, Path kept) throws Exception {
    long before = System.nanoTime();
    MeasuredLaw measured = MeasuredLaw.of(law, rules, kept);
    long loaded = System.nanoTime();
    int met = measured.verify();
    System.out.printf(
        "law %s: %d clauses, ready after %.1f s, all evaluations agree on %d profiles;"
            + " %.1f clauses met by each%n",
        law,
        measured.ruleset().catalogue().size(),
        (loaded - before) / 1e9,
        measured.profiles().size(),
        (double) met / measured.profiles().size());
    measured.eligibility().close();
  }

  private static double median(RunResult result) {
    return Optional.ofNullable(result.getSecondaryResults().get(ThreadTime.LABEL))
        .orElseThrow()
        .getStatistics()
        .getPercentile(MEDIAN);
  }

  private static void print(List<String> laws, Collection<RunResult> results) {
    Map<String, Double> micros = new HashMap<>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      micros.put(
          result.getParams().getParam("law") + benchmark.substring(benchmark.lastIndexOf('.') + 1),
          median(result));
    }
    System.out.printf(
        "%nµs of processor time of one evaluation, median; ratios to plain Java in this run, at most %s for the trace%n",
        PRODUCT_LIMIT);
    System.out.println(
        "| clauses | plain: decision | plain: trace | decision | trace | JSON | decision / plain |"
            + " **trace / plain** | JSON / plain trace |");
    System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
    for (String law : laws) {
      double plainDecision = micros.getOrDefault(law + "plainDecision", Double.NaN);
      double plainTrace = micros.getOrDefault(law + "plainTrace", Double.NaN);
      double decision = micros.getOrDefault(law + "decision", Double.NaN);
      double trace = micros.getOrDefault(law + "trace", Double.NaN);
      double json = micros.getOrDefault(law + "json", Double.NaN);
      System.out.printf(
          "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f | **%.1f** | %.1f |%n",
          law,
          plainDecision,
          plainTrace,
          decision,
          trace,
          json,
          decision / plainDecision,
          trace / plainTrace,
          json / plainTrace);
    }
  }
}
