package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.TodoMarkers;

/** A clause, from an empty folder to one that passes its checks. */
class NewClauseTest {
  @TempDir private Path folder = Path.of("");

  private Path rules = Path.of("");

  @BeforeEach
  void copy_the_rules() throws IOException {
    rules = GrownRules.copy(folder.resolve("rules"));
  }

  private CommandLineRun check(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "check";
    arguments[1] = rules.resolve(GrownRules.DOCUMENT).toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void a_scaffold_fails_its_checks_and_each_message_says_what_to_write() throws IOException {
    assertThat(GrownRules.scaffold(rules).out())
        .contains(GrownRules.FOLDER + "/rule.drl")
        .contains("Each TODO says what to write");
    CommandLineRun check = check();
    assertThat(check.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out())
        .contains("2.1-talent-subsidy/clause.yaml:3: error")
        .contains("the title in Chinese")
        .contains("2.1-talent-subsidy/rule.drl:6")
        .contains("one criterion a line")
        .contains("document.yaml:23")
        .contains("as sha256sum says");
    for (String file : new String[] {"rule.drl", "clause.yaml", "scenarios.yaml"}) {
      String text = Files.readString(rules.resolve(GrownRules.FOLDER).resolve(file));
      assertThat(check.out().split(file + ":", -1))
          .as("a message for each TODO of %s", file)
          .hasSize(text.split("TODO", -1).length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"benefit", "restriction", "obligation"})
  void a_todo_is_told_to_its_end_in_both_languages(String effect) throws IOException {
    GrownRules.scaffold(rules, effect);
    int told = 0;
    for (String file : List.of("rule.drl", "clause.yaml", "scenarios.yaml", "document.yaml")) {
      String text = Files.readString(skeleton(rules, file));
      for (RulesetFault fault : TodoMarkers.in(file, text)) {
        String line = text.lines().skip(fault.line() - 1L).findFirst().orElseThrow();
        Message remedy = Objects.requireNonNull(fault.remedy());
        String en = remedy.in(Language.EN);
        assertThat(line).contains("TODO", remedy.in(Language.ZH), en);
        assertThat(line.substring(line.indexOf(en) + en.length()))
            .as("what follows a TODO in: %s", line)
            .matches("\"?(?: [}\\]])*");
        assertThat(en).as(line).doesNotContainPattern("\\p{IsHan}");
        told++;
      }
    }
    assertThat(told).isGreaterThan(25);
  }

  private static Path skeleton(Path rules, String file) {
    return rules.resolve(
        file.equals("document.yaml")
            ? GrownRules.DOCUMENT + "/" + file
            : GrownRules.FOLDER + "/" + file);
  }

  private static final String DUTY = "国家高新区应当设立实体化管理机构";

  /** The words to be written for each TODO of a file, in their order. */
  private static final Map<String, List<String>> WRITTEN =
      Map.of(
          "document.yaml",
          List.of(
              "测试市园区管理办法",
              "Measures of Ceshi on parks",
              "测试〔2026〕1号",
              "Ceshi [2026] No. 1",
              "测试市人民政府",
              "People’s Government of Ceshi",
              "2026-01-01",
              "2026-01-01",
              "",
              "测试用",
              "Made for a test",
              "ceshi-2026-1.zh.txt",
              "{}"),
          "rule.drl",
          List.of(
              "二 2: “" + DUTY + "”",
              "zoneTypes contains NATIONAL_HIGH_TECH_ZONE,\n"
                  + "          hasSubstantialManagementOrg == true"),
          "clause.yaml",
          List.of(
              "管理机构",
              "Management organisation",
              "management-organisation",
              "direction",
              "governance",
              "2",
              "4",
              DUTY,
              "unnamed",
              "unnamed",
              "{}",
              "2026-01-02"));

  @ParameterizedTest
  @ValueSource(strings = {"restriction", "obligation"})
  void a_skeleton_that_is_filled_in_passes_its_checks(String effect) throws IOException {
    GrownRules.scaffold(rules, effect);
    boolean binds = effect.equals("obligation");
    Path sources = Files.createDirectories(folder.resolve("sources"));
    String text = "测试市园区管理办法\n\n一、施行。\n二、规范管理。" + DUTY + "。\n";
    Files.writeString(sources.resolve("ceshi-2026-1.zh.txt"), text);
    fill("document.yaml", Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
    fill("rule.drl", "");
    fill(
        "clause.yaml",
        "zoneTypes: { basis: explicit, words: { zh: 国家高新区 }"
            + (binds ? ", binds: true" : "")
            + " }\n  hasSubstantialManagementOrg: { basis: explicit }");
    scenarios(skeleton(rules, "scenarios.yaml"), binds);
    CommandLineRun check = check("--sources", sources.toString());
    assertThat(check.out()).contains("nothing to mend").contains("1 quotes found word for word");
    assertThat(check.code()).isZero();
  }

  private void fill(String name, String special) throws IOException {
    Path file = skeleton(rules, name);
    String text = Files.readString(file).replace("“ and ”", "the marks");
    for (String value : Objects.requireNonNull(WRITTEN.get(name))) {
      text =
          text.replaceFirst(
              "(?:# )?TODO[^\"\\n]*?(?=\"|\\n| ]\\n)",
              Matcher.quoteReplacement(value.replace("{}", special)));
    }
    text = text.replaceFirst("TODO[^\"\\n]*", "ceshi-2026-1.zh.txt");
    assertThat(text).doesNotContain("TODO");
    Files.writeString(file, text);
  }

  /** Writes for each scenario of the skeleton what it asks for. */
  private static void scenarios(Path file, boolean binds) throws IOException {
    String unknown =
        """
          - scenario: Without a kind of zone nothing is settled
            without: [ zoneTypes ]
            outcome: INDETERMINATE
            missing: [ zoneTypes ]
          - scenario: Unknown whether there is an organisation
            without: [ hasSubstantialManagementOrg ]
            outcome: INDETERMINATE
            missing: [ hasSubstantialManagementOrg ]
        """;
    String without =
        """
          - scenario: Without an organisation it does not apply
            with: { hasSubstantialManagementOrg: false }
            outcome: DOES_NOT_APPLY
        """;
    String text =
        Files.readString(file)
            .replaceFirst("asOf: \"TODO[^\"]*\"", "asOf: \"2026-06-01\"")
            .replaceFirst(
                "  TODO: .*",
                "  zoneTypes: [ NATIONAL_HIGH_TECH_ZONE ]\n  hasSubstantialManagementOrg: true")
            .replaceFirst("with: \\{}", "with: { zoneTypes: [ NONE ] }")
            .replaceFirst("with: \\{}", "with: { hasSubstantialManagementOrg: false }")
            .replaceFirst(
                "  - scenario: TODO [^\\n]*\\n    without: (?s:.*?)ask for\\n",
                (binds ? "" : without) + unknown)
            .replaceFirst("asOf: \"TODO[^\"]*\"", "asOf: \"2025-12-31\"")
            .replaceFirst("asOf: \"TODO[^\"]*\"", "asOf: \"2026-01-01\"");
    for (int number = 1; text.contains("TODO"); number++) {
      text = text.replaceFirst("TODO[^\"\\n]*", "Sentence " + number);
    }
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource({
    "README.md, clause.yaml", "README.md, document.yaml", "README.md, scenarios.yaml",
    "README.zh-CN.md, clause.yaml", "README.zh-CN.md, document.yaml",
        "README.zh-CN.md, scenarios.yaml"
  })
  void a_skeleton_shows_every_key_that_a_guide_names(String guide, String file) throws IOException {
    GrownRules.scaffold(rules, "obligation");
    String shown = Files.readString(skeleton(rules, file));
    List<String> keys = keys(Files.readString(Path.of("rules", guide)), file);
    assertThat(keys).hasSizeGreaterThan(7);
    for (String key : keys) {
      assertThat(shown).containsPattern("(?m)(?:^|[ {-])" + key + ":");
    }
  }

  /** The keys in the table below the heading that names a file. */
  private static List<String> keys(String guide, String file) {
    Matcher section =
        Pattern.compile("(?s)\\n## [^\\n]*" + Pattern.quote(file) + "[^\\n]*\\n(.*?)(?=\\n## )")
            .matcher(guide);
    assertThat(section.find()).isTrue();
    List<String> keys = new ArrayList<>();
    Matcher row = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, |、)?)+) \\|").matcher(section.group(1));
    while (row.find()) {
      Matcher key = Pattern.compile("`(\\w+)`").matcher(row.group(1));
      while (key.find()) {
        keys.add(key.group(1));
      }
    }
    return keys;
  }

  @Test
  void a_skeleton_for_which_nobody_named_a_profile_says_for_whom_it_is() {
    String[] line = {
      "new-clause", "guofa-2020-7/5.90", "test-words", "--rules", rules.toString(), "--lang", "zh"
    };
    assertThat(CommandLineRun.of(line).err())
        .contains("没有写 --profile，按面向企业（enterprise）起草", "--profile person")
        .contains("没有写 --effect，按给予待遇的条款（benefit）起草", "--effect obligation");
    String[] named = {
      "new-clause",
      "guofa-2020-7/5.91",
      "other-words",
      "--rules",
      rules.toString(),
      "--profile",
      "enterprise",
      "--effect",
      "benefit"
    };
    assertThat(CommandLineRun.of(named).err()).isEmpty();
  }

  @Test
  void an_effect_that_there_is_not_is_refused() {
    CommandLineRun wrong =
        CommandLineRun.of(
            "new-clause", GrownRules.CLAUSE, "w", "--effect", "duty", "--rules", rules.toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("benefit, restriction or obligation");
  }

  @Test
  void one_place_left_open_still_fails() throws IOException {
    GrownRules.grow(rules);
    Path clause = rules.resolve(GrownRules.FOLDER + "/clause.yaml");
    Files.writeString(
        clause, Files.readString(clause).replace("category: talent", "category: TODO a word"));
    assertThat(check().code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check().out()).contains("clause.yaml:6: error").contains("a word");
  }

  @Test
  void filled_in_it_passes_its_checks_and_its_quotes_are_proved() throws IOException {
    GrownRules.grow(rules);
    CommandLineRun check =
        check("--sources", GrownRules.sources(folder.resolve("sources")).toString());
    assertThat(check.out()).contains("nothing to mend").contains("1 quotes found word for word");
    assertThat(check.code()).isZero();
  }

  @Test
  void one_altered_character_of_its_quote_fails() throws IOException {
    GrownRules.grow(rules);
    Path clause = rules.resolve(GrownRules.FOLDER + "/clause.yaml");
    Files.writeString(clause, Files.readString(clause).replace("50周岁", "50周年"));
    CommandLineRun check =
        check("--sources", GrownRules.sources(folder.resolve("sources")).toString());
    assertThat(check.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out())
        .contains("the zh quote is not in sentence 2 of line 4")
        .contains("quoted “对年龄不超过50周【年】的境外人才给予一次性补贴”")
        .contains("the text has “对年龄不超过50周【岁】的境外人才给予一次性补贴…”");
  }

  @Test
  void a_second_clause_of_one_number_is_refused() {
    CommandLineRun second =
        CommandLineRun.of("new-clause", "guofa-2020-7/5.3", "again", "--rules", rules.toString());
    assertThat(second.code()).isEqualTo(ExitCode.FAILED);
    assertThat(second.err()).contains("is there already");
  }

  @Test
  void an_article_that_the_document_does_not_have_is_refused() {
    CommandLineRun wrong =
        CommandLineRun.of("new-clause", "guofa-2020-7/99.1", "again", "--rules", rules.toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
    assertThat(wrong.err()).contains("has no article 99; it lists 1, 2, 3");
    assertThat(rules.resolve("guofa-2020-7/99.1-again")).doesNotExist();
  }

  @Test
  void what_is_no_clause_number_is_refused() {
    CommandLineRun wrong =
        CommandLineRun.of("new-clause", "guofa-2020-7", "again", "--rules", rules.toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
    assertThat(wrong.err()).contains("such as guofa-2020-7/5.8");
  }
}
