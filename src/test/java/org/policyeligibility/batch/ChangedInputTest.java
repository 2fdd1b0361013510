package org.policyeligibility.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.Law;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Language;
import org.policyeligibility.population.Population;

/** A result rests on its input as it was at the beginning, or there is none. */
class ChangedInputTest {
  private static final String ROW = "{\"type\":\"person\",\"citizenship\":\"FOREIGN\"}\n";
  private static final int ROWS = 10_100;

  @TempDir private Path folder = Path.of("");

  /** Something that happens to a file while a run reads it. */
  @FunctionalInterface
  private interface Change {
    void make(Path people) throws IOException;
  }

  private boolean run(Path people, Change change) throws IOException {
    BatchInput input =
        BatchInput.of(List.of(people), Law.shipped().ruleset(), Population.Options.USUAL);
    BatchQuery query = new BatchQuery(Law.DAY, Language.EN, LineFormat.NDJSON, List.of());
    RowEvaluator rows =
        new RowEvaluator(
            Law.shipped(),
            query,
            provision -> provision.id().equals("guofa-2020-7/5.3"),
            outcome -> true);
    Path to = folder.resolve("answers.ndjson");
    try (BatchOutput output =
        BatchOutput.begin(
            to, BatchOutput.rejects(to), Map.of(), query.format().encoder(List.of()))) {
      return new BatchRun(input, output, (done, position) -> {})
          .run(
              (batches, results) -> {
                int batch = 0;
                while (batches.hasNext()) {
                  List<UnreadRow> next = batches.next();
                  results.accept(rows.evaluate(next.stream().map(UnreadRow::read).toList()));
                  changeOnce(batch++, change, people);
                }
              });
    }
  }

  private static void changeOnce(int batch, Change change, Path people) {
    try {
      if (batch == 0) {
        change.make(people);
      }
    } catch (IOException unmade) {
      throw new UncheckedIOException(unmade);
    }
  }

  private void isRefused(Change change) throws IOException {
    Path people = Files.writeString(folder.resolve("people.ndjson"), ROW.repeat(ROWS));
    assertThatThrownBy(() -> run(people, change))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(people + " was changed while it was read");
    assertThat(folder.resolve("answers.ndjson.journal"))
        .content()
        .contains("\"rows\":0,\"answers\":0,\"rejects\":0,\"complete\":false");
  }

  @Test
  void a_file_that_stays_as_it_is_is_read_to_its_end() throws IOException {
    Path people = Files.writeString(folder.resolve("people.ndjson"), ROW.repeat(ROWS));
    assertThat(run(people, unchanged -> {})).isTrue();
    assertThat(folder.resolve("answers.ndjson.journal")).content().contains("\"rows\":" + ROWS);
  }

  @Test
  void a_file_that_grows_while_it_is_read_ends_the_run_and_no_row_of_it_counts()
      throws IOException {
    isRefused(people -> Files.writeString(people, ROW, StandardOpenOption.APPEND));
  }

  @Test
  void a_file_that_is_cut_while_it_is_read_is_not_taken_for_one_that_ends_there()
      throws IOException {
    isRefused(people -> Files.writeString(people, ROW));
  }

  @Test
  void a_file_that_vanishes_while_it_is_read_ends_the_run() throws IOException {
    isRefused(Files::delete);
  }

  @Test
  void a_file_in_whose_place_another_of_the_same_length_and_day_comes_ends_the_run()
      throws IOException {
    isRefused(
        people -> {
          Path other = Files.writeString(people.resolveSibling("other"), ROW.repeat(ROWS));
          Files.setLastModifiedTime(other, Files.getLastModifiedTime(people));
          Files.move(other, people, StandardCopyOption.REPLACE_EXISTING);
        });
  }
}
