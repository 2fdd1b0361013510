package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.yaml.snakeyaml.Yaml;

/** Views of an answer: how much they say, and that they all say the same. */
@QuarkusTest
class ViewsTest {
  private static final int KILOBYTE = 1000;
  private static final Path TYPICAL =
      Path.of("src/test/resources/org/policyeligibility/interviewed-profiles.yaml");
  private static final Path EXAMPLES = Path.of("openapi", "examples");
  private static final List<String> OUTSIDE = List.of("OUT_OF_SCOPE", "NOT_IN_FORCE");
  private static final String PLEDGE = "\"clauses\":[\"guofa-2020-7/17.3\"]";

  /** Every example of an enterprise that is answered about all of the law. */
  static List<String> enterprises() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("enterprise-.*\\.request\\.json"))
          .sorted()
          .map(ViewsTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    return Contract.text(file);
  }

  private static Service.Answer ask(String body, String query, String language) {
    Service.Answer answer =
        Service.send(
            "POST",
            Service.EVALUATIONS + query,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            Service.JSON,
            "Accept-Language",
            language);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(Contract.faults("POST", Service.EVALUATIONS, answer)).isEmpty();
    return answer;
  }

  private static JsonNode answer(String body, String query) {
    return ask(body, query, "zh").json();
  }

  private static String enterprise(String more) {
    return "{\"asOf\":\"2024-06-01\",\"profile\":{\"type\":\"enterprise\",\"zoneTypes\":[\"NONE\"]}"
        + more
        + "}";
  }

  private static Map<String, String> outcomes(JsonNode answer) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    answer
        .path("results")
        .forEach(
            result ->
                outcomes.put(result.path("clause").asText(), result.path("outcome").asText()));
    return outcomes;
  }

  /** Typical enterprises, and one outside all zones. */
  static List<String> typical() throws IOException {
    List<String> bodies = new ArrayList<>(List.of(enterprise("")));
    ObjectMapper json = new ObjectMapper();
    for (Object profile : ((Map<?, ?>) new Yaml().load(read(TYPICAL))).values()) {
      if (profile instanceof Map<?, ?> facts && "enterprise".equals(facts.get("type"))) {
        bodies.add(json.writeValueAsString(Map.of("asOf", "2024-06-01", "profile", facts)));
      }
    }
    assertThat(bodies).hasSizeGreaterThan(5);
    return bodies;
  }

  @ParameterizedTest
  @MethodSource({"enterprises", "typical"})
  void the_whole_law_of_an_enterprise_has_at_most_70_kilobytes_in_the_standard_view(String body) {
    assertAtMost(70, body, "zh");
  }

  @ParameterizedTest
  @MethodSource({"enterprises", "typical"})
  void in_english_too_it_has_at_most_70_kilobytes(String body) {
    assertAtMost(70, body, "en");
  }

  @ParameterizedTest
  @MethodSource("enterprises")
  void what_can_be_answered_to_the_next_question_stands_once_in_a_long_answer(String body) {
    JsonNode answer = answer(body, "");
    JsonNode next = answer.path("nextQuestion");
    JsonNode first = answer.at("/nextQuestions/0");
    assertThat(next.path("proof").asText()).isNotBlank();
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("profile", "fact", "question", "subject", "type");
    assertThat(next.properties()).containsAll(first.properties());
    JsonNode inFull = answer(body, "?view=full").at("/nextQuestions/0");
    assertThat(next.properties()).containsAll(inFull.properties());
  }

  private static void assertAtMost(int kilobytes, String body, String language) {
    Service.Answer answer = ask(body, "", language);
    assertThat(answer.json().path("results").size()).isGreaterThan(80);
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(kilobytes * KILOBYTE);
  }

  @Test
  void standard_is_the_view_of_those_who_name_none() {
    assertThat(answer(enterprise(""), "")).isEqualTo(answer(enterprise(""), "?view=standard"));
  }

  @ParameterizedTest
  @MethodSource("enterprises")
  void all_views_have_the_same_outcomes_in_the_same_order(String body) {
    JsonNode full = answer(body, "?view=full");
    for (String view : List.of("standard", "summary")) {
      JsonNode other = answer(body, "?view=" + view);
      assertThat(outcomes(other)).containsExactlyEntriesOf(outcomes(full));
      assertThat(other.path("summary")).isEqualTo(full.path("summary"));
      assertThat(Service.each(other.path("missingFacts"), "fact"))
          .isEqualTo(Service.each(full.path("missingFacts"), "fact"));
      assertThat(Service.each(other.path("results"), "summaryText"))
          .isEqualTo(Service.each(full.path("results"), "summaryText"));
    }
  }

  @ParameterizedTest
  @MethodSource("enterprises")
  void a_document_stands_once_and_every_citation_refers_to_one(String body) {
    JsonNode standard = answer(body, "");
    TreeSet<String> cited = new TreeSet<>();
    for (JsonNode result : standard.path("results")) {
      boolean outside = OUTSIDE.contains(result.path("outcome").asText());
      assertThat(result.has("citations")).isEqualTo(!outside);
      for (JsonNode citation : result.path("citations")) {
        cited.add(citation.path("document").asText());
        assertThat(citation.path("quote").isEmpty()).isFalse();
        assertThat(citation.has("title") || citation.has("source")).isFalse();
      }
    }
    List<String> documents =
        standard.path("documents").properties().stream().map(Map.Entry::getKey).toList();
    assertThat(documents).containsExactlyElementsOf(cited);
    for (JsonNode document : standard.path("documents")) {
      assertThat(document.path("title").asText()).isNotBlank();
      assertThat(document.path("sources").path(0).path("sha256").asText()).hasSize(64);
    }
  }

  @Test
  void what_is_out_of_scope_or_not_in_force_has_a_short_entry_in_the_standard_view_alone() {
    String body =
        "{\"asOf\":\"2018-01-01\",\"clauses\":[\"guofa-2020-7/5.3\"],"
            + "\"profile\":{\"type\":\"person\"}}";
    for (JsonNode result : answer(body, "").path("results")) {
      assertThat(result.path("outcome").asText()).isEqualTo("NOT_IN_FORCE");
      assertThat(result.path("summaryText").asText()).contains("起施行");
      assertThat(result.fieldNames())
          .toIterable()
          .doesNotContain("criteria", "requires", "authority", "citations");
    }
    for (JsonNode result : answer(body, "?view=full").path("results")) {
      assertThat(result.fieldNames())
          .toIterable()
          .contains("criteria", "requires", "authority", "citations");
    }
  }

  /** Law of the whole country is worth most to those whom a clause does not reach. */
  @ParameterizedTest
  @CsvSource({
    "'', true, 7.2",
    "'', false, ''",
    "CN-BJ, true, 7.2",
    "CN-HK, true, ''",
    "CN-MO, true, ''",
    "CN-TW, true, ''"
  })
  void a_long_answer_tells_whom_the_zone_alone_keeps_out_what_holds_in_the_whole_country(
      String province, boolean qualifies, String number) {
    String stated = province.isEmpty() ? "" : ",\"provinceCode\":\"" + province + "\"";
    String body =
        enterprise("").replace("}}", ",\"hasQualifyingRdExpenses\":" + qualifies + stated + "}}");
    String clause = "guofa-2020-7/7.2";
    Map<String, String> told = schemes(answer(body, ""));
    if (number.isEmpty()) {
      assertThat(told).doesNotContainKey(clause);
    } else {
      assertThat(told.get(clause))
          .isEqualTo(schemes(answer(body, "?view=full")).get(clause))
          .contains("2008年1月1日");
    }
  }

  @Test
  void a_long_answer_names_such_a_scheme_by_its_code_where_it_is_open_whether_the_rest_fits() {
    JsonNode schemes = null;
    for (JsonNode result : answer(enterprise(""), "").path("results")) {
      if (result.path("clause").asText().equals("guofa-2020-7/7.2")) {
        schemes = result.path("advisories");
      }
    }
    assertThat(String.valueOf(schemes)).isEqualTo("[{\"code\":\"NATIONWIDE_SCHEME\"}]");
  }

  /** By clause the words on a scheme that is open in the whole country. */
  private static Map<String, String> schemes(JsonNode answer) {
    Map<String, String> schemes = new LinkedHashMap<>();
    for (JsonNode result : answer.path("results")) {
      for (JsonNode advisory : result.path("advisories")) {
        if (advisory.path("code").asText().equals("NATIONWIDE_SCHEME")) {
          schemes.put(result.path("clause").asText(), advisory.path("text").asText());
        }
      }
    }
    return schemes;
  }

  @Test
  void relations_and_who_answers_for_the_reading_stand_in_the_full_view_alone() {
    for (String view : List.of("", "?view=standard", "?view=summary")) {
      JsonNode result = answer(enterprise("," + PLEDGE), view).path("results").path(0);
      assertThat(result.fieldNames()).toIterable().doesNotContain("relations", "review");
    }
    assertThat(answer(enterprise("," + PLEDGE), "?view=full").path("results").path(0).fieldNames())
        .toIterable()
        .contains("relations", "review");
  }

  @Test
  void
      the_day_of_the_last_reading_stands_with_each_result_and_in_a_long_answer_with_its_document() {
    String inFull =
        answer(enterprise("," + PLEDGE), "?view=full").at("/results/0/lastReading").asText();
    assertThat(inFull).isNotBlank();
    assertThat(answer(enterprise("," + PLEDGE), "").at("/results/0/lastReading").asText())
        .isEqualTo(inFull);
    JsonNode inLong = answer(enterprise(""), "");
    assertThat(inLong.path("documents")).isNotEmpty();
    for (JsonNode document : inLong.path("documents")) {
      assertThat(LocalDate.parse(document.path("lastReading").asText())).isAfter("2026-01-01");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | 0 | false",
        "'' | 1 | 0 | true",
        "'' | 10 | 0 | true",
        "'' | 11 | 0 | false",
        "'' | 0 | 10 | true",
        "'' | 0 | 11 | false",
        "?include=wouldChange | 0 | 0 | true",
        "?view=summary | 1 | 0 | false",
        "?view=summary&include=wouldChange | 0 | 0 | true",
        "?view=full | 0 | 0 | true"
      })
  void what_would_change_is_said_where_it_is_asked_for(
      String query, int clauses, int benefits, boolean said) {
    JsonNode all = answer(enterprise(""), "?view=full");
    StringBuilder filters = new StringBuilder();
    if (clauses > 0) {
      filters.append(",\"clauses\":").append(first(all, "clause", clauses));
    }
    if (benefits > 0) {
      filters.append(",\"benefits\":").append(first(all, "benefit", benefits));
    }
    int ineligible = 0;
    for (JsonNode result : answer(enterprise(filters.toString()), query).path("results")) {
      boolean due = result.path("outcome").asText().equals("INELIGIBLE");
      assertThat(result.has("wouldChange")).isEqualTo(due && said);
      ineligible += due ? 1 : 0;
    }
    assertThat(ineligible).isPositive();
  }

  /** The ids of the first results that are not eligible. */
  private static String first(JsonNode answer, String member, int count) {
    List<String> ids =
        IntStream.range(0, answer.path("results").size())
            .mapToObj(answer.path("results")::path)
            .filter(result -> result.path("outcome").asText().equals("INELIGIBLE"))
            .map(result -> result.path(member).asText())
            .distinct()
            .limit(count)
            .toList();
    assertThat(ids).hasSize(count);
    return ids.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  @ParameterizedTest
  @MethodSource("enterprises")
  void no_question_of_a_long_answer_says_again_what_each_result_says_it_lacks(String body) {
    JsonNode standard = answer(body, "");
    TreeSet<String> lacking = new TreeSet<>();
    for (JsonNode result : standard.path("results")) {
      result.path("missingFacts").forEach(fact -> lacking.add(fact.asText()));
    }
    assertThat(Service.each(standard.path("missingFacts"), "fact"))
        .containsExactlyInAnyOrderElementsOf(lacking);
    for (JsonNode missing : standard.path("missingFacts")) {
      assertThat(missing.path("question").asText()).isNotBlank();
      assertThat(missing.has("clauses")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "view | fulll | Has to be one of standard, full, summary; did you mean full?",
        "view | detailed | Has to be one of standard, full, summary.",
        "include | wouldchange | Has to be one of wouldChange; did you mean wouldChange?"
      })
  void a_view_or_an_inclusion_that_there_is_not_is_refused_with_those_there_are_and_the_nearest(
      String name, String value, String message) {
    JsonNode problem =
        Problems.expect(
            422,
            Service.send(
                "POST",
                Service.EVALUATIONS + "?" + name + "=" + value,
                enterprise("").getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                Service.JSON,
                "Accept-Language",
                "en"));
    assertThat(Problems.errors(problem)).containsExactly(name + " unknown-value");
    assertThat(problem.at("/errors/0/message").asText()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "'br, gzip;q=0.5', gzip",
    "gzip;q=0, ''",
    "identity, ''",
    "br, ''",
    "GZIP, gzip"
  })
  void an_answer_is_compressed_for_those_who_take_it_and_is_the_same(String accepted, String coding)
      throws Exception {
    HttpResponse<byte[]> coded =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(Service.url(Service.EVALUATIONS)))
                    .header("Content-Type", Service.JSON)
                    .header("Accept-Encoding", accepted)
                    .POST(HttpRequest.BodyPublishers.ofString(enterprise("")))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(coded.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(coding);
    assertThat(coded.headers().firstValue("Vary").orElse(""))
        .contains("Accept-Language", "Accept-Encoding");
    byte[] body = coded.body();
    if (!coding.isEmpty()) {
      assertThat(body.length).isLessThan(20 * KILOBYTE);
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    assertThat(new String(body, StandardCharsets.UTF_8))
        .isEqualTo(ask(enterprise(""), "", "zh").body());
  }
}
