package org.policyeligibility.api.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.api.evaluations.EvaluationsFilteredTest;

@QuarkusTest
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
  @ValueSource(strings = {"/v1/documents", "/v1/clauses", "/v1/benefits", "/v1/facts"})
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
    int facts = Service.all("/v1/facts", 50).size();
    assertThat(json(read("/v1/facts?limit=2147483647")).path("items")).hasSize(facts);
    assertThat(json(read("/v1/facts?limit=501")).path("items")).hasSize(facts);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/documents, en",
    "/v1/documents/guofa-2020-7, en",
    "/v1/clauses, zh",
    "/v1/clauses/guofa-2020-7/5.3, en",
    "/v1/benefits, zh",
    "/v1/benefits/ip-pledge-financing, en",
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
    assertThat(Service.all("/v1/facts", 7))
        .filteredOn(fact -> !List.of("string", "map").contains(fact.path("type").asText()))
        .hasSize(current.path("facts").asInt());
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
            Comparator.comparing((String id) -> id.split("/", 2)[0])
                .thenComparing(EvaluationsFilteredTest::sortable));
  }

  private static List<String> found(String query) {
    return Service.all("/v1/clauses?" + query, 100).stream()
        .map(clause -> clause.path("id").asText())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "q=%E8%B4%A8%E6%8A%BC, guofa-2020-7/17.3 guofa-2020-7/17.4 guofa-2020-7/17.5 zhangjiang-2023/IV.4.3",
    "q=PLEDGE%20ip, guofa-2020-7/17.3 guofa-2020-7/17.4 guofa-2020-7/17.5 zhangjiang-2023/IV.4.3",
    "q=%EF%BC%96%EF%BC%95%E5%B2%81, guofa-2020-7/5.3",
    "q=%EF%BC%B7ork-%EF%BD%90ermit-age, guofa-2020-7/5.3",
    "q=guofa-2020-7%2F17.10, guofa-2020-7/17.10",
    "q=lean%20management, guobanfa-2019-58/11.5",
    "q=lean%20kitchen, ''",
    "q=comprehensive-bonded-zone, guobanfa-2019-58/12.2 guofa-2020-7/13.2",
    "q=%E8%B4%A8%E6%8A%BC&document=zhangjiang-2023, zhangjiang-2023/IV.4.3"
  })
  void words_are_looked_for_in_both_languages_whatever_their_case_and_width(
      String query, String ids) {
    assertThat(String.join(" ", found(query))).isEqualTo(ids);
  }

  @Test
  void nothing_but_space_asks_for_nothing_and_too_many_characters_are_refused() {
    assertThat(found("q=%20%E3%80%80")).hasSameSizeAs(found(""));
    assertThat(found("q=" + "x".repeat(100))).isEmpty();
    for (String language : List.of("zh", "en")) {
      Service.Answer answer =
          Service.get("/v1/clauses?q=" + "x".repeat(101), "Accept-Language", language);
      assertThat(Problems.errors(Problems.expect(422, answer))).containsExactly("q too-long");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "effect, benefit restriction obligation",
    "modality, permission priority support encouragement direction",
    "evaluable, full conditional no"
  })
  void every_filter_divides_the_whole(String parameter, String values) {
    int sum = 0;
    for (String value : List.of(values.split(" ", -1))) {
      List<JsonNode> clauses = Service.all("/v1/clauses?" + parameter + "=" + value, 100);
      assertThat(clauses)
          .isNotEmpty()
          .allMatch(clause -> clause.path(parameter).asText().equals(value));
      sum += clauses.size();
    }
    assertThat(found("")).hasSize(sum);
  }

  @Test
  void a_category_holds_its_clauses_and_one_that_there_is_not_is_answered_with_those_there_are() {
    assertThat(Service.all("/v1/clauses?category=talent", 100))
        .isNotEmpty()
        .allMatch(clause -> clause.path("category").asText().equals("talent"));
    JsonNode problem =
        Problems.expect(422, Service.get("/v1/clauses?category=talents", "Accept-Language", "en"));
    assertThat(Problems.errors(problem)).containsExactly("category unknown-value");
    assertThat(problem.path("errors").get(0).path("message").asText()).contains("talent");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-12-30, 0 0 0",
    "2019-12-31, 1 0 0",
    "2020-07-12, 1 0 0",
    "2020-07-13, 1 1 0",
    "2023-11-29, 1 1 0",
    "2023-11-30, 1 1 1"
  })
  void on_a_day_only_what_is_in_force_is_listed(String day, String documents) {
    String[] inForce = documents.split(" ", -1);
    String[] ids = {"guobanfa-2019-58", "guofa-2020-7", "zhangjiang-2023"};
    for (int i = 0; i < ids.length; i++) {
      int all = found("document=" + ids[i]).size();
      assertThat(found("document=" + ids[i] + "&asOf=" + day))
          .as(ids[i])
          .hasSize(inForce[i].equals("1") ? all : 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "asOf=2023-02-30, asOf invalid-date",
    "asOf=today, asOf invalid-date",
    "asOf=%2B2024-06-01, asOf invalid-date",
    "effect=gift, effect unknown-value",
    "modality=must, modality unknown-value",
    "evaluable=maybe, evaluable unknown-value",
    "profile=dog, profile unknown-value",
    "document=none, document unknown-id",
    "benefit=none, benefit unknown-id"
  })
  void a_filter_that_cannot_be_read_is_named(String query, String error) {
    for (String language : List.of("zh", "en")) {
      Service.Answer answer = Service.get("/v1/clauses?" + query, "Accept-Language", language);
      assertThat(Problems.errors(Problems.expect(422, answer))).containsExactly(error);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "document=guofa-2020-8, guofa-2020-7",
    "benefit=work-permit-age-64, work-permit-age-65",
    "effect=benefits, benefit"
  })
  void an_unknown_value_of_a_filter_is_answered_with_the_nearest(String query, String nearest) {
    JsonNode problem = Problems.expect(422, Service.get("/v1/clauses?" + query));
    assertThat(problem.path("errors").path(0).path("message").asText()).contains(nearest);
  }

  @Test
  void a_benefit_has_every_clause_that_gives_it_the_strongest_first() {
    List<String> strength =
        List.of("entitlement", "permission", "priority", "support", "encouragement", "direction");
    int clauses = 0;
    for (JsonNode benefit : Service.all("/v1/benefits", 100)) {
      List<String> modalities = Service.each(benefit.path("clauses"), "modality");
      assertThat(modalities)
          .as(benefit.path("id").asText())
          .isSortedAccordingTo(Comparator.comparing(strength::indexOf));
      clauses += modalities.size();
    }
    assertThat(found("effect=benefit")).hasSize(clauses);
    JsonNode pledge = json(read("/v1/benefits/ip-pledge-financing", "Accept-Language", "en"));
    assertThat(Service.each(pledge.path("clauses"), "id"))
        .containsExactly("guofa-2020-7/17.3", "zhangjiang-2023/IV.4.3");
    for (JsonNode clause : pledge.path("clauses")) {
      assertThat(clause.path("citation").path("quote").isEmpty()).isFalse();
      assertThat(Service.each(clause.path("relations"), "clause")).isNotEmpty();
    }
    Problems.expect(404, Service.get("/v1/benefits/" + Problems.MARKER));
    Problems.expect(404, Service.get("/v1/benefits/park-assessment-delisting-x"));
  }

  @Test
  void a_restriction_is_no_benefit() {
    for (JsonNode clause : Service.all("/v1/clauses?effect=restriction", 100)) {
      Problems.expect(404, Service.get("/v1/benefits/" + clause.path("benefit").asText()));
    }
  }

  @Test
  void every_article_is_carried_or_says_why_not() {
    for (JsonNode document : Service.all("/v1/documents", 100)) {
      JsonNode detail = json(read("/v1/documents/" + document.path("id").asText()));
      assertThat(detail.path("articles").isEmpty())
          .isEqualTo(!document.path("binding").asBoolean());
      int carried = 0;
      for (JsonNode article : detail.path("articles")) {
        carried += article.path("clauses").size();
        if (article.path("clauses").isEmpty()) {
          assertThat(article.path("notCarried").get(0).path("reason").asText()).isNotBlank();
        }
      }
      assertThat(carried).isEqualTo(detail.path("clauses").size());
    }
    JsonNode guofa = json(read("/v1/documents/guofa-2020-7", "Accept-Language", "en"));
    JsonNode eleven = guofa.path("articles").get(10);
    assertThat(eleven.path("article").asText()).isEqualTo("11");
    assertThat(eleven.path("clauses")).hasSize(2);
    assertThat(eleven.path("notCarried").get(0).path("sentences").get(0).asInt()).isEqualTo(1);
  }

  @Test
  void what_the_news_announced_is_shown_at_both_ends() {
    JsonNode news = json(read("/v1/documents/meeting-2020-07-01", "Accept-Language", "en"));
    assertThat(news.path("announcements")).hasSize(7);
    int linked = 0;
    for (JsonNode announcement : news.path("announcements")) {
      for (JsonNode clause : announcement.path("became")) {
        JsonNode history =
            json(read("/v1/clauses/" + clause.asText(), "Accept-Language", "en")).path("history");
        assertThat(Service.each(history.path("announcedBy"), "announcement"))
            .contains(announcement.path("id").asText());
        JsonNode announced = history.path("announcedBy").get(0);
        assertThat(announced.path("document").asText()).isEqualTo("meeting-2020-07-01");
        linked++;
      }
    }
    assertThat(linked).isPositive();
    assertThat(news.path("announcements").get(6).path("note").asText()).isNotBlank();
    assertThat(json(read("/v1/clauses/guofa-2020-7/5.3")).path("history").path("announcedBy"))
        .isEmpty();
  }

  @Test
  void a_relation_is_shown_in_the_catalogue_and_in_the_answer_from_both_ends() {
    JsonNode national = json(read("/v1/clauses/guofa-2020-7/17.3"));
    JsonNode local = json(read("/v1/clauses/zhangjiang-2023/IV.4.3"));
    assertThat(kinds(national)).contains("supplemented-by zhangjiang-2023/IV.4.3");
    assertThat(kinds(local)).contains("adds-to guofa-2020-7/17.3");
    String body = "{\"clauses\":[\"guofa-2020-7/17.3\"],\"profile\":{\"type\":\"enterprise\"}}";
    JsonNode result = result(body, "full");
    assertThat(result.path("relations")).isEqualTo(national.path("relations"));
    assertThat(result.path("review").asText()).isEqualTo("unreviewed");
    assertThat(result(body, "standard").has("relations")).isFalse();
    assertThat(result(body, "summary").has("relations")).isFalse();
  }

  private static JsonNode result(String body, String view) {
    return Service.send(
            "POST",
            Service.EVALUATIONS + "?view=" + view,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            Service.JSON)
        .json()
        .path("results")
        .get(0);
  }

  @Test
  void every_code_of_an_answer_is_among_the_terms_with_the_same_names() {
    Map<String, JsonNode> names = new HashMap<>();
    for (JsonNode term : Service.all("/v1/terms", 10)) {
      JsonNode twice =
          names.put(
              term.path("kind").asText() + " " + term.path("code").asText(), term.path("names"));
      assertThat(twice).isNull();
    }
    JsonNode labels =
        Service.evaluate("{\"profile\":{\"type\":\"enterprise\"}}").json().path("labels");
    assertThat(labels.isEmpty()).isFalse();
    for (Map.Entry<String, JsonNode> kind : labels.properties()) {
      for (Map.Entry<String, JsonNode> label : kind.getValue().properties()) {
        assertThat(names).containsEntry(kind.getKey() + " " + label.getKey(), label.getValue());
      }
    }
  }

  private static List<String> kinds(JsonNode clause) {
    List<String> kinds = new ArrayList<>();
    clause
        .path("relations")
        .forEach(
            jsonNode ->
                kinds.add(jsonNode.path("kind").asText() + " " + jsonNode.path("clause").asText()));
    return kinds;
  }

  @ParameterizedTest
  @ValueSource(strings = {"guofa-2020-7/5.3", "zhangjiang-2023/II.5.2"})
  void the_scenarios_shown_come_out_as_they_say(String id) {
    JsonNode clause = json(read("/v1/clauses/" + id));
    int written = 0;
    for (JsonNode scenario : clause.path("scenarios")) {
      written += scenario.path("generated").asBoolean() ? 0 : 1;
      ObjectNode body = Service.MAPPER.createObjectNode();
      body.set("profile", scenario.path("profile"));
      body.set("asOf", scenario.path("asOf"));
      body.putArray("clauses").add(id);
      JsonNode result = Service.evaluate(body.toString()).json().path("results").get(0);
      assertThat(result.path("outcome"))
          .as(scenario.path("scenario").asText())
          .isEqualTo(scenario.path("outcome"));
    }
    assertThat(written).isGreaterThan(5);
    assertThat(clause.path("scenarios").size()).isGreaterThan(written);
  }

  @Test
  void a_clause_that_is_not_evaluable_has_its_reason_and_no_scenarios() {
    for (JsonNode clause : Service.all("/v1/clauses?evaluable=no", 100)) {
      JsonNode detail = json(read("/v1/clauses/" + clause.path("id").asText()));
      assertThat(detail.path("reason").asText()).isNotBlank();
      assertThat(detail.path("scenarios")).isEmpty();
    }
  }

  @Test
  void every_quote_says_whether_it_was_verified_against_which_digest() {
    boolean sources =
        Files.isDirectory(Path.of(System.getProperty("policy.sources", "../shared/sources")));
    int cited = 0;
    for (JsonNode clause : Service.all("/v1/clauses", 100)) {
      JsonNode citation = clause.path("citation");
      cited += citation.path("quote").size();
      assertThat(citation.path("source").path("verified").asBoolean())
          .as(clause.path("id").asText())
          .isEqualTo(sources);
      assertThat(citation.path("source").path("sha256").asText()).matches("[0-9a-f]{64}");
      for (JsonNode translation : citation.path("translations")) {
        assertThat(translation.path("verified").asBoolean()).isEqualTo(sources);
      }
    }
    JsonNode quotes = json(read("/v1/rulesets/current")).path("quotes");
    assertThat(quotes.path("cited").asInt()).isGreaterThan(cited);
    assertThat(quotes.path("verified").asInt())
        .isEqualTo(sources ? quotes.path("cited").asInt() : 0);
  }

  @Test
  void every_answer_says_that_the_authority_decides_and_that_nobody_has_reviewed_a_reading() {
    for (String path :
        List.of(
            "/v1/documents",
            "/v1/documents/guofa-2020-7",
            "/v1/clauses",
            "/v1/clauses/guofa-2020-7/5.3",
            "/v1/benefits",
            "/v1/benefits/ip-pledge-financing",
            "/v1/facts",
            "/v1/rulesets/current")) {
      assertThat(json(read(path)).path("notice").asText()).as(path).contains("以主管部门决定为准");
    }
    assertThat(json(read("/v1/rulesets/current")).path("reviewed").asInt()).isZero();
    for (JsonNode clause : Service.all("/v1/clauses", 100, "Accept-Language", "en")) {
      JsonNode review = clause.path("review");
      assertThat(review.path("status").asText()).isEqualTo("unreviewed");
      assertThat(review.path("by").isNull() && review.path("date").isNull()).isTrue();
      assertThat(review.path("text").asText()).startsWith("Nobody has reviewed this reading yet");
    }
  }
}
