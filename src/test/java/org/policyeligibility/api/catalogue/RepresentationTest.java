package org.policyeligibility.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** One resource in several formats and languages, each of them known by its tag. */
@QuarkusTest
class RepresentationTest {
  private static final String DOCUMENT = "/v1/documents/guofa-2020-7";
  private static final String CLAUSE = "/v1/clauses/guofa-2020-7/5.3";

  @ParameterizedTest
  @ValueSource(strings = {DOCUMENT, CLAUSE})
  void linked_data_is_sent_to_whoever_prefers_it_and_says_so(String path) throws Exception {
    for (String accept :
        List.of(
            "application/ld+json",
            "application/json;q=0.9, application/ld+json",
            "application/json;q=0, */*")) {
      Service.Answer answer = Service.get(path, "Accept", accept);
      assertThat(answer.status()).as(accept).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/ld+json");
      assertThat(answer.header("Vary")).contains("Accept,").contains("Accept-Language");
      assertThat(Contract.faults("GET", path, answer)).isEmpty();
      assertThat(JsonLd.expand(JsonDocument.of(new StringReader(answer.body()))).get().toString())
          .contains("\"@id\":\"" + Service.url(path) + '"');
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          /v1/documents ¦ application/ld+json
          /v1/documents ¦ application/json;q=0
          /v1/documents/guofa-2020-7 ¦ application/json;q=0, application/ld+json;q=0
          /v1/documents/guofa-2020-7 ¦ text/turtle
          /v1/clauses ¦ application/json;q=0
          /v1/clauses/guofa-2020-7/5.3 ¦ */*;q=0
          /v1/clauses/guofa-2020-7/5.3 ¦ application/*;q=0, text/html
          /v1/benefits ¦ application/json;q=0.0
          /v1/benefits/ip-pledge-financing ¦ application/ld+json
          /v1/facts ¦ application/json;q=0
          /v1/rulesets/current ¦ application/json; q=0
          """)
  void what_is_not_wanted_is_not_sent(String path, String accept) {
    for (String language : List.of("zh", "en")) {
      Service.Answer answer = Service.get(path, "Accept", accept, "Accept-Language", language);
      Problems.expect(406, answer);
      assertThat(answer.header("Vary")).contains("Accept,");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DOCUMENT, CLAUSE})
  void each_format_and_language_has_a_tag_of_its_own_and_304_for_that_alone(String path) {
    List<String[]> forms =
        List.of(
            new String[] {"application/json", "zh"},
            new String[] {"application/json", "en"},
            new String[] {"application/ld+json", "zh"});
    List<String> tags =
        forms.stream().map(form -> get(path, form, "\"none\"").header("ETag")).toList();
    assertThat(tags).doesNotHaveDuplicates();
    for (int i = 0; i < forms.size(); i++) {
      for (int j = 0; j < tags.size(); j++) {
        Service.Answer answer = get(path, forms.get(i), "\"x\", W/" + tags.get(j));
        assertThat(answer.status()).isEqualTo(i == j ? 304 : 200);
        assertThat(answer.header("ETag")).isEqualTo(tags.get(i));
        assertThat(answer.header("Vary")).contains("Accept,").contains("Accept-Language");
      }
    }
  }

  private static Service.Answer get(String path, String[] form, String held) {
    return Service.get(path, "Accept", form[0], "Accept-Language", form[1], "If-None-Match", held);
  }

  @Test
  void a_part_of_a_tag_is_no_tag() {
    String tag = Service.get("/v1/facts").header("ETag").replace("\"", "");
    for (String held :
        List.of(tag, "\"" + tag + "x\"", "\"x" + tag + "\"", "\"" + tag.substring(1) + "\"")) {
      assertThat(Service.get("/v1/facts", "If-None-Match", held).status()).as(held).isEqualTo(200);
    }
    for (String held : List.of("*", "\"" + tag + "\"", "W/\"" + tag + "\", \"y\"")) {
      Service.Answer answer = Service.get("/v1/facts", "If-None-Match", held);
      assertThat(answer.status()).as(held).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/documents, application/json",
    "/v1/documents/guofa-2020-7, application/ld+json",
    "/v1/clauses?q=65, application/json",
    "/v1/clauses/guofa-2020-7/5.3, application/ld+json",
    "/v1/benefits, application/json",
    "/v1/benefits/ip-pledge-financing, application/json",
    "/v1/facts, application/json",
    "/v1/rulesets/current, application/json"
  })
  void HEAD_says_what_GET_would_and_sends_nothing(String path, String type) {
    Service.Answer get = Service.get(path, "Accept", type);
    Service.Answer head = Service.send("HEAD", path, new byte[0], "Accept", type);
    assertThat(head.status()).isEqualTo(get.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String header : List.of("ETag", "Content-Type", "Content-Language", "Vary")) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header)).isNotEmpty();
    }
    assertThat(
            Service.send(
                    "HEAD", path, new byte[0], "Accept", type, "If-None-Match", head.header("ETag"))
                .status())
        .isEqualTo(304);
  }
}
