package org.policyeligibility.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyeligibility.spark.TwoExecutors.SESSION;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.Json;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.impact.ImpactRun;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.ruleset.drools.ShippedRules;

/**
 * Answers of a cluster against those of one machine at the size of a city: {@code mvn test -Plong}.
 * {@code -Dpolicy.profiles} and {@code -Dpolicy.impact.profiles} say of how many profiles.
 */
@Tag("long")
class ClusterAtSizeLongTest {
  private static final int PROFILES = Integer.getInteger("policy.profiles", 1_000_000);
  private static final int IMPACT = Integer.getInteger("policy.impact.profiles", 100_000);

  @TempDir private Path folder;

  private static List<String> line(List<String> verb, Path to, List<Path> people) {
    List<String> line = new ArrayList<>(verb);
    line.addAll(List.of("--as-of", OneMachine.DAY.toString(), "--format", "json"));
    line.addAll(List.of("--to", to.toString(), "--population"));
    people.forEach(file -> line.add(file.toString()));
    return line;
  }

  private static long seconds(Instant began) {
    return Duration.between(began, Instant.now()).toSeconds();
  }

  @Test
  void a_million_profiles_are_answered_as_on_one_machine_row_for_row() throws Exception {
    List<Path> people = GeneratedPeople.declared(PROFILES, folder);
    Path local = folder.resolve("local.ndjson");
    Instant began = Instant.now();
    Summary summary;
    try (Eligibility rules = ShippedRules.load()) {
      summary = OneMachine.evaluate(rules, ClusterEqualsLocalTest.BENEFITS, people, local);
    }
    long here = seconds(began);
    List<String> verb = new ArrayList<>(List.of("evaluate"));
    ClusterEqualsLocalTest.BENEFITS.forEach(benefit -> verb.addAll(List.of("--benefit", benefit)));
    Path to = folder.resolve("answers");
    began = Instant.now();
    JobCost cost = new JobCost();
    SESSION.sparkContext().addSparkListener(cost);
    TwoExecutors.Run run = TwoExecutors.run(line(verb, to, people));
    long there = seconds(began);
    SESSION.sparkContext().removeSparkListener(cost);
    assertThat(run.code()).isZero();
    assertThat(run.counts()).isEqualTo(StrictJson.read(Json.text(summary.tree())));
    String ours = Duckdb.parquet(to);
    String theirs = Duckdb.lines(local, AnswerRows.ANSWERS);
    assertThat(Duckdb.count(ours)).isEqualTo(Duckdb.count(theirs)).isGreaterThan(PROFILES / 2);
    assertThat(Duckdb.missing(ours, theirs)).isEmpty();
    assertThat(Duckdb.missing(theirs, ours)).isEmpty();
    System.out.printf(
        "%,d profiles, %,d rows of answers, all equal: one machine %d s, two executors %d s%n%s",
        summary.rows(), Duckdb.count(ours), here, there, cost.of(summary.rows(), to));
  }

  @Test
  void an_impact_on_a_hundred_thousand_flips_whom_it_flips_on_one_machine() throws Exception {
    Path people =
        GeneratedPeople.lines(
            GeneratedPeople.profiles(IMPACT, 11, OneMachine.law(), folder),
            Integer.MAX_VALUE,
            folder.resolve("people.ndjson"));
    Path draft = OneMachine.draft(folder.resolve("draft"), "ageYears <= 65", "ageYears <= 62");
    Instant began = Instant.now();
    List<String> local = OneMachine.flips(run(people, draft));
    long here = seconds(began);
    Path to = folder.resolve("flips");
    began = Instant.now();
    TwoExecutors.Run run =
        TwoExecutors.run(
            line(
                List.of("impact", OneMachine.RULES.toString(), draft.toString()),
                to,
                List.of(people)));
    long there = seconds(began);
    assertThat(run.code()).isZero();
    List<String> cluster =
        TwoExecutors.flips(SESSION.read().parquet(to.toString())).stream().sorted().toList();
    assertThat(cluster).hasSizeGreaterThan(IMPACT / 100);
    assertThat(cluster.equals(local.stream().sorted().toList())).as("every flip").isTrue();
    System.out.printf(
        "impact on %,d profiles, %,d flips, all equal: one machine %d s, two executors %d s%n",
        IMPACT, cluster.size(), here, there);
  }

  private static ImpactRun run(Path people, Path draft) throws Exception {
    ImpactRun run = OneMachine.impact(people, draft);
    assertThat(run.tally().profiles()).isEqualTo(IMPACT);
    return run;
  }
}
