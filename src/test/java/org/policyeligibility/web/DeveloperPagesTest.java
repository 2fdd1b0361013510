package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.web.developers.ExampleProgram;

/** The page for developers, as far as it is there without the script that shows the contract. */
@QuarkusTest
class DeveloperPagesTest {
  @ParameterizedTest
  @CsvSource({"'', 未找到", "/en, Not found"})
  void every_problem_of_the_contract_is_listed_in_the_language_of_the_page(
      String prefix, String title) {
    Visitor.Page page = Visitor.open(prefix + "/developers");
    assertThat(page.document().select(".problems tbody code").eachText())
        .containsExactlyElementsOf(
            Stream.of(ProblemType.values()).map(type -> type.uri().toString()).toList());
    assertThat(page.document().select(".problems").text()).contains(title);
    assertThat(page.document().select(".problems code").eachText())
        .contains(Service.get("/v1/nothing").json().path("type").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void it_shows_an_interview_in_twenty_lines_of_three_languages_as_the_tests_run_them(
      String prefix) {
    Elements shown = Visitor.open(prefix + "/developers").document().select("pre.program code");
    assertThat(shown)
        .extracting(Element::wholeText)
        .hasSize(3)
        .containsExactlyElementsOf(programs());
    assertThat(programs())
        .allSatisfy(
            it -> assertThat(it.lines().filter(DeveloperPagesTest::acts)).hasSizeBetween(10, 20));
  }

  /** Whether a line does something: what is imported, remarked or closed is not counted. */
  private static boolean acts(String line) {
    return !line.matches("\\s*(?:|[})\\];]*|(?:import|//|#).*)");
  }

  private static List<String> programs() {
    return ExampleProgram.ALL.stream().map(ExampleProgram::text).toList();
  }

  @Test
  void every_term_stands_on_it_with_both_names() {
    Elements rows = Visitor.open("/developers").document().select(".terms tbody tr");
    List<String> shown = rows.stream().map(row -> row.select("td").eachText().toString()).toList();
    List<String> terms = new ArrayList<>();
    for (JsonNode term : Service.get("/v1/terms").json().path("items")) {
      JsonNode names = term.path("names");
      terms.add(
          List.of(term.path("code").asText(), names.path("zh").asText(), names.path("en").asText())
              .toString());
    }
    assertThat(shown).hasSizeGreaterThan(30).isEqualTo(terms);
  }

  /** In English, and said to be. */
  @Test
  void the_change_log_is_rendered_whole_below_a_heading_of_the_page() throws IOException {
    Element log =
        Objects.requireNonNull(
            Visitor.open("/developers").document().selectFirst(".changes [lang=en]"));
    List<String> headings =
        Files.readAllLines(Path.of("CHANGELOG.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    assertThat(log.select("h3").eachText()).hasSizeGreaterThan(1).isEqualTo(headings);
    assertThat(log.select("h1, h2")).isEmpty();
    long entries =
        Files.readAllLines(Path.of("CHANGELOG.md")).stream()
            .filter(line -> line.startsWith("- "))
            .count();
    assertThat(log.select("li")).hasSize((int) entries);
    assertThat(log.select("table td").eachText()).contains("guofa-2020-7");
  }

  @ParameterizedTest
  @CsvSource({"'', 接口文档", "/en, For developers"})
  void it_stands_in_the_frame_of_all_pages(String prefix, String current) {
    Visitor.Page page = Visitor.open(prefix + "/developers");
    assertThat(page.document().select("header.top nav [aria-current]").eachText())
        .containsExactly(current);
    assertThat(page.document().select("header.top nav a").eachAttr("href"))
        .containsExactly(prefix + "/", prefix + "/law", prefix + "/developers");
    assertThat(page.document().select("footer.end")).isNotEmpty();
    List<String> targets = page.document().select("nav.contents a").eachAttr("href");
    assertThat(targets)
        .hasSize(5)
        .allSatisfy(to -> assertThat(page.document().select(to)).as(to).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"/developers, en, 接口文档", "/en/developers, zh-CN, For developers"})
  void the_page_leads_to_the_one_in_the_other_language(String path, String tag, String heading) {
    Visitor.Page page = Visitor.open(path);
    assertThat(page.document().select("h1").text()).isEqualTo(heading);
    String other = page.document().select("a[hreflang=" + tag + "]").attr("href");
    assertThat(Visitor.open(other).document().select("html").attr("lang")).isEqualTo(tag);
  }
}
