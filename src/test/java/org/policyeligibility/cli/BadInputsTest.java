package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.text.RuleFiles;

/** Whatever a user gives to whichever command, the answer is a sentence and an exit code. */
class BadInputsTest {
  /** Contents of files that nobody meant, by name. */
  private static final Map<String, byte[]> CONTENTS = new LinkedHashMap<>();

  static {
    CONTENTS.put("empty", new byte[0]);
    CONTENTS.put("zeros", new byte[64]);
    CONTENTS.put("latin", "caf\u00e9: 1\n".getBytes(StandardCharsets.ISO_8859_1));
    CONTENTS.put("mark", "\uFEFFtype: person\n".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("utf16", "\uFEFF{\"type\":\"person\"}".getBytes(StandardCharsets.UTF_16LE));
    CONTENTS.put("gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0});
    CONTENTS.put("zip", "PK\3\4".getBytes(StandardCharsets.ISO_8859_1));
    CONTENTS.put("deep", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("deep-yaml", "a: {".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("open", "{\"type\":\"person\"".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("number", "1e999999999".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("alias", "a: &a [*a, *a]\n".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("tag", "!!set [x]\n".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("tab", "type:\tperson\n\tzone: x\n".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("list", "- 1\n- 2\n".getBytes(StandardCharsets.UTF_8));
    CONTENTS.put("nothing", "null".getBytes(StandardCharsets.UTF_8));
  }

  private static final List<String> ENDINGS = List.of(".json", ".yaml", ".xlsx", "");

  @TempDir private Path folder = Path.of("");

  private static void isASentence(String called, CommandLineRun run) {
    assertThat(run.code()).as(called).isBetween(0, 4);
    assertThat(run.out() + run.err())
        .as(called)
        .isNotBlank()
        .doesNotContain("Exception", "\tat ", "java.")
        // Quoted, it is what the user wrote.
        .doesNotContainPattern("(?<!`)\\bnull\\b(?!`)");
  }

  private static CommandLineRun run(List<String> arguments) {
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void every_command_answers_every_file_with_a_sentence() throws IOException {
    Map<String, Integer> perDoor = new TreeMap<>();
    for (Map.Entry<String, byte[]> content : CONTENTS.entrySet()) {
      for (String ending : ENDINGS) {
        Path file = folder.resolve(content.getKey() + ending);
        Files.write(file, content.getValue());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("eval", "rules", "--profile", file.toString()));
        lines.add(List.of("verify", file.toString()));
        lines.add(List.of("verify", file.toString(), "--head", file.toString()));
        lines.add(List.of("check", file.toString()));
        lines.add(List.of("diff", file.toString(), file.toString()));
        lines.add(List.of("test", file.toString()));
        lines.add(List.of("fmt", "--check", file.toString()));
        lines.add(List.of("doc", file.toString(), "--out", file.toString()));
        lines.add(List.of("facts", "--rules", file.toString()));
        lines.add(List.of("zones", "--rules", file.toString()));
        lines.add(
            List.of(
                "new-clause",
                "guofa-2020-7/5.8",
                "a-word",
                "--profile",
                "person",
                "--rules",
                file.toString()));
        lines.add(List.of("impact", "rules", file.toString(), "--population", file.toString()));
        lines.add(List.of("impact", "rules", "rules", "--population", file.toString()));
        for (List<String> line : lines) {
          CommandLineRun run = run(line);
          isASentence(String.join(" ", line), run);
          assertThat(run.code()).as(String.join(" ", line)).isNotEqualTo(ExitCode.FINDINGS);
          perDoor.merge(line.get(0), 1, Integer::sum);
        }
      }
    }
    System.out.println("bad inputs: " + perDoor);
    assertThat(perDoor.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(800);
  }

  @Test
  void evaluate_answers_every_population_with_a_sentence() throws IOException {
    for (Map.Entry<String, byte[]> content : CONTENTS.entrySet()) {
      for (String ending : List.of(".csv", ".ndjson")) {
        Path file = Files.write(folder.resolve(content.getKey() + ending), content.getValue());
        Path answers = folder.resolve(content.getKey() + ending + ".answers.ndjson");
        CommandLineRun run =
            CommandLineRun.of(
                "evaluate", "rules", "--population", file.toString(), "--to", answers.toString());
        isASentence("evaluate " + file, run);
        if (file.endsWith("utf16.ndjson")) {
          assertThat(run.code()).as("a profile, whatever its encoding").isEqualTo(ExitCode.OK);
        } else {
          assertThat(run.code()).as(file.toString()).isIn(ExitCode.FINDINGS, ExitCode.FAILED);
        }
      }
    }
    Path people = Files.writeString(folder.resolve("people.ndjson"), "{\"type\":\"person\"}\n");
    for (List<String> more :
        List.of(
            List.of("--to", folder.resolve("answers.txt").toString()),
            List.of("--to", folder.resolve("nowhere/answers.csv").toString()),
            List.of("--to", people.toString()),
            List.of("--to", folder.resolve("a.csv").toString(), "--resume"),
            List.of("--to", folder.resolve("b.csv").toString(), "--clause", "none/1"),
            List.of("--to", folder.resolve("c.csv").toString(), "--outcome", "PERHAPS"),
            List.of("--to", folder.resolve("d.csv").toString(), "--as-of", "2024-02-30"),
            List.of("--to", folder.resolve("e.csv").toString(), "--minutes", "0"))) {
      List<String> line = new ArrayList<>(List.of("evaluate", "rules", "--population"));
      line.add(people.toString());
      line.addAll(more);
      CommandLineRun run = run(line);
      isASentence(String.join(" ", line), run);
      assertThat(run.code()).as(String.join(" ", line)).isIn(ExitCode.USAGE, ExitCode.FAILED);
    }
  }

  @Test
  void every_file_of_the_rules_may_hold_anything() throws IOException {
    RuleFiles small = EditedRules.onlyClause().files();
    Path rules = folder.resolve("rules");
    for (String path : small.paths()) {
      Files.createDirectories(rules.resolve(path).getParent());
      Files.writeString(rules.resolve(path), String.valueOf(small.text(path)));
    }
    for (String name : small.paths()) {
      Path file = rules.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (Map.Entry<String, byte[]> content : CONTENTS.entrySet()) {
        Files.write(file, content.getValue());
        CommandLineRun check = CommandLineRun.of("check", rules.toString());
        String called = content.getKey() + " in " + name;
        isASentence(called, check);
        assertThat(check.code()).as(called).isIn(ExitCode.FINDINGS, ExitCode.FAILED);
      }
      Files.write(file, good);
    }
  }

  @Test
  void faults_of_rules_are_told_by_every_command_as_check_tells_them() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    Path rule = rules.resolve(EditedRules.CLAUSE).resolve("rule.drl");
    Files.writeString(rule, Files.readString(rule).replace("ageYears <=", "ageYear <="));
    Path profile = Files.writeString(folder.resolve("p.json"), "{\"type\":\"person\"}");
    Path people = Files.writeString(folder.resolve("p.ndjson"), "{\"type\":\"person\"}\n");
    String told = CommandLineRun.of("check", rules.toString()).out();
    String finding = told.substring(0, told.indexOf('\n'));
    assertThat(finding).contains("rule.drl:");
    for (List<String> line :
        List.of(
            List.of("eval", rules.toString(), "--profile", profile.toString()),
            List.of("test", rules.toString()),
            List.of("diff", "rules", rules.toString()),
            List.of("diff", rules.toString(), "rules"),
            List.of("doc", rules.toString(), "--out", folder.resolve("site").toString()),
            List.of("fmt", rules.toString()),
            List.of(
                "evaluate",
                rules.toString(),
                "--population",
                people.toString(),
                "--to",
                folder.resolve("answers.csv").toString()),
            List.of("impact", "rules", rules.toString(), "--population", people.toString()),
            List.of("impact", rules.toString(), "rules", "--population", people.toString()))) {
      CommandLineRun run = run(line);
      assertThat(run.code()).as(String.join(" ", line)).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).as(String.join(" ", line)).contains(finding);
    }
  }

  @Test
  void what_programs_leave_behind_is_passed_over_and_said() throws IOException {
    Path rules = GrownRules.copy(folder.resolve("rules"));
    for (String name : List.of(".DS_Store", "Thumbs.db", "facts.yaml~", ".facts.yaml.swp")) {
      Files.write(rules.resolve(name), new byte[] {0, 1, 2, (byte) 0xFF});
    }
    CommandLineRun check = CommandLineRun.of("check", rules.toString());
    assertThat(check.out()).startsWith("nothing to mend");
    assertThat(check.err()).contains(".DS_Store", "Thumbs.db", "facts.yaml~", ".facts.yaml.swp");
    assertThat(CommandLineRun.of("diff", "rules", rules.toString()).code()).isZero();
  }

  @Test
  void a_filter_that_selects_nothing_says_so_and_fails() {
    CommandLineRun run = CommandLineRun.of("test", "rules", "--filter", "nobody wrote this");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("nobody wrote this");
  }

  /** The locale of a container, in which no name beyond ASCII can be said. */
  @Test
  void a_chinese_file_name_is_read_or_the_remedy_is_said() throws Exception {
    Path profile = Files.writeString(folder.resolve("甲.json"), "{\"type\":\"person\"}");
    assertThat(CommandLineRun.of("eval", "--profile", profile.toString()).code()).isZero();
    for (String[] line :
        new String[][] {
          {"eval", "--profile", profile.toString()}, {"check", profile.toString()},
        }) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Start.class.getName(),
                  "--lang",
                  "en"));
      command.addAll(List.of(line));
      ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec \"$@\"", "-");
      builder.command().addAll(command);
      builder.environment().put("LC_ALL", "C");
      Process shell = builder.redirectErrorStream(true).start();
      String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).contains("export LC_ALL=C.UTF-8").doesNotContain("Exception", "\tat ");
      assertThat(shell.waitFor()).isIn(ExitCode.USAGE, ExitCode.FAILED);
    }
  }

  @Test
  void what_is_wrong_is_told_by_the_name_of_the_fact() throws IOException {
    Path profile =
        Files.writeString(
            folder.resolve("p.json"),
            """
            { "profiles": [
              { "type": "person", "citizenship": "MARTIAN", "employerZoneTypes": [ "NONE", "MOON" ] },
              { "type": "enterprise", "legal": "COMPANY", "assessments": { "none-such": "PASSED" } } ] }
            """);
    CommandLineRun refused = CommandLineRun.of("eval", "--profile", profile.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains("p.json, person: Nationality or residency status (citizenship): ")
        .contains("(employerZoneTypes), value 2: ")
        .contains("p.json, enterprise: legal: ", "p.json, enterprise: assessments.none-such: ")
        .doesNotContain("/profiles", "MARTIAN", "MOON");
    Files.writeString(
        profile, "{ \"type\": \"zone\", \"provinceCode\": \"CN-SH\", \"region\": \"WEST\" }");
    assertThat(CommandLineRun.of("eval", "--profile", profile.toString()).out())
        .contains("warning Region of China (region): It is not what follows");
  }

  @Test
  void a_doubtful_code_is_a_warning_at_the_prompt() throws IOException {
    Path profile =
        Files.writeString(
            folder.resolve("p.json"),
            "{\"type\":\"enterprise\",\"unifiedSocialCreditCode\":\"000000000000000000\"}");
    assertThat(CommandLineRun.of("eval", "--profile", profile.toString()).out())
        .contains("warning Unified social credit code (unifiedSocialCreditCode): ");
    Files.writeString(
        profile,
        "{\"type\":\"enterprise\",\"unifiedSocialCreditCode\":\"\u200b91110108551385082Q\ufeff\"}");
    CommandLineRun pasted = CommandLineRun.of("eval", "--profile", profile.toString());
    assertThat(pasted.out()).doesNotContain("warning");
    assertThat(pasted.code()).isZero();
  }

  @Test
  void a_population_that_is_there_and_is_no_file_is_not_called_missing() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("people.ndjson"));
    Path pipe = folder.resolve("piped.ndjson");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (String command : List.of("impact", "evaluate")) {
      assertThat(ofPopulation(command, directory)).contains(directory + " is a folder");
      assertThat(ofPopulation(command, pipe))
          .contains(pipe + ": is no regular file", "save what a pipe gives");
    }
  }

  private String ofPopulation(String command, Path population) {
    List<String> line =
        new ArrayList<>(List.of(command, "rules", "--population", population.toString()));
    line.addAll(
        command.equals("impact")
            ? List.of("rules")
            : List.of("--to", folder.resolve("a.ndjson").toString()));
    CommandLineRun run = CommandLineRun.of(line.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    return run.err();
  }

  @Test
  void a_folder_of_rules_may_be_named_by_a_link() throws IOException {
    Path linked =
        Files.createSymbolicLink(folder.resolve("today"), Path.of("rules").toAbsolutePath());
    CommandLineRun facts = CommandLineRun.of("facts", "--rules", linked.toString());
    assertThat(facts.out()).isEqualTo(CommandLineRun.of("facts").out()).contains("enterprise.zone");
  }
}
