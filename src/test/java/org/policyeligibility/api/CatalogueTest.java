package org.policyeligibility.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {
  private static Response read(String path, String... headers) {
    io.restassured.specification.RequestSpecification request = given().filter(Contract.filter());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.get(path);
  }

  private static JsonNode json(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return Service.json(response.asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/documents", "/v1/clauses", "/v1/facts"})
  void a_walk_by_limit_and_next_meets_every_item_exactly_once(String list) {
    JsonNode whole = json(read(list + "?limit=500"));
    assertThat(whole.has("next")).isFalse();
    List<JsonNode> expected = Service.all(list, 500);
    assertThat(expected).isNotEmpty().doesNotHaveDuplicates();
    for (int limit : List.of(1, 2, 3, expected.size())) {
      assertThat(Service.all(list, limit)).isEqualTo(expected);
    }
  }

  @Test
  void a_page_has_50_items_where_nothing_is_said_and_at_most_500() {
    assertThat(json(read("/v1/facts")).path("items")).hasSize(50);
    int facts = json(read("/v1/rulesets/current")).path("facts").asInt();
    assertThat(json(read("/v1/facts?limit=2147483647")).path("items")).hasSize(facts);
    assertThat(json(read("/v1/facts?limit=501")).path("items")).hasSize(facts);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/documents, en",
    "/v1/documents/guofa-2020-7, en",
    "/v1/clauses, zh",
    "/v1/clauses/guofa-2020-7/5.3, en",
    "/v1/facts, zh-CN",
    "/v1/rulesets/current, en"
  })
  void an_answer_already_held_is_not_sent_again(String path, String language) {
    Response first = read(path, "Accept-Language", language);
    json(first);
    String tag = first.header("ETag");
    assertThat(tag).isNotBlank();
    Response again = read(path, "Accept-Language", language, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.asString()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(again.header("Vary")).contains("Accept-Language");
    assertThat(read(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    String otherLanguage = language.equals("en") ? "zh" : "en";
    assertThat(read(path, "Accept-Language", otherLanguage).header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void every_document_and_every_clause_listed_can_be_read_and_agrees_with_its_entry() {
    for (JsonNode document : Service.all("/v1/documents", 500, "Accept-Language", "en")) {
      JsonNode detail =
          json(read("/v1/documents/" + document.path("id").asText(), "Accept-Language", "en"));
      assertThat(detail.path("title")).isEqualTo(document.path("title"));
      assertThat(detail.path("clauses")).hasSize(document.path("clauses").asInt());
    }
    for (JsonNode clause : Service.all("/v1/clauses", 500, "Accept-Language", "en")) {
      JsonNode detail =
          json(read("/v1/clauses/" + clause.path("id").asText(), "Accept-Language", "en"));
      clause
          .fieldNames()
          .forEachRemaining(
              name -> assertThat(detail.path(name)).as(name).isEqualTo(clause.path(name)));
    }
  }

  @Test
  void the_rule_set_counts_what_the_lists_hold() {
    JsonNode current = json(read("/v1/rulesets/current"));
    assertThat(current.path("documents").asInt()).isEqualTo(Service.all("/v1/documents", 7).size());
    assertThat(current.path("clauses").asInt()).isEqualTo(Service.all("/v1/clauses", 7).size());
    assertThat(current.path("facts").asInt()).isEqualTo(Service.all("/v1/facts", 7).size());
    assertThat(current.path("digest").asText()).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void filters_keep_what_they_name_and_the_whole_is_the_sum_of_its_parts() {
    int clauses = 0;
    int facts = 0;
    for (String type : List.of("enterprise", "person", "zone")) {
      List<JsonNode> ofType = Service.all("/v1/clauses?profile=" + type, 50);
      assertThat(ofType).allMatch(clause -> clause.path("profile").asText().equals(type));
      clauses += ofType.size();
      List<JsonNode> factsOfType = Service.all("/v1/facts?profile=" + type, 50);
      assertThat(factsOfType).allMatch(fact -> fact.path("profile").asText().equals(type));
      facts += factsOfType.size();
    }
    assertThat(Service.all("/v1/clauses", 50)).hasSize(clauses);
    assertThat(Service.all("/v1/facts", 50)).hasSize(facts);
    JsonNode both = json(read("/v1/clauses?benefit=ip-pledge-financing&document=guofa-2020-7"));
    assertThat(Service.each(both.path("items"), "id")).containsExactly("guofa-2020-7/17.3");
  }

  @Test
  void clauses_are_listed_by_document_article_and_number() {
    List<String> ids =
        Service.all("/v1/clauses", 500).stream().map(clause -> clause.path("id").asText()).toList();
    assertThat(ids)
        .isSortedAccordingTo(
            java.util.Comparator.comparing((String id) -> id.split("/", 2)[0])
                .thenComparing(EvaluationsFilteredTest::sortable));
  }
}
