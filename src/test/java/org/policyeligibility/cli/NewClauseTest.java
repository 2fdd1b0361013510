package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.cli.terminal.ExitCode;

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
        .contains("2.1-talent-subsidy/clause.yaml:2: error")
        .contains("the title in Chinese")
        .contains("2.1-talent-subsidy/rule.drl:6")
        .contains("one criterion a line")
        .contains("document.yaml:21")
        .contains("as sha256sum says");
    for (String file : new String[] {"rule.drl", "clause.yaml", "scenarios.yaml"}) {
      String text = Files.readString(rules.resolve(GrownRules.FOLDER).resolve(file));
      assertThat(check.out().split(file + ":", -1))
          .as("a message for each TODO of %s", file)
          .hasSize(text.split("TODO", -1).length);
    }
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
