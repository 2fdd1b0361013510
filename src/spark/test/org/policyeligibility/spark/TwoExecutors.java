package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.message.Language;

/**
 * A cluster with two executors of one core each, on this machine: one for all tests, for it takes
 * seconds to start.
 */
final class TwoExecutors {
  static final SparkSession SESSION =
      SparkSession.builder()
          .master("local-cluster[2,1,1024]")
          .appName("tests")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.driver.host", "127.0.0.1")
          // On any port that is free: what it shows is looked at.
          .config("spark.ui.port", "0")
          .config("spark.ui.showConsoleProgress", "false")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
          .config("spark.executor.extraJavaOptions", System.getProperty("policy.executors"))
          .config("spark.sql.parquet.output.committer.class", FailingCommitter.class.getName())
          .getOrCreate();

  private TwoExecutors() {}

  /**
   * A run of the program.
   *
   * @param out on standard output
   * @param err on standard error
   */
  record Run(int code, String out, String err) {
    /** The counts that were printed as JSON, without what is counted in words. */
    Map<?, ?> counts() throws MalformedJson {
      Map<Object, Object> counts = new HashMap<>((Map<?, ?>) StrictJson.read(out.strip()));
      assertThat(counts.remove("names")).asString().contains("=");
      return counts;
    }
  }

  static Run run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), Map.of(), Language.EN, false);
    if (SESSION.sparkContext().isStopped()) {
      throw new IllegalStateException("the cluster is gone");
    }
    int code = PolicySpark.run(terminal, arguments.toArray(String[]::new));
    terminal.out().flush();
    terminal.err().flush();
    if (code > 1) {
      System.err.println(err);
    }
    return new Run(code, out.toString(), err.toString());
  }

  /** The flips of a result, each as {@link OneMachine#flip} writes it. */
  static List<String> flips(Dataset<Row> result) {
    return result.collectAsList().stream()
        .map(
            row ->
                OneMachine.flip(
                    row.getLong(1),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8)))
        .toList();
  }
}
