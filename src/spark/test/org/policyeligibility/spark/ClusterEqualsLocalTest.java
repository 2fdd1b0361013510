package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.spark.TwoExecutors.SESSION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.Json;
import org.policyeligibility.batch.BatchInput;
import org.policyeligibility.batch.BatchOutput;
import org.policyeligibility.batch.BatchQuery;
import org.policyeligibility.batch.BatchRun;
import org.policyeligibility.batch.LineFormat;
import org.policyeligibility.batch.RowEvaluator;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.batch.UnreadRow;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.draft.task.ImpactTask;
import org.policyeligibility.impact.Flip;
import org.policyeligibility.impact.FlippedCase;
import org.policyeligibility.impact.Impact;
import org.policyeligibility.impact.ImpactRun;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.OrderedBatches;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.IncrementalCompilation;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;

/**
 * Answers of a cluster against those of one machine. Of 10,000 profiles every row is compared; what
 * one machine writes is written by the parts of its own commands.
 */
class ClusterEqualsLocalTest {
  private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
  private static final int MANY = 10_000;
  private static final int FEW = 300;
  private static final Path RULES = Path.of("rules");
  private static final String RULE = "guofa-2020-7/5.3-work-permit-age-65/rule.drl";

  /** One that persons ask for, and one of enterprises. */
  private static final List<String> BENEFITS = List.of("work-permit-age-65", "ip-pledge-financing");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Vocabulary vocabulary;

  @TempDir private Path folder;

  @BeforeAll
  static void law() {
    try (Eligibility rules = ShippedRules.load()) {
      vocabulary = rules.ruleset().vocabulary();
    }
  }

  private Path people(int count, long seed) throws IOException {
    return GeneratedPeople.lines(
        GeneratedPeople.profiles(count, seed, vocabulary, folder),
        500,
        folder.resolve("people-" + seed + ".ndjson"));
  }

