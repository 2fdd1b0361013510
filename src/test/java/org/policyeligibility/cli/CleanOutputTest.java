package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.EditedRules;

/**
 * Tests of the characters in terminal output. A terminal must show what stands there: nothing moves
 * the cursor or turns the line.
 */
class CleanOutputTest {
  private static final String ESCAPE = "\u001b[2J";
  private static final String BIDI = "\u202e";

  @TempDir private Path folder = Path.of("");

  private static void isClean(CommandLineRun run) {
    for (String text : new String[] {run.out(), run.err()}) {
      assertThat(text.codePoints().filter(point -> point != '\n' && point != '\t'))
          .noneMatch(point -> Character.getType(point) == Character.CONTROL)
          .noneMatch(point -> Character.getType(point) == Character.FORMAT);
    }
  }

  private Path rules(String file, String words, String others) throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Path edited = rules.resolve(EditedRules.CLAUSE).resolve(file);
    String text = Files.readString(edited);
    assertThat(text).contains(words);
    Files.writeString(edited, text.replace(words, others));
    return rules;
  }

  @Test
  void a_character_that_an_escape_of_yaml_hides_is_found_and_shown_by_its_code()
      throws IOException {
    Path rules =
        rules(
            "clause.yaml",
            "en: Work-permit age limit relaxed to 65",
            "en: \"Work-permit \\e[2J\\u202Eage\\u200B\"");
    CommandLineRun check = CommandLineRun.of("check", rules.toString());
    assertThat(check.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out()).contains("clause.yaml:1").contains("U+001B");
    isClean(check);
    for (String command : new String[] {"diff", "eval", "doc", "test", "fmt", "impact"}) {
      CommandLineRun run =
          switch (command) {
            case "diff" -> CommandLineRun.of("diff", "rules", rules.toString());
            case "eval" ->
                CommandLineRun.of("eval", rules.toString(), "--profile", profile().toString());
            case "doc" ->
                CommandLineRun.of(
                    "doc", rules.toString(), "--out", folder.resolve("site").toString());
            case "impact" ->
                CommandLineRun.of(
                    "impact", "rules", rules.toString(), "--population", profile().toString());
            default -> CommandLineRun.of(command, rules.toString());
          };
      assertThat(run.code()).as(command).isNotEqualTo(ExitCode.OK);
      isClean(run);
    }
  }

  private Path profile() throws IOException {
    return Files.writeString(folder.resolve("people.ndjson"), "{\"type\":\"person\"}\n");
  }

  @Test
  void a_character_in_a_scenario_is_found_too() throws IOException {
    Path rules = rules("scenarios.yaml", "scenarios:", "scenarios:\n  - scenario: \"a\\u202Eb\"");
    CommandLineRun check = CommandLineRun.of("check", rules.toString());
    assertThat(check.out()).contains("scenarios.yaml").contains("U+202E");
    isClean(check);
  }

  @Test
  void names_of_files_and_arguments_are_shown_with_their_escapes() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Files.writeString(rules.resolve("a" + ESCAPE + BIDI + ".yaml"), "a: 1\n");
    CommandLineRun check = CommandLineRun.of("check", rules.toString(), "--format", "json");
    isClean(check);
    assertThat(new ObjectMapper().readTree(check.out()).findValuesAsText("path"))
        .contains("a" + ESCAPE + BIDI + ".yaml");
    CommandLineRun missing = CommandLineRun.of("check", "no" + ESCAPE + BIDI);
    assertThat(missing.err()).contains("no\\u001b[2J\\u202e");
    isClean(missing);
    isClean(CommandLineRun.of("help", "never-true" + ESCAPE));
    isClean(CommandLineRun.of("check", "--format", "x" + ESCAPE));
    isClean(CommandLineRun.of("check", "--" + BIDI + ESCAPE));
  }

  @Test
  void the_name_of_a_file_forges_no_line_of_the_report() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Files.writeString(rules.resolve("a\r\n0 errors, nothing to mend\n.yaml"), "a: 1\n");
    CommandLineRun check = CommandLineRun.of("check", rules.toString());
    assertThat(check.out()).contains("a\\r\\n0 errors, nothing to mend\\n.yaml");
    assertThat(check.out().lines()).noneMatch(line -> line.startsWith("0 errors"));
  }

  @Test
  void a_person_reading_along_sees_our_colours_and_nobody_elses() {
    CommandLineRun run =
        CommandLineRun.of(Map.of("LANG", "en"), true, "check", "no\u001b[31m\uFFFE0such");
    assertThat(run.err()).contains("no\\u001b[31m\\ufffe0such");
    assertThat(CommandLineRun.of(Map.of("LANG", "en"), true, "help", "never-true").out())
        .contains("\u001b[1mnever-true")
        .doesNotContain("\uFFFE");
  }

  @Test
  void an_argument_that_names_a_file_is_an_argument() throws IOException {
    Path arguments = Files.writeString(folder.resolve("arguments"), "--help");
    CommandLineRun run = CommandLineRun.of("check", "@" + arguments);
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("@");
  }

  @Test
  void a_new_clause_follows_no_link() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(rules.resolve("a-2020-1"), elsewhere);
    CommandLineRun run =
        CommandLineRun.of("new-clause", "a-2020-1/2.1", "word", "--rules", rules.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("is a link");
    assertThat(elsewhere).isEmptyDirectory();
    Files.createDirectory(rules.resolve("b-2020-1"));
    Path target = folder.resolve("target.yaml");
    Files.createSymbolicLink(rules.resolve("b-2020-1/document.yaml"), target);
    assertThat(
            CommandLineRun.of("new-clause", "b-2020-1/2.1", "word", "--rules", rules.toString())
                .code())
        .isEqualTo(ExitCode.FAILED);
    assertThat(target).doesNotExist();
  }

  @Test
  void pages_are_not_written_through_a_link() throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    Path target = folder.resolve("target.html");
    Files.createSymbolicLink(site.resolve("index.html"), target);
    CommandLineRun run = CommandLineRun.of("doc", "rules", "--out", site.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(target).doesNotExist();
  }

  @Test
  void a_number_of_thirty_thousand_segments_is_a_finding() throws IOException {
    String number = "1" + ".1".repeat(30_000);
    Path rules =
        rules("clause.yaml", "clause: guobanfa-2019-58/5.1", "clause: guobanfa-2019-58/" + number);
    CommandLineRun check = CommandLineRun.of("check", rules.toString());
    assertThat(check.code()).isEqualTo(ExitCode.FINDINGS);
    CommandLineRun made =
        CommandLineRun.of(
            "new-clause", "guofa-2020-7/" + number + "x", "word", "--rules", rules.toString());
    assertThat(made.code()).isEqualTo(ExitCode.FAILED);
    assertThat(
            CommandLineRun.of(
                    "new-clause", "a" + "-a".repeat(30_000) + "/", "w", "--rules", "rules")
                .code())
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void a_command_whose_output_is_not_taken_says_so_and_does_not_end_well() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(full), new PrintWriter(err), Map.of(), Language.EN, false);
    assertThat(PolicyCommand.run(terminal, "facts")).isEqualTo(ExitCode.FAILED);
    assertThat(err).asString().startsWith("Not all was written");
  }
}
