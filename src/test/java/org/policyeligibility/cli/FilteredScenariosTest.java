package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.ruleset.EditedRules;

/** Scenarios are found and told in the drafter's language, whichever language names them. */
class FilteredScenariosTest {
  private static final Pattern COUNT = Pattern.compile("(\\d+) 个情形，(\\d+) 个不成立");
  private static final String SCENARIOS = EditedRules.CLAUSE + "/scenarios.yaml";

  @TempDir private Path folder = Path.of("");

  private static int selected(CommandLineRun run) {
    Matcher count = COUNT.matcher(run.out());
    assertThat(count.find()).as(run.out() + run.err()).isTrue();
    return Integer.parseInt(count.group(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "66周岁",
        "工作许可申请年龄放宽",
        "Work-permit age limit",
        "work-PERMIT age",
        "中国内地居民",
        "guofa-2020-7/5.3",
        "66th birthday",
        "国发〔2020〕7号",
        "国发[2020]7号",
        "Guofa [2020] No. 7"
      })
  void a_filter_finds_names_facts_titles_and_numbers_in_either_language(String filter) {
    CommandLineRun run =
        CommandLineRun.of("test", "rules/guofa-2020-7", "--lang", "zh", "--filter", filter);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(selected(run)).isPositive();
  }

  @Test
  void a_filter_by_the_title_of_a_clause_selects_all_of_that_clause_and_no_other() {
    assertThat(selected(CommandLineRun.of("test", "--lang", "zh", "--filter", "工作许可申请年龄放宽至65岁")))
        .isEqualTo(
            selected(CommandLineRun.of("test", "rules/" + EditedRules.CLAUSE, "--lang", "zh")));
  }

  @Test
  void a_filter_that_finds_nothing_fails_and_names_what_is_nearest() {
    CommandLineRun chinese = CommandLineRun.of("test", "--lang", "zh", "--filter", "工作许可的年龄上限");
    assertThat(chinese.code()).isEqualTo(ExitCode.FAILED);
    assertThat(chinese.err()).contains("没有情形符合 --filter “工作许可的年龄上限”", "相近的有：“工作许可申请年龄放宽至65岁”");
    assertThat(CommandLineRun.of("test", "--lang", "zh", "--filter", "永久居留身份证").err())
        .contains("居留许可")
        .doesNotContain("保证保险");
    CommandLineRun english = CommandLineRun.of("test", "--filter", "a stateles persn");
    assertThat(english.code()).isEqualTo(ExitCode.FAILED);
    assertThat(english.err()).contains("Nearest are “", "stateless person");
    assertThat(CommandLineRun.of("test", "--filter", "qqqq").err())
        .contains("“qqqq”")
        .doesNotContain("Nearest");
  }

  private CommandLineRun failing(String name, String language) throws IOException {
    Path rules = folder.resolve("rules");
    if (!Files.exists(rules)) {
      GrownRules.copy(rules);
    }
    Path scenarios = rules.resolve(SCENARIOS);
    Files.writeString(
        scenarios,
        Files.readString(Path.of("rules").resolve(SCENARIOS))
            .replaceFirst(
                "- scenario: A mainland resident is not from outside the mainland\\n"
                    + "(.*\\n)    outcome: INELIGIBLE",
                "- scenario: " + Matcher.quoteReplacement(name) + "\n$1    outcome: CONDITIONAL"));
    return CommandLineRun.of(
        "test", rules.resolve(EditedRules.CLAUSE).toString(), "--lang", language);
  }

  @Test
  void a_scenario_is_told_by_its_name_in_the_language_asked_for() throws IOException {
    String both = "{ zh: 内地居民不是境外人员, en: A mainland resident is at home }";
    CommandLineRun chinese = failing(both, "zh");
    assertThat(chinese.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(chinese.out())
        .contains("  内地居民不是境外人员\n", "--filter '内地居民不是境外人员'")
        .doesNotContain("at home", "国籍或身份：");
    assertThat(failing(both, "en").out())
        .contains("  A mainland resident is at home\n")
        .doesNotContain("内地");
    assertThat(failing("{ zh: 内地居民不是境外人员 }", "en").out()).contains("  内地居民不是境外人员\n");
    assertThat(failing("{ }", "zh").out() + failing("{ }", "zh").err()).contains("scenarios.yaml:");
  }

  /** Nobody has to translate a name to be understood: the facts say it. */
  @Test
  void a_name_in_the_other_language_is_preceded_by_what_it_tries() throws IOException {
    String english = "A mainland resident is at home";
    assertThat(failing(english, "zh").out())
        .contains("  国籍或身份：中国内地居民（判断日期 2024-06-01）\n  " + english + "\n");
    assertThat(failing(english, "en").out())
        .contains("  " + english + "\n")
        .doesNotContain("as of 2024-06-01");
    assertThat(failing("内地居民不是境外人员", "en").out())
        .contains("mainland Chinese (as of 2024-06-01)\n  内地居民不是境外人员\n");
  }

  @Test
  void an_empty_list_of_missing_facts_is_said_in_words() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Path scenarios = rules.resolve(SCENARIOS);
    Files.writeString(
        scenarios,
        Files.readString(scenarios)
            .replaceFirst(
                "outcome: INELIGIBLE", "outcome: INELIGIBLE\n    missing: [ citizenship ]"));
    String clause = rules.resolve(EditedRules.CLAUSE).toString();
    assertThat(CommandLineRun.of("test", clause, "--lang", "zh").out())
        .contains("缺少的事实：无；应为：citizenship");
    assertThat(CommandLineRun.of("test", clause).out())
        .contains("missing facts: none; expected: citizenship");
  }
}
