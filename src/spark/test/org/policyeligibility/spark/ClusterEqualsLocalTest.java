package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.spark.TwoExecutors.SESSION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.Json;
import org.policyeligibility.batch.BatchOutput;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.draft.task.ImpactTask;
import org.policyeligibility.impact.ImpactRun;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.RuleFolder;

/**
 * Answers of a cluster against those of one machine. Of 10,000 profiles every row is compared; what
 * one machine writes is written by the parts of its own commands.
 */
class ClusterEqualsLocalTest {
  private static final int MANY = 10_000;
  private static final int FEW = 300;

  /** One that persons ask for, and one of enterprises. */
  static final List<String> BENEFITS = List.of("work-permit-age-65", "ip-pledge-financing");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Ruleset law;

  @TempDir private Path folder;

  @BeforeAll
  static void readTheLaw() {
    law = OneMachine.law();
  }

  private Path people(int count, long seed) throws IOException {
    return GeneratedPeople.lines(
        GeneratedPeople.profiles(count, seed, law, folder),
        500,
        folder.resolve("people-" + seed + ".ndjson"));
  }

  private static List<String> line(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--as-of", OneMachine.DAY.toString(), "--format", "json"));
    return line;
  }

  private static List<String> evaluate(Path people, Path to, String... more) {
    List<String> line = line("evaluate", "--population", people.toString(), "--to", to.toString());
    line.addAll(List.of(more));
    return line;
  }

  private static List<String> evaluateTwo(Path people, Path to, String... more) {
    List<String> line = evaluate(people, to, more);
    BENEFITS.forEach(benefit -> line.addAll(List.of("--benefit", benefit)));
    return line;
  }

  /** Every row of a folder as text, and every line of a file likewise. */
  private static void areEqual(Path cluster, Path local, StructType columns) {
    Dataset<Row> ours = texts(SESSION.read().parquet(cluster.toString()));
    Dataset<Row> theirs = texts(SESSION.read().schema(columns).json(local.toString()));
    assertThat(ours.count()).isEqualTo(theirs.count()).isPositive();
    assertThat(ours.exceptAll(theirs).takeAsList(3)).isEmpty();
  }

  private static Dataset<Row> texts(Dataset<Row> table) {
    return table.selectExpr("to_json(struct(*))");
  }

  @Test
  void ten_thousand_profiles_are_answered_as_on_one_machine_and_bad_rows_lie_apart()
      throws Exception {
    Path people = people(MANY, 1);
    Path local = folder.resolve("local.ndjson");
    Summary summary;
    try (Eligibility rules = ShippedRules.load()) {
      summary = OneMachine.evaluate(rules, BENEFITS, List.of(people), local);
    }
    Path to = folder.resolve("answers");
    TwoExecutors.Run run = TwoExecutors.run(evaluateTwo(people, to));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as("rows were rejected").isEqualTo(1);
    assertThat(run.out()).contains("\"work-permit-age-65\":\"");
    assertThat(run.counts()).isEqualTo(StrictJson.read(Json.text(summary.tree())));
    areEqual(to, local, AnswerRows.ANSWERS);
    areEqual(folder.resolve("answers.rejects"), BatchOutput.rejects(local), AnswerRows.REJECTS);
    assertThat(Duckdb.count(Duckdb.parquet(to)))
        .isEqualTo(SESSION.read().parquet(to.toString()).count());
    assertThat(Duckdb.columns(to))
        .containsExactly(
            "file VARCHAR",
            "row BIGINT",
            "own MAP(VARCHAR, VARCHAR)",
            "profile VARCHAR",
            "warnings VARCHAR[]",
            "benefit VARCHAR",
            "effect VARCHAR",
            "outcome VARCHAR",
            "clause VARCHAR",
            "reason VARCHAR",
            "missingFacts VARCHAR[]",
            "ruleset VARCHAR",
            "benefitTitle VARCHAR",
            "outcomeName VARCHAR",
            "clauseTitle VARCHAR",
            "missingLabels VARCHAR[]");
    assertThat(Duckdb.columns(folder.resolve("answers.rejects")))
        .containsExactly(
            "file VARCHAR",
            "row BIGINT",
            "own MAP(VARCHAR, VARCHAR)",
            "reasons VARCHAR[]",
            "written VARCHAR");
  }

  @Test
  void neither_the_number_of_partitions_nor_the_order_of_rows_shows() throws Exception {
    Random random = new Random(20_200_713);
    Map<String, Long> first = null;
    for (int i = 0; i < 4; i++) {
      Path to = folder.resolve("answers-" + i);
      String partitions = Integer.toString(1 + random.nextInt(12));
      TwoExecutors.run(
          evaluateTwo(people(FEW, random.nextInt(1_000)), to, "--partitions", partitions));
      Map<String, Long> answers =
          SESSION
              .read()
              .parquet(to.toString())
              .drop("file", "row")
              .selectExpr("to_json(struct(*)) AS line")
              .groupBy("line")
              .count()
              .collectAsList()
              .stream()
              .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
      assertThat(answers).as("%s partitions", partitions).hasSizeGreaterThanOrEqualTo(FEW);
      first = first == null ? answers : first;
      assertThat(answers).isEqualTo(first);
    }
  }

