package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.api.Service;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.law.LawSite;
import org.policyeligibility.web.page.PagePaths;

/** The law on the server: the pages of the site, searched, negotiated, and not sent twice. */
@QuarkusTest
class LawPagesTest {
  private static final String LINKED_DATA = "application/ld+json";

  @Test
  void every_page_of_the_site_is_served_in_both_languages() {
    for (String path : new LawSite(Law.shipped().ruleset(), null).paths()) {
      for (Language language : Language.values()) {
        Visitor.Page page = Visitor.open(PagePaths.prefix(language) + path);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.document().select("html").attr("lang")).isEqualTo(language.tag());
        assertThat(page.document().select("h1")).as(path).hasSize(1);
        assertThat(page.document().select("script, style, [style]")).as(path).isEmpty();
      }
    }
  }

  @Test
  void every_link_of_a_clause_an_article_and_a_benefit_is_answered() {
    for (String path : new String[] {"/law/guofa-2020-7/5.3", "/en/law/guofa-2020-7/articles/17"}) {
      for (Element link : Visitor.open(path).document().select("a[href^=/]")) {
        assertThat(Service.get(link.attr("href")).status()).as(link.attr("href")).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%E5%B7%A5%E4%BD%9C%E8%AE%B8%E5%8F%AF", "gongzuo+xuke", "gzxk", "work+permit"})
  void the_law_is_searched_in_chinese_pinyin_initials_and_english(String query) {
    Visitor.Page page = Visitor.open("/law?q=" + query);
    assertThat(page.document().select(".found a").eachAttr("href"))
        .contains("/law/guofa-2020-7/5.3");
    assertThat(page.document().select("form[role=search] label[for=q]")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/law, '国发[2020]7号', ul.found a, /law/guofa-2020-7",
    "/law, 知识产权质押溶资, ol.found a, /law/guofa-2020-7/17.3",
    "/en/law, residense permit, ol.found a, /en/law/guofa-2020-7/5.5"
  })
  void a_number_leads_to_its_document_and_a_slip_to_what_is_near(
      String path, String query, String links, String target) {
    Visitor.Page page =
        Visitor.open(path + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    assertThat(page.document().select(links).eachAttr("href")).contains(target);
  }

  @ParameterizedTest
  @CsvSource({
    "/law, 浦东, 国家级新区",
    "/law, pudon, 国家级新区",
    "/en/law, Pudong New Area, State-level new area"
  })
  void a_zone_that_the_law_does_not_name_leads_to_the_law_on_its_kind(
      String path, String query, String kind) {
    Element link =
        Visitor.open(path + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
            .document()
            .selectFirst("main .notice li a");
    assertThat(link).isNotNull();
    assertThat(link.text()).isEqualToIgnoringCase(kind);
    assertThat(Visitor.open(link.attr("href")).document().select(".found a")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/law/timeline, 今天：", "/en/law/timeline, Today: "})
  void the_timeline_reaches_the_day_of_the_page_and_what_is_in_force_goes_beyond_it(
      String path, String today) {
    Document page = Visitor.open(path).document();
    assertThat(page.select(".timeline text.day").text()).startsWith(today);
    int day = Integer.parseInt(page.select(".timeline line.day").attr("x1"));
    assertThat(page.select(".timeline path.lasting").eachAttr("d"))
        .isNotEmpty()
        .allSatisfy(
            arrow ->
                assertThat(Integer.parseInt(arrow.replaceAll(".* L(\\d+) .*L.*", "$1")))
                    .isGreaterThan(day));
    assertThat(day).isLessThan(Integer.parseInt(page.select(".timeline").attr("width")));
  }

  @Test
  void a_quote_that_is_found_in_another_language_is_called_a_translation() {
    Document found = Visitor.open("/law?q=知识产权").document();
    assertThat(found.select(".found li:has(.quote[lang=en]) > small").eachText())
        .isNotEmpty()
        .allMatch(source -> source.endsWith("英文译文"));
    assertThat(found.select(".found li:has(.quote[lang^=zh]) > small").eachText())
        .isNotEmpty()
        .noneMatch(source -> source.contains("译文"));
    assertThat(Visitor.open("/en/law?q=property").document().select(".found li > small").eachText())
        .isNotEmpty()
        .noneMatch(source -> source.contains("translation"));
  }

  @ParameterizedTest
  @CsvSource({"/law, 找到 0 条, 园区登记册", "/en/law, 0 found, register of zones"})
  void zones_that_are_found_are_not_headed_by_nothing(String path, String none, String register) {
    List<String> headings = Visitor.open(path + "?q=zj").document().select("main h2").eachText();
    assertThat(headings.get(0)).contains(register);
    assertThat(headings).doesNotContain(none);
    assertThat(Visitor.open(path + "?q=qqqqqq").document().select("main h2").eachText())
        .contains(none);
  }

  @ParameterizedTest
  @CsvSource({"'', zh, 年龄可放宽至65岁", "/en, en, relaxed to 65"})
  void what_is_found_is_quoted_in_the_language_of_the_page(
      String prefix, String language, String words) {
    Element quote =
        Objects.requireNonNull(
            Visitor.open(prefix + "/law?q=65").document().selectFirst(".found .quote"));
    assertThat(quote.attr("lang")).startsWith(language);
    assertThat(quote.text()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "/law/guofa-2020-7/5.3, dct:identifier, guofa-2020-7/5.3",
    "/en/law/guofa-2020-7/5.3, dct:identifier, guofa-2020-7/5.3",
    "/law/guofa-2020-7, dct:identifier, guofa-2020-7"
  })
  void an_address_answers_with_linked_data_where_that_is_asked_for(
      String path, String property, String value) {
    Service.Answer answer = Service.get(path, "Accept", LINKED_DATA);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(LINKED_DATA);
    JsonNode node = answer.json();
    assertThat(node.findValuesAsText(property)).contains(value);
    assertThat(answer.header("Vary")).contains("Accept");
    assertThat(Service.get(path, "Accept", "text/html,*/*;q=0.8").header("Content-Type"))
        .startsWith("text/html");
    assertThat(Service.get(path).header("Content-Type")).startsWith("text/html");
    assertThat(Service.get(path, "Accept", "image/png").status()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/law", "/en/law/benefits", "/law/timeline", "/law/guofa-2020-7/5.3"})
  void a_page_that_is_held_is_not_sent_again(String path) {
    Service.Answer first = Service.get(path);
    String tag = first.header("ETag");
    assertThat(tag).startsWith("W/\"");
    Service.Answer again = Service.get(path, "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(Service.get(path, "If-None-Match", "\"another\"").status()).isEqualTo(200);
    assertThat(Service.get(path, "Accept-Encoding", "gzip").header("ETag")).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/law/nothing", "/en/law/guofa-2020-7/99"})
  void a_page_that_is_not_there_is_kept_apart_from_what_a_program_is_answered(String path) {
    Service.Answer answer = Service.get(path, "Accept", "text/html");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Vary").split(", ")).contains("Accept");
  }

  @Test
  void each_language_of_a_page_has_its_own_tag() {
    assertThat(Service.get("/law/facts").header("ETag"))
        .isNotEqualTo(Service.get("/en/law/facts").header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/law/no-such-document",
        "/law/guofa-2020-7/99.9",
        "/law/guofa-2020-7/articles/99",
        "/law/no-such-document/articles/1"
      })
  void an_address_that_is_none_is_said_to_be_missing(String path) {
    assertThat(Service.get(path).status()).isEqualTo(404);
    assertThat(Service.get("/en" + path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/law/no-such-document", "/en/law/guofa-2020-7/99.9"})
  void linked_data_of_what_is_not_there_is_a_problem_and_no_page(String path) {
    Service.Answer answer = Service.get(path, "Accept", LINKED_DATA);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(404);
  }

  @Test
  void words_that_no_clause_carries_are_in_the_language_of_their_text() {
    assertThat(omitted("/law/zhangjiang-2023")).isNotEmpty().containsOnly("en");
    assertThat(omitted("/en/law/guofa-2020-7")).isNotEmpty().containsOnly("zh-CN");
  }

  private static List<String> omitted(String path) {
    return Visitor.open(path).document().select(".omission q").eachAttr("lang");
  }
}
