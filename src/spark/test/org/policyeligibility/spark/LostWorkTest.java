package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.spark.TwoExecutors.SESSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Eligibility;
import org.policyeligibility.ruleset.drools.ShippedRules;

/** Results of jobs of which a part is lost on the way: no row is missing, none is there twice. */
class LostWorkTest {
  private static final int PROFILES = 1_000;

  @TempDir private Path folder;
  private Path people;

  @BeforeEach
  void people() throws IOException {
    try (Eligibility rules = ShippedRules.load()) {
      people =
          GeneratedPeople.lines(
              GeneratedPeople.profiles(PROFILES, 5, rules.ruleset(), folder),
              500,
              folder.resolve("people.ndjson"));
    }
  }

  private TwoExecutors.Run evaluate(Path to, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--population",
                people.toString(),
                "--to",
                to.toString(),
                "--as-of",
                "2024-06-01",
                "--partitions",
                "12",
                "--outcome",
                "ELIGIBLE",
                "--outcome",
                "INDETERMINATE",
                "--format",
                "json"));
    line.addAll(List.of(more));
    return TwoExecutors.run(line);
  }

  private static Dataset<Row> texts(Path folder) {
    return SESSION.read().parquet(folder.toString()).selectExpr("to_json(struct(*))");
  }

  private static void areEqual(Path first, Path second) {
    assertThat(texts(first).count()).isEqualTo(texts(second).count()).isGreaterThan(PROFILES);
    assertThat(texts(first).exceptAll(texts(second)).takeAsList(3)).isEmpty();
  }

  @Test
  void a_task_that_is_lost_when_it_has_written_all_is_counted_once() {
    Path whole = folder.resolve("whole");
    Path lost = folder.resolve(FailingCommitter.FAILING);
    AtomicInteger failed = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            failed.addAndGet(end.taskInfo().successful() ? 0 : 1);
          }
        };
    TwoExecutors.Run expected = evaluate(whole);
    SESSION.sparkContext().addSparkListener(listener);
    TwoExecutors.Run run = evaluate(lost);
    SESSION.sparkContext().removeSparkListener(listener);
    assertThat(failed.get()).isGreaterThanOrEqualTo(6);
    assertThat(run.out()).as("the summary").isEqualTo(expected.out());
    areEqual(lost, whole);
  }

  @Test
  void an_executor_that_is_killed_in_the_middle_loses_and_doubles_nothing() {
    Path whole = folder.resolve("whole");
    Path lost = folder.resolve("lost");
    TwoExecutors.Run expected = evaluate(whole);
    Killer killer = new Killer();
    SESSION.sparkContext().addSparkListener(killer);
    TwoExecutors.Run run = evaluate(lost);
    SESSION.sparkContext().removeSparkListener(killer);
    assertThat(killer.killed).as("the process that was killed").isPositive();
    assertThat(killer.lost.get()).as("tasks that ran there").isPositive();
    assertThat(run.out()).as("the summary").isEqualTo(expected.out());
    areEqual(lost, whole);
    System.out.printf(
        "killed executor: process %d after %d tasks of the job; %d tasks were lost; %d rows of"
            + " answers, as without%n",
        killer.killed, Killer.AFTER, killer.lost.get(), texts(lost).count());
  }

  /** Kills the process of an executor when some tasks that write are done. */
  private static final class Killer extends SparkListener {
    private static final int AFTER = 4;

    private final AtomicInteger lost = new AtomicInteger();
    private int ended;
    private volatile long killed;

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (!end.taskInfo().successful()) {
        lost.incrementAndGet();
      }
      if (end.taskType().equals("ResultTask") && ++ended == AFTER) {
        // No other Java process is started by these tests.
        ProcessHandle.current()
            .children()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .findFirst()
            .ifPresent(
                process -> {
                  killed = process.pid();
                  process.destroyForcibly();
                });
      }
    }
  }

  @Test
  void a_job_that_was_stopped_is_begun_anew_and_a_complete_result_stays() throws IOException {
    Path to = folder.resolve("answers");
    Path expected = folder.resolve("expected");
    TwoExecutors.Run first = evaluate(expected);
    // As a job leaves it that was killed while it wrote.
    Files.createDirectories(to.resolve("_temporary/0"));
    Files.writeString(to.resolve("part-00000-half.snappy.parquet"), "half");
    TwoExecutors.Run refused = evaluate(to);
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err()).contains("--resume");
    TwoExecutors.Run resumed = evaluate(to, "--resume");
    assertThat(resumed.out()).isEqualTo(first.out());
    areEqual(to, expected);
    List<Path> files = list(to);
    TwoExecutors.Run again = evaluate(to, "--resume");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(list(to)).isEqualTo(files);
    TwoExecutors.Run other = evaluate(to, "--resume", "--benefit", "work-permit-age-65");
    assertThat(other.code()).isEqualTo(4);
    assertThat(other.err()).contains("--benefit");
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void a_folder_with_other_things_in_it_is_not_touched() throws IOException {
    Path to = Files.createDirectories(folder.resolve("answers"));
    Path mine = Files.writeString(to.resolve("thesis.txt"), "mine");
    TwoExecutors.Run run = evaluate(to, "--resume");
    assertThat(run.code()).isEqualTo(4);
    assertThat(mine).exists();
  }
}