  @Test
  void a_draft_that_passed_the_checks_decides_as_on_one_machine() throws Exception {
    Path draft = OneMachine.draft(folder.resolve("draft"), "ageYears <= 65", "ageYears <= 62");
    Path people = people(FEW, 2);
    Path local = folder.resolve("local.ndjson");
    try (Eligibility rules = OneMachine.compiled(DraftRulesLoader.read(RuleFolder.read(draft)))) {
      OneMachine.evaluate(rules, List.of(), List.of(people), local);
    }
    Path to = folder.resolve("answers");
    assertThat(TwoExecutors.run(evaluate(people, to, draft.toString())).code()).isZero();
    areEqual(to, local, AnswerRows.ANSWERS);
  }

  @Test
  void a_draft_that_does_not_pass_the_checks_is_run_nowhere() throws Exception {
    Path draft =
        OneMachine.draft(folder.resolve("draft"), "ageYears <= 65", "ageYears <= System.exit( 1 )");
    Path to = folder.resolve("answers");
    TwoExecutors.Run run = TwoExecutors.run(evaluate(people(FEW, 2), to, draft.toString()));
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains(OneMachine.RULE);
    assertThat(to).doesNotExist();
  }

  @Test
  void an_impact_flips_whom_it_flips_on_one_machine() throws Exception {
    Path people =
        GeneratedPeople.lines(
            GeneratedPeople.profiles(MANY, 3, law, folder),
            Integer.MAX_VALUE,
            folder.resolve("people.ndjson"));
    Path draft = OneMachine.draft(folder.resolve("draft"), "ageYears <= 65", "ageYears <= 62");
    ImpactRun local = OneMachine.impact(people, draft);
    List<JsonNode> counts = new ArrayList<>();
    ImpactTask.counts(local.tally(), line -> counts.add(JSON.valueToTree(line)));
    Path to = folder.resolve("flips");
    TwoExecutors.Run run =
        TwoExecutors.run(
            line(
                "impact",
                OneMachine.RULES.toString(),
                draft.toString(),
                "--population",
                people.toString(),
                "--to",
                to.toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode printed = JSON.readTree(run.out());
    assertThat(printed.path("counts").findValuesAsText("key")).isNotEmpty();
    assertThat(printed.path("counts")).allSatisfy(ClusterEqualsLocalTest::isNamed);
    printed.path("counts").forEach(count -> ((ObjectNode) count).remove("name"));
    assertThat(printed.path("counts"))
        .map(Object::toString)
        .containsExactlyElementsOf(counts.stream().map(Object::toString).toList());
    assertThat(printed.path("profiles").asInt()).isEqualTo(MANY);
    assertThat(TwoExecutors.flips(SESSION.read().parquet(to.toString())))
        .containsExactlyInAnyOrderElementsOf(OneMachine.flips(local))
        .hasSizeGreaterThan(100);
    assertThat(Duckdb.columns(to))
        .containsExactly(
            "file VARCHAR",
            "row BIGINT",
            "own MAP(VARCHAR, VARCHAR)",
            "profile VARCHAR",
            "benefit VARCHAR",
            "clause VARCHAR",
            "kind VARCHAR",
            "before VARCHAR",
            "after VARCHAR",
            "base VARCHAR",
            "ruleset VARCHAR");
  }

  private static void isNamed(JsonNode count) {
    assertThat(count.path("name").asText()).isNotEmpty();
  }

  @Test
  void parquet_is_read_as_a_table_of_the_same_cells_is() throws Exception {
    List<Map<String, Object>> profiles = GeneratedPeople.profiles(FEW, 4, law, folder);
    Path typed = folder.resolve("people.parquet");
    Dataset<Row> table =
        SESSION
            .read()
            .schema(
                "id STRING, type STRING, citizenship STRING, birthDate DATE, provinceCode STRING,"
                    + " zoneTypes ARRAY<STRING>, techSme BOOLEAN")
            .json(lines(profiles).toString())
            .coalesce(1);
    table.write().parquet(typed.toString());
    Path csv = folder.resolve("people.csv");
    List<String> written = new ArrayList<>(List.of(String.join(",", table.columns())));
    SESSION
        .read()
        .parquet(typed.toString())
        .selectExpr(
            "concat_ws(',', id, type, coalesce(citizenship, ''), coalesce(CAST(birthDate AS"
                + " STRING), ''), coalesce(provinceCode, ''), array_join(coalesce(zoneTypes,"
                + " array()), '|'), coalesce(CAST(techSme AS STRING), ''))")
        .collectAsList()
        .forEach(row -> written.add(row.getString(0)));
    Files.write(csv, written);
    Path to = folder.resolve("of-parquet");
    Path toOfCsv = folder.resolve("of-csv");
    TwoExecutors.Run run = TwoExecutors.run(evaluateTwo(typed, to));
    assertThat(run.err()).isEmpty();
    TwoExecutors.run(evaluateTwo(csv, toOfCsv));
    Dataset<Row> ofParquet = SESSION.read().parquet(to.toString()).drop("file");
    Dataset<Row> ofCsv =
        SESSION
            .read()
            .parquet(toOfCsv.toString())
            .drop("file")
            .selectExpr("row - 1 AS row", "* EXCEPT (row)");
    assertThat(texts(ofParquet).count())
        .isEqualTo(texts(ofCsv).count())
        .isGreaterThanOrEqualTo(FEW);
    assertThat(texts(ofParquet).exceptAll(texts(ofCsv)).takeAsList(3)).isEmpty();
  }

  private Path lines(List<Map<String, Object>> profiles) throws IOException {
    return GeneratedPeople.lines(profiles, Integer.MAX_VALUE, folder.resolve("typed.ndjson"));
  }
}
