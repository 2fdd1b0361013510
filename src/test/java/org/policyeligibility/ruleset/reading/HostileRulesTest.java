package org.policyeligibility.ruleset.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.ruleset.EditedRules;

/**
 * Attacks on the reader of a rule set: whatever a file of it holds, reading takes a time by its
 * length, and ends in faults that can be read.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRulesTest {
  private static final int MOST_TOLD = 1_001;

  /** Path and content, of which every line or value is at fault. */
  private static List<List<String>> nothingButFaults() {
    String unknown = lines(100_000, "k%d: 1\n");
    return List.of(
        List.of("facts.yaml", unknown),
        List.of("facts.yaml", "a: 1\n".repeat(150_000)),
        List.of("facts.yaml", "a: x\n" + " b：1\n".repeat(100_000)),
        List.of("authorities.yaml", "bodies:\n" + lines(100_000, "  a%d: {}\n")),
        List.of("facts.yaml", "facts: [" + "1,".repeat(100_000) + "1]"),
        List.of("zones/more.csv", "\n".repeat(100_000)),
        List.of("facts.yaml", "a: \u200b\n".repeat(100_000)));
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("nothingButFaults")
  void a_file_of_nothing_but_faults_is_told_as_far_as_anybody_reads(List<String> file)
      throws IOException {
    List<String> faults = EditedRules.onlyClause().write(file.get(0), file.get(1)).faults();
    assertThat(faults).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_TOLD);
    if (faults.size() == MOST_TOLD) {
      assertThat(faults.get(MOST_TOLD - 1)).containsPattern("[0-9]+ more; mend these first");
    }
  }

  @Test
  void a_value_is_written_where_it_stands_and_not_by_an_anchor() throws IOException {
    String once = "a: &a \"" + "x".repeat(900_000) + "\"\nb: [";
    assertThat(
            EditedRules.onlyClause()
                .write("facts.yaml", once + "*a,".repeat(600_000) + "*a]\n")
                .faults())
        .singleElement()
        .asString()
        .contains("facts.yaml:1", "a YAML anchor");
    assertThat(
            EditedRules.onlyClause()
                .replace(EditedRules.CLAUSE + "/clause.yaml", "benefit: ", "benefit: &b ")
                .faults())
        .singleElement()
        .asString()
        .contains("a YAML anchor; write the value out where it stands");
  }

  @Test
  void an_id_of_thirty_thousand_words_is_a_fault_or_an_id() throws IOException {
    String id = "a" + "-a".repeat(30_000);
    assertThat(
            EditedRules.onlyClause()
                .replace("authorities.yaml", "bodies:\n", "bodies:\n  ? " + id + "-\n  : {}\n")
                .faults())
        .anySatisfy(fault -> assertThat(fault).contains("authorities.yaml:", "is no id of a body"));
  }

  @Test
  void a_file_of_more_than_three_million_characters_is_too_large_and_its_author_is_told_the_limit()
      throws IOException {
    String most = "# " + "x".repeat(2_999_998);
    assertThat(EditedRules.onlyClause().write("facts.yaml", most).faults())
        .anySatisfy(fault -> assertThat(fault).contains("facts.yaml: the file is empty"));
    assertThat(EditedRules.onlyClause().write("facts.yaml", most + "x").faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .contains("facts.yaml: the file is too large; at most 3000000 characters"));
  }

  @Test
  void a_number_of_millions_of_digits_is_none() throws IOException {
    assertThat(
            EditedRules.onlyClause()
                .replace("facts.yaml", "minimum: 0", "minimum: " + "9".repeat(2_500_000))
                .faults())
        .anySatisfy(fault -> assertThat(fault).contains("is not a number"));
  }

  @ParameterizedTest
  @MethodSource("megabytes")
  void a_slip_is_sought_in_lines_that_somebody_wrote(String line) throws IOException {
    assertThat(EditedRules.onlyClause().write("facts.yaml", line).faults()).isNotEmpty();
  }

  private static List<String> megabytes() {
    return List.of(
        "a: |\n  " + "- ".repeat(700_000) + "\nb: ]\n",
        "a: |\n  " + "[".repeat(1_000_000) + "，\nb: ]\n");
  }
}
