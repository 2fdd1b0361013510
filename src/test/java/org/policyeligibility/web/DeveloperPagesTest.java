package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.problem.ProblemType;

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
  @CsvSource({"/developers, en, 接口文档", "/en/developers, zh-CN, For developers"})
  void the_page_leads_to_the_one_in_the_other_language(String path, String tag, String heading) {
    Visitor.Page page = Visitor.open(path);
    assertThat(page.document().select("h1").text()).isEqualTo(heading);
    String other = page.document().select("a[hreflang=" + tag + "]").attr("href");
    assertThat(Visitor.open(other).document().select("html").attr("lang")).isEqualTo(tag);
  }
}