  private static List<String> line(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--as-of", DAY.toString(), "--format", "json"));
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

  /** By the parts of the command of one machine. */
  private Summary local(Eligibility rules, List<String> benefits, Path people, Path to)
      throws IOException {
    BatchInput input = BatchInput.of(List.of(people), vocabulary, Population.Options.USUAL);
    RowEvaluator evaluator =
        new RowEvaluator(
            rules,
            new BatchQuery(DAY, Language.EN, LineFormat.NDJSON, input.own()),
            new EvalTask.Filters(List.of(), benefits, List.of())::passes);
    try (BatchOutput out =
        BatchOutput.begin(
            to, BatchOutput.rejects(to), Map.of(), LineFormat.NDJSON.encoder(input.own()))) {
      new BatchRun(input, out, (rows, position) -> {})
          .run(
              (batches, results) ->
                  OrderedBatches.each(
                      batches,
                      2,
                      batch -> evaluator.evaluate(batch.stream().map(UnreadRow::read).toList()),
                      results));
      return out.summary();
    }
  }

  private static Eligibility compiled(Ruleset rules) {
    return new Eligibility(rules, IncrementalCompilation.of(rules, List.of()).engine());
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

  /** A draft that differs in a clause. */
  private Path draft(String said, String instead) throws IOException {
    Path draft = folder.resolve("draft");
    RuleFiles files = RuleFolder.read(RULES);
    for (String path : files.paths()) {
      Files.createDirectories(draft.resolve(path).getParent());
      String text = String.valueOf(files.text(path));
      Files.writeString(
          draft.resolve(path), path.equals(RULE) ? text.replace(said, instead) : text);
    }
    return draft;
  }

  @Test
  void ten_thousand_profiles_are_answered_as_on_one_machine_and_bad_rows_lie_apart()
      throws Exception {
    Path people = people(MANY, 1);
    Path local = folder.resolve("local.ndjson");
    Summary summary;
    try (Eligibility rules = ShippedRules.load()) {
      summary = local(rules, BENEFITS, people, local);
    }
    Path to = folder.resolve("answers");
    TwoExecutors.Run run = TwoExecutors.run(evaluateTwo(people, to));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as("rows were rejected").isEqualTo(1);
    assertThat(StrictJson.read(run.out().strip()))
        .isEqualTo(StrictJson.read(Json.text(summary.tree())));
    areEqual(to, local, AnswerRows.ANSWERS);
    areEqual(folder.resolve("answers.rejects"), BatchOutput.rejects(local), AnswerRows.REJECTS);
    assertThat(duckdb(to, "SELECT count(*) FROM "))
        .containsExactly(List.of(Long.toString(SESSION.read().parquet(to.toString()).count())));
    assertThat(duckdb(to, "DESCRIBE SELECT * FROM ").stream().map(row -> row.subList(0, 2)))
        .containsExactly(
            List.of("file", "VARCHAR"),
            List.of("row", "BIGINT"),
            List.of("own", "MAP(VARCHAR, VARCHAR)"),
            List.of("profile", "VARCHAR"),
            List.of("warnings", "VARCHAR[]"),
            List.of("benefit", "VARCHAR"),
            List.of("effect", "VARCHAR"),
            List.of("outcome", "VARCHAR"),
            List.of("clause", "VARCHAR"),
            List.of("reason", "VARCHAR"),
            List.of("missingFacts", "VARCHAR[]"),
            List.of("ruleset", "VARCHAR"));
  }

  /** A reader of Parquet that has nothing of Spark. */
  private static List<List<String>> duckdb(Path folder, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(query + "read_parquet('" + folder + "/*.parquet')")) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
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
    Path draft = draft("ageYears <= 65", "ageYears <= 62");
    Path people = people(FEW, 2);
    Path local = folder.resolve("local.ndjson");
    try (Eligibility rules = compiled(DraftRulesLoader.read(RuleFolder.read(draft)))) {
      local(rules, List.of(), people, local);
    }
    Path to = folder.resolve("answers");
    assertThat(TwoExecutors.run(evaluate(people, to, draft.toString())).code()).isZero();
    areEqual(to, local, AnswerRows.ANSWERS);
  }

  @Test
  void a_draft_that_does_not_pass_the_checks_is_run_nowhere() throws Exception {
    Path draft = draft("ageYears <= 65", "ageYears <= System.exit( 1 )");
    Path to = folder.resolve("answers");
    TwoExecutors.Run run = TwoExecutors.run(evaluate(people(FEW, 2), to, draft.toString()));
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains(RULE);
    assertThat(to).doesNotExist();
  }

  @Test
  void an_impact_flips_whom_it_flips_on_one_machine() throws Exception {
    Path people =
        GeneratedPeople.lines(
            GeneratedPeople.profiles(MANY, 3, vocabulary, folder),
            Integer.MAX_VALUE,
            folder.resolve("people.ndjson"));
    Path draft = draft("ageYears <= 65", "ageYears <= 62");
    ImpactRun local = localImpact(people, draft);
    List<JsonNode> counts = new ArrayList<>();
    ImpactTask.counts(local.tally(), line -> counts.add(JSON.valueToTree(line)));
    Path to = folder.resolve("flips");
    TwoExecutors.Run run =
        TwoExecutors.run(
            line(
                "impact",
                RULES.toString(),
                draft.toString(),
                "--population",
                people.toString(),
                "--to",
                to.toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode printed = JSON.readTree(run.out());
    assertThat(printed.path("counts").findValuesAsText("key")).isNotEmpty();
    assertThat(printed.path("counts"))
        .map(Object::toString)
        .containsExactlyElementsOf(counts.stream().map(Object::toString).toList());
    assertThat(printed.path("profiles").asInt()).isEqualTo(MANY);
    assertThat(
            SESSION.read().parquet(to.toString()).collectAsList().stream()
                .map(
                    row ->
                        flip(
                            row.getLong(1),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8))))
        .containsExactlyInAnyOrderElementsOf(flips(local))
        .hasSizeGreaterThan(100);
  }

  /** By the parts of the command of one machine. */
  private static ImpactRun localImpact(Path people, Path draft) throws Exception {
    List<PopulationRecord> records = new ArrayList<>();
    Population.of(people, vocabulary, Population.Options.USUAL)
        .records()
        .forEachRemaining(records::add);
    try (Impact impact =
        Impact.of(
            DraftRulesLoader.read(RuleFolder.read(RULES)),
            DraftRulesLoader.read(RuleFolder.read(draft)),
            DAY,
            ClusterEqualsLocalTest::compiled)) {
      return ImpactRun.of(
          impact,
          IntStream.range(0, records.size()).mapToObj(Integer::toString).iterator(),
          number -> records.get(Integer.parseInt(number)),
          MANY,
          2);
    }
  }

  private static String flip(Object... parts) {
    return List.of(parts).toString();
  }

  private static List<String> flips(ImpactRun local) {
    List<String> flips = new ArrayList<>();
    for (FlippedCase found : local.cases()) {
      for (Flip flip : found.flips()) {
        flips.add(
            flip(
                found.record().row(),
                flip.clause(),
                flip.kind().name().toLowerCase(Locale.ROOT),
                String.valueOf(flip.before()),
                String.valueOf(flip.after())));
      }
    }
    return flips;
  }

  @Test
  void parquet_is_read_as_a_table_of_the_same_cells_is() throws Exception {
    List<Map<String, Object>> profiles = GeneratedPeople.profiles(FEW, 4, vocabulary, folder);
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
            "concat_ws(',', id, type, coalesce(citizenship, ''), coalesce(CAST(birthDate AS STRING), ''),"
                + " coalesce(provinceCode, ''), array_join(coalesce(zoneTypes, array()), '|'),"
                + " coalesce(CAST(techSme AS STRING), ''))")
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
