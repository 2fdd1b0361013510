package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.spark.TwoExecutors.SESSION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counters of a job as Spark's user interface has them, asked by HTTP as a monitor asks. */
class JobCountersTest {
  private static final int PROFILES = 1_000;
  private static final int EXECUTORS = 2;
  private static final String LOADED = "rule bases loaded";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private List<String> evaluate(Path people, String to, String... rules) {
    List<String> line = new ArrayList<>(List.of("evaluate"));
    line.addAll(List.of(rules));
    line.addAll(List.of("--population", people.toString(), "--as-of", "2024-06-01"));
    line.addAll(List.of("--to", folder.resolve(to).toString(), "--partitions", "12"));
    return line;
  }

  /** The counters of the stages of one job at its end, by name. */
  private static Map<String, Long> shown(List<String> line) throws Exception {
    SESSION.sparkContext().listenerBus().waitUntilEmpty();
    int before = stages().size();
    TwoExecutors.run(line);
    SESSION.sparkContext().listenerBus().waitUntilEmpty();
    List<JsonNode> stages = stages();
    Map<String, Long> shown = new HashMap<>();
    // The newest comes first; a counter has its sum where it was last added to.
    for (JsonNode stage : stages.subList(0, stages.size() - before)) {
      for (JsonNode counter : stage.path("accumulatorUpdates")) {
        shown.merge(counter.path("name").asText(), counter.path("value").asLong(), Math::max);
      }
    }
    return shown;
  }

  private static List<JsonNode> stages() throws IOException {
    String address =
        SESSION.sparkContext().uiWebUrl().get()
            + "/api/v1/applications/"
            + SESSION.sparkContext().applicationId()
            + "/stages";
    List<JsonNode> stages = new ArrayList<>();
    try (InputStream answer = URI.create(address).toURL().openStream()) {
      JSON.readTree(answer).forEach(stages::add);
    }
    return stages;
  }

  private Path people() throws IOException {
    return GeneratedPeople.lines(
        GeneratedPeople.profiles(PROFILES, 6, OneMachine.law(), folder),
        500,
        folder.resolve("people.ndjson"));
  }

  @Test
  void the_interface_shows_how_many_rows_were_read_rejected_and_written() throws Exception {
    Map<String, Long> shown = shown(evaluate(people(), "answers"));
    assertThat(shown)
        .containsEntry("profiles read", (long) PROFILES)
        .containsEntry("rows rejected", 4L)
        .containsEntry(
            "result rows written",
            SESSION.read().parquet(folder.resolve("answers").toString()).count());
  }

  @Test
  void an_executor_loads_the_rule_base_of_a_law_once_for_all_its_tasks() throws Exception {
    Path draft = OneMachine.draft(folder.resolve("draft"), "ageYears <= 65", "ageYears <= 61");
    Path people = people();
    assertThat(shown(evaluate(people, "answers", draft.toString())).get(LOADED))
        .isBetween(1L, (long) EXECUTORS);
    assertThat(shown(evaluate(people, "again", draft.toString())).getOrDefault(LOADED, 0L))
        .as("in the same executors")
        .isLessThan(EXECUTORS);
  }
}
