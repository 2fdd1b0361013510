package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.ruleset.EditedRules;

/** Tests of the commands' output. It is read by a person, an editor and a build server. */
class CommandsTest {
  private static final String RULE = EditedRules.CLAUSE + "/rule.drl";

  @TempDir private Path folder = Path.of("");

  /** The shipped ones, until a test writes. */
  private Path rules = Path.of("rules");

  private void copyRules() throws IOException {
    Path copy = folder.resolve("rules");
    if (!rules.equals(copy)) {
      rules = GrownRules.copy(copy);
    }
  }

  private void edit(String words, String others) throws IOException {
    copyRules();
    Path rule = rules.resolve(RULE);
    assertThat(Files.readString(rule)).contains(words);
    Files.writeString(rule, Files.readString(rule).replace(words, others));
  }

  private CommandLineRun run(String command, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = command;
    arguments[1] = rules.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CommandLineRun.of(arguments);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void sound_rules_leave_nothing_to_mend() {
    CommandLineRun check = run("check");
    assertThat(check.out())
        .startsWith("nothing to mend")
        .contains("scenarios not run (policy test)");
    assertThat(check.code()).isEqualTo(ExitCode.OK);
  }

  /** A folder whose rules cannot be read was not checked, whatever stands in it. */
  @Test
  void a_fault_in_a_file_of_all_the_law_is_found_in_every_folder() throws IOException {
    copyRules();
    Path facts = rules.resolve("facts.yaml");
    Files.writeString(facts, Files.readString(facts) + "broken: [\n");
    CommandLineRun check = CommandLineRun.of("check", rules.resolve(EditedRules.CLAUSE).toString());
    assertThat(check.out()).contains("facts.yaml").doesNotContain("nothing to mend");
    assertThat(check.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void a_warning_and_an_error_end_with_codes_of_their_own() throws IOException {
    edit("ageYears <= 65 )", "ageYears <= 65,\n            ageYears >= 0 )");
    CommandLineRun warned = run("check");
    assertThat(warned.out()).contains("warning [always-true] every value meets: age is at least 0");
    assertThat(warned.out()).contains("rule.drl:9");
    edit("ageYears >= 0", "ageYear >= 0");
    CommandLineRun wrong = run("check");
    assertThat(wrong.out()).contains("ageYear").contains("ageYears");
    assertThat(wrong.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void findings_are_data_in_every_format_and_in_chinese_unless_english_is_asked_for()
      throws IOException {
    edit("ageYears <= 65 )", "ageYears <= 65,\n            ageYears <= 70 )");
    JsonNode finding = json(run("check", "--format", "json").out()).path(0);
    assertThat(finding.path("code").asText()).isEqualTo("implied-criterion");
    assertThat(finding.path("path").asText()).isEqualTo(RULE);
    String written = run("check", "--format", "sarif").out();
    assertThat(written)
        .startsWith("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\"");
    JsonNode sarif = json(written);
    assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
    assertThat(sarif.at("/runs/0/results/0/ruleId").asText()).isEqualTo("implied-criterion");
    assertThat(sarif.at("/runs/0/results/0/locations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(9);
    assertThat(run("check", "--format", "junit").out())
        .contains("<testsuite name=\"check\"")
        .contains("<failure>");
    assertThat(CommandLineRun.of(Map.of(), false, "check", rules.toString()).out())
        .contains("警告")
        .contains("年龄不超过70周岁");
    assertThat(
            CommandLineRun.of(
                    Map.of("LANG", "en_GB.UTF-8"), false, "check", "--lang", "zh", rules.toString())
                .out())
        .contains("警告");
  }

  @Test
  void colour_is_for_a_terminal_only() throws IOException {
    edit("ageYears <= 65 )", "ageYears <= 65,\n            ageYears <= 70 )");
    assertThat(run("check").out()).doesNotContain("\u001b[");
    assertThat(CommandLineRun.of(Map.of("LANG", "en"), true, "check", rules.toString()).out())
        .contains("\u001b[33mwarning");
  }

  @Test
  void what_cannot_be_understood_ends_with_a_code_of_its_own() {
    for (String[] line :
        new String[][] {
          {"chekc"},
          {"check", "--formt", "json"},
          {"impact", "a", "b"},
          {"check", "--format", "csv"}
        }) {
      CommandLineRun wrong = CommandLineRun.of(line);
      assertThat(wrong.code()).as(String.join(" ", line)).isEqualTo(ExitCode.USAGE);
      assertThat(wrong.err()).isNotEmpty();
      assertThat(wrong.out()).isEmpty();
    }
    assertThat(CommandLineRun.of("check", folder.resolve("nowhere").toString()).code())
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void every_scenario_of_the_shipped_rules_holds_and_every_case_is_tried() {
    CommandLineRun test = run("test", "--coverage", "--threshold", "100");
    assertThat(test.out()).contains(" scenarios, 0 fail").contains("100.0 %");
    assertThat(test.code()).isZero();
    assertThat(run("test", "--filter", "65", "--format", "junit").out())
        .contains("<testsuite name=\"test\"")
        .contains("failures=\"0\"");
  }

  @Test
  void a_profile_is_answered_as_the_service_answers_it() throws IOException {
    Path profile = folder.resolve("profile.json");
    Files.writeString(
        profile,
        "{ \"type\": \"person\", \"citizenship\": \"FOREIGN\", \"birthDate\": \"1961-03-09\" }");
    CommandLineRun table =
        run(
            "eval",
            "--profile",
            profile.toString(),
            "--as-of",
            "2024-06-01",
            "--clause",
            "guofa-2020-7/5.3");
    assertThat(table.out())
        .contains("Facts missing")
        .contains("✓ age is at most 65  Age in completed years = 63")
        .contains("Nationality or residency status = foreign national")
        .doesNotContain("INDETERMINATE", "UNKNOWN", "FOREIGN")
        .contains("? works for an enterprise")
        .contains("not stated");
    JsonNode answer =
        json(
            run(
                    "eval",
                    "--profile",
                    profile.toString(),
                    "--as-of",
                    "2024-06-01",
                    "--format",
                    "json")
                .out());
    assertThat(answer.path("results").size()).isGreaterThan(5);
    Files.writeString(profile, "{ \"type\": \"person\", \"citizenship\": \"MARTIAN\" }");
    CommandLineRun refused = run("eval", "--profile", profile.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains("profile.json, Nationality or residency status (citizenship): Has to be one of")
        .doesNotContain("MARTIAN");
  }

  /** A part of the rules, and the clauses on which it is answered. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules/zhangjiang-2023 | zhangjiang-2023/
          rules/guofa-2020-7/17.3-ip-pledge-financing | guofa-2020-7/17.3
          rules/guofa-2020-7/17.3-ip-pledge-financing/rule.drl | guofa-2020-7/17.3
          """)
  void a_path_to_a_part_of_the_rules_is_answered_on_its_clauses_alone(String path, String clauses)
      throws IOException {
    Path profile = folder.resolve("profile.json");
    Files.writeString(profile, "{ \"type\": \"enterprise\" }");
    JsonNode results =
        json(CommandLineRun.of("eval", path, "--profile", profile.toString(), "--format", "json")
                .out())
            .path("results");
    assertThat(results).isNotEmpty();
    results.forEach(result -> assertThat(result.path("clause").asText()).startsWith(clauses));
  }

  @Test
  void a_whole_law_is_told_in_totals_and_in_a_line_for_each_benefit_due_or_open()
      throws IOException {
    Path profile = folder.resolve("profile.json");
    Files.writeString(
        profile,
        """
        { "type": "enterprise", "zoneTypes": [ "ZHANGJIANG_PARK" ], "provinceCode": "CN-SH" }
        """);
    String[] line = {"eval", "--profile", profile.toString(), "--as-of", "2024-06-01"};
    String zh = CommandLineRun.of(Map.of(), false, line).out();
    assertThat(zh)
        .containsPattern("共 [0-9]+ 条：符合条件 [0-9]+，待主管部门决定 [0-9]+，.*不符合条件 [0-9]+")
        .contains("（zhangjiang-2023/II.3.1）：条件都已满足，办理机关：园区管理机构；")
        .contains("加 --all")
        .doesNotContain("，由园区管理机构；", "CONDITIONAL", "NATIONAL_HIGH_TECH_ZONE", "✓");
    assertThat(zh.lines().count()).isLessThan(100);
    assertThat(CommandLineRun.of(line).out())
        .containsPattern("[0-9]+ clauses: Eligible [0-9]+, For the authority to decide [0-9]+")
        .contains("With --all each clause")
        .doesNotContain("CONDITIONAL", "INELIGIBLE");
    String all =
        CommandLineRun.of("eval", "--all", "--profile", profile.toString(), "--as-of", "2024-06-01")
            .out();
    assertThat(all)
        .contains("Zones it lies in = national high-tech zone, Zhangjiang park", "Not eligible")
        .doesNotContain("With --all");
    assertThat(all.lines().count()).isGreaterThan(300);
  }

  @Test
  void a_draft_is_compared_by_what_it_says() throws IOException {
    Path draft = GrownRules.copy(folder.resolve("draft"));
    assertThat(run("diff", draft.toString()).code()).isZero();
    edit("ageYears <= 65", "ageYears <= 66");
    CommandLineRun diff = CommandLineRun.of("diff", draft.toString(), rules.toString());
    assertThat(diff.out())
        .contains("~ guofa-2020-7/5.3  Work-permit age limit relaxed to 65")
        .contains("- age is at most 65")
        .contains("+ age is at most 66");
    assertThat(diff.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(
            CommandLineRun.of("diff", draft.toString(), rules.toString(), "--format", "json").out())
        .contains(
            "{\"aspect\":\"criteria\",\"before\":\"age is at most 65\",\"after\":\"age is at most"
                + " 66\"}");
  }

  @Test
  void a_new_fact_is_new_and_has_its_label() throws IOException {
    copyRules();
    Path facts = rules.resolve("facts.yaml");
    String text = Files.readString(facts);
    int at = text.indexOf("\n    citizenship:");
    String fact =
        text.substring(
            at,
            text.indexOf("\n\n", at) < 0 ? text.length() : text.indexOf("\n    birthDate:", at));
    Files.writeString(
        facts,
        text.substring(0, at)
            + fact.replace("    citizenship:", "    secondCitizenship:")
            + text.substring(at));
    CommandLineRun diff = CommandLineRun.of("diff", "rules", rules.toString());
    assertThat(diff.out()).contains("+ person.secondCitizenship  ", " (new fact)");
    assertThat(CommandLineRun.of("diff", "rules", rules.toString(), "--format", "json").out())
        .contains("{\"fact\":\"person.secondCitizenship\",\"change\":\"added\",\"label\":\"");
  }

  @Test
  void a_word_that_no_fact_has_leads_to_the_facts_with_a_part_of_it() {
    assertThat(CommandLineRun.of("facts", "研发投入", "--lang", "zh").err())
        .contains("没有事实", "含有其中一部分的", "enterprise.hasQualifyingRdExpenses");
    assertThat(CommandLineRun.of("facts", "注册资本", "--lang", "zh").err())
        .contains("没有事实")
        .doesNotContain("含有其中一部分的");
  }

  @Test
  void facts_are_found_by_name_and_by_label_in_either_language() {
    assertThat(CommandLineRun.of("facts", "citizenship").out())
        .contains("person.citizenship  ")
        .contains("    CN_HONG_KONG  ");
    for (String language : new String[] {"zh", "en"}) {
      assertThat(CommandLineRun.of("facts", "年龄", "--lang", language).out())
          .contains("person.ageYears  ");
      assertThat(CommandLineRun.of("facts", "香港", "--lang", language).out())
          .contains("CN_HONG_KONG");
    }
    assertThat(CommandLineRun.of("facts").out()).contains("enterprise.zoneTypes", "zone.");
    assertThat(CommandLineRun.of("facts", "age").out())
        .contains("person.ageYears  ", "How old")
        .doesNotContain("language", "stage", "Management");
    assertThat(CommandLineRun.of("facts", "tizenshi").out()).contains("person.citizenship  ");
    // A word of a question or of a note, which stands in no name and no label.
    assertThat(CommandLineRun.of("facts", "查账征收").out())
        .contains("enterprise.hasQualifyingRdExpenses  ");
    assertThat(CommandLineRun.of("facts", "super-deduction under tax").out())
        .contains("enterprise.hasQualifyingRdExpenses  ");
    // Identifiers, which a profile can state in place of facts.
    assertThat(CommandLineRun.of("facts", "employerZone").out()).contains("person.employerZone  ");
    assertThat(CommandLineRun.of("facts", "国籍").out())
        .contains("person.citizenship  ", "person.nationality  ");
    CommandLineRun none = CommandLineRun.of("facts", "citizenshp");
    assertThat(none.code()).isEqualTo(ExitCode.FAILED);
    assertThat(none.err()).contains("The nearest is citizenship.");
  }

  @Test
  void what_a_chinese_drafter_sees_is_chinese() throws IOException {
    Path profile = folder.resolve("profile.json");
    Files.writeString(profile, "{ \"type\": \"person\", \"citizenship\": \"FOREIGN\" }");
    String answer =
        CommandLineRun.of(Map.of(), false, "eval", "--all", "--profile", profile.toString()).out();
    assertThat(answer)
        .contains("尚缺事实", "判断，尚无结果；决定机关：")
        .doesNotContain("INDETERMINATE", "UNKNOWN", "assessment", "FOREIGN");
    for (String[] line :
        new String[][] {
          {"--help"}, {"check", "--help"}, {"impact", "--help"}, {"evaluate", "--help"}
        }) {
      assertThat(CommandLineRun.of(Map.of(), false, line).out())
          .contains("用法：", "显示此帮助")
          .doesNotContain("Commands:", "Show this", "Print version", "FORMAT", "FOLDER");
    }
    CommandLineRun wrong = CommandLineRun.of(Map.of(), false, "check", "--format", "xml");
    assertThat(wrong.err()).contains("--format 格式 不能是 xml").doesNotContain("Invalid");
  }

  @Test
  void the_line_that_the_readme_gives_for_a_shell_holds_in_every_folder() throws Exception {
    for (String page : new String[] {"README.md", "README.zh-CN.md"}) {
      String lines = Files.readString(Path.of("rules", page));
      String alias =
          lines.lines().filter(line -> line.contains("alias policy=")).findFirst().orElseThrow();
      assertThat(lines).contains("function policy { java -jar $jar @args }");
      Process shell =
          new ProcessBuilder("bash", "-c", alias.strip() + "\ncd /\nalias policy")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(folder.toRealPath() + "/target/quarkus-app/quarkus-run.jar");
      assertThat(shell.waitFor()).isZero();
    }
  }

  @Test
  void the_shipped_rules_are_in_their_layout_and_others_are_brought_into_it() throws IOException {
    assertThat(run("fmt", "--check").out()).isEmpty();
    String good = Files.readString(rules.resolve(RULE));
    edit("ageYears <= 65 )", "ageYears<=65)");
    assertThat(run("fmt", "--check").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run("fmt").code()).isZero();
    assertThat(Files.readString(rules.resolve(RULE))).isEqualTo(good);
  }

  @Test
  void the_law_as_pages_is_escaped_chinese_first_and_runs_nothing() throws IOException {
    copyRules();
    Path site = folder.resolve("site");
    Path clause = rules.resolve(EditedRules.CLAUSE + "/clause.yaml");
    Files.writeString(
        clause,
        Files.readString(clause)
            .replace("en: Work-permit age limit relaxed to 65", "en: <script>alert(65)</script>"));
    assertThat(run("doc", "--out", site.toString()).code()).isZero();
    assertThat(Files.readString(site.resolve("guofa-2020-7/5.3.html")))
        .startsWith("<!doctype html>\n<html lang=\"zh-CN\">")
        .contains("5.3 工作许可申请年龄放宽至65岁")
        .contains("ageYears &lt;= 65")
        .contains("年龄不超过65周岁");
    assertThat(Files.readString(site.resolve("en/guofa-2020-7/5.3.html")))
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("&lt;script&gt;alert(65)")
        .doesNotContain("<script");
  }

  @Test
  void help_explains_commands_and_findings_and_a_shell_can_complete_them() {
    assertThat(CommandLineRun.of("help", "never-true").out())
        .contains("Never true")
        .contains("Bad:")
        .contains("ageYears > 70");
    assertThat(CommandLineRun.of("help", "check").out()).contains("--sources");
    CommandLineRun wrong = CommandLineRun.of("help", "never-tru");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("never-true?");
    assertThat(CommandLineRun.of("completion").out()).contains("complete -F");
    assertThat(CommandLineRun.of("--help").out()).contains("impact").contains("Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "test",
        "eval",
        "diff",
        "impact",
        "evaluate",
        "new-clause",
        "fmt",
        "doc",
        "verify",
        "facts",
        "zones",
        "help",
        "completion"
      })
  void every_command_says_how_it_is_used(String command) {
    CommandLineRun asked = CommandLineRun.of(command, "--help");
    assertThat(asked.err()).isEmpty();
    assertThat(asked.code()).isEqualTo(ExitCode.OK);
    assertThat(asked.out()).contains("policy " + command, "--lang");
  }
}
