package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A zone that was named: what the register says of it is shown and not asked again. */
@QuarkusTest
class RegisteredKindsTest {
  private static final String KINDS = "zoneTypes";
  private static final String ZONE = "shanghai-zhangjiang-high-tech-zone";

  /** The first page of questions after the zone was named, which asks about its other kinds. */
  private static Visitor.Page asked(String prefix) {
    Visitor.Page page =
        Visitor.begin(prefix, "enterprise", "all").send(Map.of("place", List.of(ZONE)));
    assertThat(page.questions()).contains(KINDS);
    return page;
  }

  private static Visitor.Page answered(Visitor.Page page, String field, String... values) {
    return page.send("answers", Map.of(field + KINDS, List.of(values)));
  }

  private static String shown(Visitor.Page answers) {
    Element change = answers.document().selectFirst("button[value=" + KINDS + "]");
    return Objects.requireNonNull(Objects.requireNonNull(change).closest("div"))
        .select("dd")
        .get(0)
        .text();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 园区登记册已经载明：国家高新区",
    "/en, The zone register says already: national high-tech zone"
  })
  void kinds_that_the_register_settles_are_told_and_only_the_others_can_be_chosen(
      String prefix, String told) {
    Visitor.Page page = asked(prefix);
    assertThat(page.document().select(".registered").text()).contains(told);
    assertThat(page.document().select("[name=v." + KINDS + "]").eachAttr("value"))
        .contains("PILOT_FREE_TRADE_ZONE", "NONE")
        .doesNotContain("NATIONAL_HIGH_TECH_ZONE", "PROVINCIAL_HIGH_TECH_ZONE");
  }

  @ParameterizedTest
  @CsvSource({"'', 国家高新区, 自由贸易试验区", "/en, national high-tech zone, pilot free trade zone"})
  void an_answer_adds_to_what_the_register_says(String prefix, String held, String added) {
    Visitor.Page answers = answered(asked(prefix), "v.", "PILOT_FREE_TRADE_ZONE");
    assertThat(answers.status()).isEqualTo(200);
    assertThat(shown(answers)).contains(held, added);
    Visitor.Page change = answers.send("questions", Map.of("change", List.of(KINDS)));
    assertThat(change.document().select("[name=v." + KINDS + "][checked]").eachAttr("value"))
        .containsExactly("PILOT_FREE_TRADE_ZONE");
    Visitor.Page none = answered(change, "v.", "NONE");
    assertThat(shown(none)).contains(held).doesNotContain(added);
  }

  @ParameterizedTest
  @CsvSource({"'', 国家高新区, 其余：不清楚", "/en, national high-tech zone, the rest: Not sure"})
  void whoever_is_not_sure_of_the_others_keeps_what_the_register_says(
      String prefix, String held, String rest) {
    Visitor.Page answers = answered(asked(prefix), "s.", "?");
    assertThat(shown(answers)).contains(held, rest);
    assertThat(answers.send("results", Map.of()).outcomes())
        .containsEntry("guofa-2020-7/17.3", "INDETERMINATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROVINCIAL_HIGH_TECH_ZONE", "NONE,PILOT_FREE_TRADE_ZONE"})
  void what_no_page_offers_is_told_as_a_fault(String values) {
    Visitor.Page refused = answered(asked(""), "v.", values.split(","));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.document().select(".errors a").attr("href")).isEqualTo("#f-" + KINDS);
  }
}
