package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.cli.terminal.ExitCode;

/** A run that was stopped at any moment goes on to the same bytes as if it had not been. */
class ResumedEvaluateTest {
  private static final int ROWS = 60_000;
  private static final String BENEFIT = "work-permit-age-65";

  @TempDir private Path folder = Path.of("");

  private Path people(int rows) throws IOException {
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      people
          .append("{\"id\":")
          .append(i)
          .append(",\"type\":\"person\",\"citizenship\":\"")
          .append(i % 97 == 5 ? "MARTIAN" : i % 3 == 0 ? "CN_MAINLAND" : "FOREIGN")
          .append("\",\"birthDate\":\"")
          .append(1950 + i % 50)
          .append("-03-09\",\"employerZoneTypes\":[\"NATIONAL_HIGH_TECH_ZONE\"]}\n");
    }
    return Files.writeString(folder.resolve("people.ndjson"), people);
  }

  private List<String> line(Path people, String to, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "evaluate",
                "rules",
                "--lang",
                "en",
                "--population",
                people.toString(),
                "--to",
                folder.resolve(to).toString(),
                "--benefit",
                BENEFIT));
    line.addAll(List.of(more));
    return line;
  }

  private CommandLineRun run(Path people, String to, String... more) {
    return CommandLineRun.of(line(people, to, more).toArray(String[]::new));
  }

  private static List<String> command(List<String> line, String... options) {
    // The one that started this may ignore the signal; a child would then ignore it, too.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Of a process that lives for seconds the second compiler takes half.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(Arrays.asList(options));
    command.addAll(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Start.class.getName()));
    command.addAll(line);
    return command;
  }

  private Process started(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private Process start(List<String> line, String... options) throws IOException {
    return started(command(line, options));
  }

  private void awaitRows(Process process, Path journal) throws Exception {
    while (process.isAlive()) {
      if (Files.exists(journal) && !Files.readString(journal).contains("\"rows\":0,\"answers\"")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError(Files.readString(folder.resolve("err.txt")));
  }

  @ParameterizedTest
  @CsvSource({"KILL,137,answers.ndjson", "INT,130,answers.ndjson", "KILL,137,answers.csv"})
  void a_run_that_is_killed_in_the_middle_goes_on_without_losing_or_doubling_a_row(
      String signal, int code, String name) throws Exception {
    Path people = people(ROWS);
    String whole = "whole-" + name;
    assertThat(run(people, whole).code()).isEqualTo(ExitCode.FINDINGS);
    Path answers = folder.resolve(name);
    Path journal = folder.resolve(name + ".journal");
    Process process = start(line(people, name));
    awaitRows(process, journal);
    assertThat(
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor())
        .isZero();
    assertThat(process.waitFor()).isEqualTo(code);
    assertThat(Files.readString(journal))
        .as("stopped in the middle")
        .contains("\"complete\":false");
    String said = Files.readString(folder.resolve("err.txt"));
    if (signal.equals("INT")) {
      assertThat(said).contains("each of them whole", "--resume goes on");
      assertThat(Files.readString(answers)).endsWith("\n");
    }
    CommandLineRun resumed = run(people, name, "--resume");
    assertThat(resumed.err()).doesNotContain("program failed");
    assertThat(resumed.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.mismatch(answers, folder.resolve(whole))).isEqualTo(-1);
    assertThat(Files.mismatch(folder.resolve(rejects(name)), folder.resolve(rejects(whole))))
        .isEqualTo(-1);
    assertThat(resumed.out()).contains(ROWS + " rows: ");
  }

  private static String rejects(String name) {
    return name.replace(".", ".rejects.");
  }

  @Test
  void lines_beyond_the_journal_are_cut_off_and_a_finished_run_is_left_as_it_is()
      throws IOException {
    Path people = people(300);
    assertThat(run(people, "a.ndjson").code()).isEqualTo(ExitCode.FINDINGS);
    Path answers = folder.resolve("a.ndjson");
    byte[] whole = Files.readAllBytes(answers);
    Path journal = folder.resolve("a.ndjson.journal");
    String finished = Files.readString(journal);
    assertThat(run(people, "a.ndjson", "--resume").out()).contains("300 rows: ");
    assertThat(answers).hasBinaryContent(whole);
    Files.writeString(
        journal,
        finished
            .replaceAll("\"(rows|answers|rejects)\":\\d+,", "\"$1\":0,")
            .replace("\"complete\":true", "\"complete\":false")
            .replaceAll("\"summary\":.*", "\"summary\":{}}"));
    Files.writeString(answers, "{\"row\":1", StandardOpenOption.APPEND);
    assertThat(run(people, "a.ndjson", "--resume").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(answers).hasBinaryContent(whole);
    assertThat(journal).hasContent(finished);
  }

  @Test
  void a_run_goes_on_only_with_the_rules_the_files_and_the_options_that_it_began_with()
      throws IOException {
    Path people = people(10);
    assertThat(run(people, "a.ndjson", "--as-of", "2024-06-01").code())
        .isEqualTo(ExitCode.FINDINGS);
    CommandLineRun again = run(people, "a.ndjson");
    assertThat(again.code()).isEqualTo(ExitCode.FAILED);
    assertThat(again.err())
        .contains(
            "a.ndjson, ",
            "a.rejects.ndjson, ",
            "a.ndjson.journal is there already and is not written over. To begin anew, remove",
            "--to",
            "add --resume.");
    assertThat(run(people, "a.ndjson", "--resume").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run(people, "a.ndjson", "--resume", "--as-of", "2024-06-02").err())
        .contains("so that the run cannot go on: --as-of.");
    assertThat(run(people, "a.ndjson", "--resume", "--clause", "guofa-2020-7/5.3").err())
        .contains("--clause");
    Files.writeString(people, "\n", StandardOpenOption.APPEND);
    CommandLineRun other = run(people, "a.ndjson", "--resume");
    assertThat(other.code()).isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("cannot go on: " + people + ".");
    Files.writeString(folder.resolve("a.ndjson.journal"), "{}");
    assertThat(run(people, "a.ndjson", "--resume").err()).contains("is no journal of a batch");
    Files.writeString(folder.resolve("a.ndjson.journal"), "{\"terms\"");
    assertThat(run(people, "a.ndjson", "--resume").err()).contains("is damaged");
  }

  @Test
  void an_output_that_was_cut_is_not_written_on() throws IOException {
    Path people = people(300);
    assertThat(run(people, "a.ndjson").code()).isEqualTo(ExitCode.FINDINGS);
    Path answers = folder.resolve("a.ndjson");
    Files.write(answers, Arrays.copyOf(Files.readAllBytes(answers), 100));
    assertThat(run(people, "a.ndjson", "--resume").err()).contains("is shorter than at the stop");
  }

  @Test
  void where_the_disk_is_full_the_file_the_reason_and_the_rows_to_go_on_with_are_told()
      throws Exception {
    Path people = people(ROWS);
    assertThat(run(people, "whole.ndjson").code()).isEqualTo(ExitCode.FINDINGS);
    long room = Files.size(folder.resolve("whole.ndjson")) / 2 / 1024;
    List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + room + "; \"$@\""));
    limited.add("-");
    limited.addAll(command(line(people, "a.ndjson")));
    Process process = started(limited);
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
    Path journal = folder.resolve("a.ndjson.journal");
    String rows = Files.readString(journal).replaceAll("(?s).*\"rows\":(\\d+),\"answers.*", "$1");
    assertThat(Files.readString(folder.resolve("err.txt")))
        .contains(folder.resolve("a.ndjson") + ": cannot be read or written (")
        .contains("Stopped after " + rows + " rows, each of them whole");
    assertThat(Integer.parseInt(rows)).isPositive().isLessThan(ROWS);
    assertThat(run(people, "a.ndjson", "--resume").code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.mismatch(folder.resolve("a.ndjson"), folder.resolve("whole.ndjson")))
        .isEqualTo(-1);
  }

  @Test
  void rejects_are_never_written_into_the_answers_or_the_journal() throws IOException {
    Path people = people(10);
    for (String name : List.of("a.ndjson", "a.ndjson.journal", "b/../a.ndjson.journal.next")) {
      CommandLineRun run = run(people, "a.ndjson", "--rejects", folder.resolve(name).toString());
      assertThat(run.code()).as(name).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("--rejects is another file than the results");
    }
    assertThat(folder).isDirectoryContaining("glob:**people.ndjson");
    assertThat(Files.exists(folder.resolve("a.ndjson"))).isFalse();
  }

  @Test
  void a_run_that_cannot_begin_leaves_nothing_in_the_way_of_the_right_command() throws IOException {
    Path people = people(10);
    Path nowhere = folder.resolve("nowhere");
    String rejects = nowhere.resolve("r.ndjson").toString();
    for (CommandLineRun run :
        List.of(run(people, "nowhere/a.ndjson"), run(people, "a.ndjson", "--rejects", rejects))) {
      assertThat(run.code()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).contains("There is no " + nowhere + ".");
    }
    Path linked = Files.createSymbolicLink(folder.resolve("r.ndjson"), nowhere.resolve("r.ndjson"));
    assertThat(run(people, "a.ndjson", "--rejects", linked.toString()).err())
        .contains("r.ndjson is there already");
    String tooLong = "r".repeat(300) + ".ndjson";
    CommandLineRun unmade =
        run(people, "a.ndjson", "--rejects", folder.resolve(tooLong).toString());
    assertThat(unmade.code()).isEqualTo(ExitCode.FAILED);
    assertThat(unmade.err()).contains(tooLong + ": cannot be read or written (");
    assertThat(run(people, "a.ndjson").code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void a_large_population_passes_through_a_heap_of_64_megabytes() throws Exception {
    Path drawn =
        Files.writeString(
            folder.resolve("people.yaml"),
            """
            type: person
            profiles: 150000
            seed: 7
            facts:
              citizenship: { values: { FOREIGN: 30, CN_MAINLAND: 70 }, unknown: 10 }
              birthDate: { from: "1950-01-01", to: "2005-12-31" }
            """);
    Process process = start(line(drawn, "a.ndjson"), "-Xmx64m");
    assertThat(process.waitFor())
        .as(Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8))
        .isZero();
    assertThat(Files.readString(folder.resolve("out.txt")))
        .contains("150000 rows: 150000 answered");
  }
}
