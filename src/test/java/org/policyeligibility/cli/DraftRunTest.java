package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.ruleset.EditedRules;

/** A draft is tried in a process of its own; only what it changed is compiled, and once. */
class DraftRunTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  @TempDir private Path folder = Path.of("");

  private Path rules = Path.of("");

  @BeforeEach
  void edit_a_copy_of_the_rules() throws IOException {
    rules = GrownRules.copy(folder.resolve("rules"));
    Path rule = rules.resolve(RULE);
    Files.writeString(rule, Files.readString(rule).replace("ageYears <= 65", "ageYears <= 64"));
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(
        Map.of("LANG", "en", "XDG_CACHE_HOME", folder.resolve("cache").toString()),
        false,
        arguments);
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_failure_tells_clause_outcomes_the_criterion_and_value_and_how_to_run_it_again()
      throws IOException {
    Path clause = rules.resolve(EditedRules.CLAUSE);
    CommandLineRun test = run("test", clause.toString());
    assertThat(test.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(test.out())
        .contains("guofa-2020-7/5.3")
        .contains("expected CONDITIONAL, got INELIGIBLE")
        .contains("age is at most 64: NOT_MET (ageYears = 65)")
        .contains("What changed most:", "CONDITIONAL → INELIGIBLE  age is at most 64: NOT_MET")
        .contains("policy test " + clause + " --filter 'On the day of the 65th birthday");
    assertThat(cached()).hasSize(1);
    assertThat(Files.size(cached().get(0))).as("one clause, not all").isLessThan(100_000);
    Files.writeString(cached().get(0), "altered");
    assertThat(run("test", clause.toString()).code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(cached()).as("what was altered is not used, and is made anew").hasSize(1);
    assertThat(Files.size(cached().get(0))).isGreaterThan(1_000);
  }

  private CommandLineRun impact(Path people, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("impact", "rules", rules.toString(), "--population", people.toString()));
    line.addAll(List.of(more));
    return run(line.toArray(String[]::new));
  }

  @Test
  void impact_says_who_loses_what_by_which_clause_with_both_traces() throws IOException {
    Path people = folder.resolve("people.csv");
    Files.writeString(
        people,
        """
        type,citizenship,birthDate,employerType,employerZoneTypes,employerProvinceCode
        person,FOREIGN,1959-06-01,ENTERPRISE,NATIONAL_HIGH_TECH_ZONE,CN-JS
        person,FOREIGN,1962-06-01,ENTERPRISE,NATIONAL_HIGH_TECH_ZONE,CN-JS
        person,FOREIGN,1959-06-01,,NATIONAL_HIGH_TECH_ZONE|STATE_LEVEL_NEW_AREA,
        """);
    CommandLineRun impact = impact(people, "--as-of", "2024-06-01");
    assertThat(impact.err())
        .isEqualToIgnoringNewLines(
            "What these columns list counts as all there is; leave a cell empty that may be"
                + " incomplete: employerZoneTypes");
    assertThat(impact.out())
        .contains("3 profiles, 2 with another result")
        .contains("  Work-permit age limit relaxed to 65 (guofa-2020-7/5.3)")
        .contains("guofa-2020-7/5.3  CONDITIONAL → INELIGIBLE")
        .contains("guofa-2020-7/5.3  INDETERMINATE → INELIGIBLE")
        .contains("- MET  age is at most 65  Age in completed years = 65")
        .contains("+ NOT_MET  age is at most 64  Age in completed years = 65")
        .doesNotContain("MET  works for an enterprise", "MET  citizenship")
        .doesNotContain("No row states", "breached", "breach ended");
    CommandLineRun table = impact(people, "--as-of", "2024-06-01", "--format", "csv");
    assertThat(table.out())
        .contains("by,key,gained,lost,undetermined,ruled_out,breached,breach_ended,changed,name")
        .contains("benefit,work-permit-age-65,0,1,0,1,0,0,0,Relaxed age limit for work permits")
        .contains("clause,guofa-2020-7/5.3,0,1,0,1,0,0,0")
        .contains("province,CN-JS,0,1,0,0,0,0,0")
        .contains("zone_type,STATE_LEVEL_NEW_AREA,0,0,0,1,0,0,0");
    String cases = impact(people, "--as-of", "2024-06-01", "--format", "json").out();
    assertThat(cases)
        .contains(
            "{\"row\":2,\"label\":\"\",\"own\":{},\"flips\":[{\"clause\":\"guofa-2020-7/5.3\"")
        .contains(
            "{\"label\":\"age is at most"
                + " 65\",\"status\":\"MET\",\"fact\":\"ageYears\",\"value\":\"65\","
                + "\"factLabel\":\"Age in completed years\",\"valueLabel\":\"65\"}");
    CommandLineRun before = impact(people, "--as-of", "2020-07-12");
    assertThat(before.out())
        .contains(
            "Nothing changes for anybody: guofa-2020-7/5.3 is not in force before 2020-07-13");
    Files.writeString(people, "type,citizenship\nperson,MARTIAN\n");
    CommandLineRun refused = impact(people);
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains("row 2: “citizenship” (Nationality or residency status): Has to be one of ")
        .doesNotContain("MARTIAN");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void impact_names_once_what_a_changed_clause_asks_for_and_no_row_states() throws IOException {
    Path people =
        Files.writeString(
            folder.resolve("people.csv"), "type,citizenship\nperson,FOREIGN\nperson,STATELESS\n");
    CommandLineRun nobody = impact(people, "--as-of", "2024-06-01");
    assertThat(nobody.out())
        .contains("Nothing changes for anybody")
        .containsOnlyOnce(
            "No row states “Kind of employer” (employerType), “Zones of the employer or, if"
                + " self-employed, of the place of work” (employerZoneTypes), “Date of birth”"
                + " (birthDate), and clauses that change (guofa-2020-7/5.3) ask for it");
    assertThat(impact(people, "--as-of", "2024-06-01", "--lang", "zh").out())
        .containsOnlyOnce("样本中没有一行填写“")
        .contains("而有改动的条款（guofa-2020-7/5.3）要看这些")
        .doesNotContain("（citizenship）");
    assertThat(impact(people, "--as-of", "2024-06-01", "--format", "csv").err())
        .containsOnlyOnce("No row states ");
    assertThat(impact(people, "--as-of", "2024-06-01", "--format", "json").out())
        .contains("\"unstated\":[{\"profile\":\"person\",\"fact\":\"employerType\",");
    assertThat(impact(people, "--as-of", "2020-07-12").out())
        .as("a clause that is not in force asks nobody")
        .doesNotContain("No row states ");
  }

  @Test
  void impact_says_in_words_that_one_of_the_two_has_no_such_clause() throws IOException {
    Path people =
        Files.writeString(
            folder.resolve("people.csv"),
            """
            type,roles,innovatesInZoneTypes,bringsAchievement
            person,SCI_TECH_PERSONNEL,NATIONAL_HIGH_TECH_ZONE,true
            """);
    Path less = GrownRules.copy(folder.resolve("less"));
    Path clause = less.resolve("guofa-2020-7/8.1-sci-tech-personnel-startup");
    for (String file : List.of("rule.drl", "clause.yaml", "scenarios.yaml")) {
      Files.delete(clause.resolve(file));
    }
    Files.delete(clause);
    List<String> line =
        List.of("impact", "rules", less.toString(), "--population", people.toString(), "--lang");
    for (Map.Entry<String, String> told :
        Map.of("zh", "（草案没有这一条）", "en", "(no such clause in the draft)").entrySet()) {
      CommandLineRun gone =
          run(Stream.concat(line.stream(), Stream.of(told.getKey())).toArray(String[]::new));
      assertThat(gone.err().strip()).endsWith("innovatesInZoneTypes").hasLineCount(1);
      assertThat(gone.out()).contains("→ " + told.getValue()).doesNotContain("∅");
    }
  }
}
