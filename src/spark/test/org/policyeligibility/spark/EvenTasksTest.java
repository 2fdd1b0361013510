package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.spark.TwoExecutors.SESSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks that decide are of one size, whatever the sizes of the parts of a population. */
class EvenTasksTest {
  private static final int TASKS = 8;
  private static final int BATCH = 64;
  private static final String PERSON =
      "{\"type\":\"person\",\"citizenship\":\"FOREIGN\",\"birthDate\":\"1961-03-09\"}\n";

  @TempDir private Path folder;

  private String file(String name, int rows) throws IOException {
    Path file = folder.resolve(name + ".ndjson");
    return Files.writeString(file, PERSON.repeat(rows)).toString();
  }

  /** By task, the rows that it wrote. */
  private List<Long> rowsOfTasks(List<String> people) throws Exception {
    List<Long> rows = Collections.synchronizedList(new ArrayList<>());
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskType().equals("ResultTask")) {
              rows.add(end.taskMetrics().outputMetrics().recordsWritten());
            }
          }
        };
    List<String> line = new ArrayList<>(List.of("evaluate", "--as-of", "2024-06-01"));
    line.addAll(List.of("--to", folder.resolve("answers").toString()));
    line.addAll(List.of("--benefit", "work-permit-age-65"));
    line.addAll(List.of("--partitions", Integer.toString(TASKS), "--population"));
    line.addAll(people);
    SESSION.sparkContext().listenerBus().waitUntilEmpty();
    SESSION.sparkContext().addSparkListener(listener);
    assertThat(TwoExecutors.run(line).code()).isZero();
    SESSION.sparkContext().listenerBus().waitUntilEmpty();
    SESSION.sparkContext().removeSparkListener(listener);
    rows.removeIf(count -> count == 0);
    return rows;
  }

  @Test
  void a_part_with_a_hundred_times_the_rows_of_others_makes_no_task_larger() throws Exception {
    List<String> people = new ArrayList<>(List.of(file("large", 100 * BATCH)));
    for (int i = 0; i < 40; i++) {
      people.add(file("small-" + i, BATCH));
    }
    List<Long> rows = rowsOfTasks(people);
    assertThat(rows.stream().mapToLong(count -> count).sum()).isEqualTo(140 * BATCH);
    assertThat(rows)
        .hasSize(TASKS)
        .allSatisfy(count -> assertThat(count).isLessThan(140 * BATCH / TASKS * 3 / 2));
  }

  @Test
  void rows_that_are_all_alike_are_spread_like_any_others() throws Exception {
    List<Long> rows = rowsOfTasks(List.of(file("alike", 160 * BATCH)));
    assertThat(rows).hasSize(TASKS).containsOnly(20L * BATCH);
  }
}
