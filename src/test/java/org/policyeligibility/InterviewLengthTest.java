package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.yaml.snakeyaml.Yaml;

/**
 * A measurement of interviews: the questions until all that a typical profile can in fact get is
 * settled, beside the fewest that could settle it. The figures are written to {@code
 * target/interviews.md}.
 */
class InterviewLengthTest {
  private static final int MORE_THAN_FEWEST = 10;
  private static final int MOST_PAGES = 8;

  private static final Map<?, ?> PROFILES = read();
  private static final List<String> FIGURES = new ArrayList<>();

  private static Map<?, ?> read() {
    try (InputStream file =
        Objects.requireNonNull(
            InterviewLengthTest.class.getResourceAsStream("interviewed-profiles.yaml"))) {
      return (Map<?, ?>) new Yaml().load(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static List<String> names() {
    return PROFILES.keySet().stream().map(String::valueOf).toList();
  }

  private static PlayedInterview interview(String name) {
    Map<String, Object> named = new java.util.LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(PROFILES.get(name)))
        .forEach((fact, value) -> named.put(String.valueOf(fact), value));
    return PlayedInterview.ofTypical(named, Law.DAY);
  }

  @ParameterizedTest
  @MethodSource("names")
  void all_that_is_due_is_settled_by_ten_questions_more_than_the_fewest_on_eight_pages(
      String name) {
    int fewest = interview(name).fewest();
    List<MissingFact> singly = interview(name).oneByOne(it -> !it.isAllSettled());
    PlayedInterview read = interview(name);
    List<List<MissingFact>> pages = read.pageByPage(it -> !it.isAllSettled());
    int onPages = pages.stream().mapToInt(List::size).sum();
    boolean rare = read.questionnaire().isOnlyRare();
    int whole = interview(name).oneByOne(it -> true).size();
    FIGURES.add(
        String.format(
            "| %s | %d | %d | %d on %d | %d | %s |",
            name, fewest, singly.size(), onPages, pages.size(), whole, rare ? "yes" : "no"));
    assertThat(read.isAllSettled()).isTrue();
    assertThat(singly.size()).as(trace(singly)).isLessThanOrEqualTo(fewest + MORE_THAN_FEWEST);
    assertThat(onPages).as(pages.toString()).isLessThanOrEqualTo(fewest + MORE_THAN_FEWEST);
    assertThat(pages).hasSizeLessThanOrEqualTo(MOST_PAGES);
  }

  private static String trace(List<MissingFact> asked) {
    return asked.stream().map(question -> question.fact().name()).toList().toString();
  }

  @AfterAll
  static void write() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| profile | fewest | one by one | on pages | whole interview | then only rare |");
    lines.add("| --- | --: | --: | --: | --: | --- |");
    lines.addAll(FIGURES);
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/interviews.md"), lines);
  }
}
