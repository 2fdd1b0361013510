package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;
import org.policyeligibility.api.LogLines;
import org.policyeligibility.api.Service;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.web.page.Assets;

/** The pages as people use them: by forms and links alone, in both languages. */
@QuarkusTest
class PagesTest {
  private static final String BIRTH = "1961年3月9日";
  private static final Map<String, List<String>> NOTHING = Map.of();

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void the_first_page_says_what_it_is_for_and_loads_nothing_from_elsewhere(String prefix) {
    Visitor.Page page = Visitor.open(prefix + "/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.document().select("html").attr("lang"))
        .isEqualTo(prefix.isEmpty() ? "zh-CN" : "en");
    assertThat(page.document().select("input[name=type]")).hasSize(4);
    assertThat(page.document().select("script:not([src]), style, [style], iframe, object"))
        .isEmpty();
    assertThat(page.document().select("link[href]").eachAttr("href"))
        .allSatisfy(link -> assertThat(link).startsWith("/assets/"));
    assertThat(page.document().select("[src]").eachAttr("src"))
        .allSatisfy(source -> assertThat(source).startsWith("/assets/"));
    assertThat(page.answer().header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.answer().header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.answer().header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/developers", "/en/developers"})
  void the_contract_is_a_page_and_all_that_it_loads_is_served_here(String path) {
    Visitor.Page page = Visitor.open(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.answer().header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe", "http", "*");
    Elements loaded = page.document().select("[src], link[href]");
    assertThat(loaded.select("script")).hasSize(2);
    for (Element element : loaded) {
      String asset = element.hasAttr("src") ? element.attr("src") : element.attr("href");
      assertThat(asset).startsWith("/assets/");
      Service.Answer file = Service.get(asset);
      assertThat(file.status()).as(asset).isEqualTo(200);
      assertThat(file.header("Cache-Control")).contains("immutable");
      if (element.normalName().equals("script")) {
        assertThat(file.header("Content-Type")).startsWith("text/javascript");
      }
      if (asset.endsWith(".css")) {
        assertThat(file.body())
            .doesNotContain("@import")
            .doesNotContainPattern("url\\((?![\"']?data:)");
      }
    }
    assertThat(page.document().select("script").eachText()).isEmpty();
    assertThat(page.document().select("style, [style], [onload], [onclick], iframe")).isEmpty();
    // The programs that are shown name the host they ask; nothing else of the page names one.
    page.document().select("pre").remove();
    assertThat(page.document().html()).doesNotContain("//");
    String contract = page.document().select("[data-contract]").attr("data-contract");
    assertThat(Service.get(contract).body()).contains("openapi: 3.0.3", "/v1/evaluations:");
    for (String link : page.document().select("a").eachAttr("href")) {
      assertThat(Service.get(link).status()).as(link).isEqualTo(200);
    }
  }

  /** Swagger UI would ask a host of its own whether a contract is valid. */
  @Test
  void the_script_that_shows_the_contract_names_no_host() {
    String start = Visitor.open("/developers").document().select("script").last().attr("src");
    assertThat(Service.get(start).body())
        .contains("validatorUrl: null")
        .doesNotContainPattern("https?:");
    assertThat(Visitor.open("/").document().select("header nav a").eachAttr("href"))
        .contains("/developers");
  }

  @ParameterizedTest
  @CsvSource({
    "'', text/html",
    "*/*, text/html",
    "'text/html,application/xhtml+xml,*/*;q=0.8', text/html",
    "application/json, application/json",
    "'application/json, text/html;q=0.9', application/json",
    "'text/html;q=0, */*', application/json"
  })
  void the_root_is_the_first_page_for_people_and_says_where_one_is_to_programs(
      String accept, String type) {
    Service.Answer root = accept.isEmpty() ? Service.get("/") : Service.get("/", "Accept", accept);
    assertThat(root.status()).isEqualTo(200);
    assertThat(root.header("Content-Type")).startsWith(type);
    assertThat(root.header("Vary")).contains("Accept");
    if (type.equals("application/json")) {
      assertThat(root.body()).isEqualTo(Service.get("/v1").body());
    }
  }

  @Test
  void every_part_of_the_service_is_found_from_its_address() {
    JsonNode home = Service.get("/v1", "Accept-Language", "en").json();
    assertThat(home.path("name").asText()).isEqualTo("Policy Eligibility Service");
    assertThat(home.path("version").asText()).matches("[0-9]+[.][0-9]+[.][0-9]+.*");
    assertThat(home.path("ruleset").path("digest"))
        .isEqualTo(Service.get("/v1/rulesets/current").json().path("digest"));
    assertThat(home.path("links")).hasSizeGreaterThan(8);
    home.path("links")
        .forEach(
            link ->
                assertThat(Service.get(link.asText()).status())
                    .as(link.asText())
                    .isIn(200, 401, 405));
    assertThat(Service.get("/", "Accept", "text/turtle").status()).isEqualTo(406);
  }

  @Test
  void what_lies_beside_a_page_never_has_to_be_asked_for_again() {
    for (String link : Visitor.open("/").document().select("link").eachAttr("href")) {
      Service.Answer file = Service.get(link);
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.header("Cache-Control")).contains("immutable");
    }
    assertThat(Service.get("/assets/style-0000000000000000.css").status()).isEqualTo(404);
  }

  @Test
  void what_lies_beside_a_page_is_compressed_once_and_not_for_each_who_asks() {
    Assets.Asset bundle = Assets.CONTRACT_BUNDLE;
    HttpHeaders gzip =
        (HttpHeaders)
            Proxy.newProxyInstance(
                PagesTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (headers, method, arguments) -> "gzip");
    Object first = new AssetResource().asset(bundle.name(), gzip).getEntity();
    assertThat(new AssetResource().asset(bundle.name(), gzip).getEntity()).isSameAs(first);
    Service.Answer served = Service.get(bundle.path(), "Accept-Encoding", "gzip");
    assertThat(served.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(served.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(Service.get(bundle.path()).body())
        .isEqualTo(new String(bundle.content(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "/check/nothing, 404",
    "/en/check/nothing, 404",
    "/check/results, 303",
    "/check/pdf, 303"
  })
  void only_a_step_of_the_interview_leads_to_its_beginning(String path, int status) {
    for (String method : List.of("GET", "HEAD")) {
      assertThat(Service.send(method, path, new byte[0]).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"gzip, gzip", "'br, gzip;q=0.5', gzip", "gzip;q=0, ''", "identity, ''", "x-gzip, ''"})
  void a_page_is_compressed_for_those_who_take_it(String accepted, String coding) {
    Service.Answer page = Service.get("/law/guofa-2020-7", "Accept-Encoding", accepted);
    assertThat(page.header("Content-Encoding")).isEqualTo(coding);
    assertThat(page.header("Vary")).contains("Accept-Encoding");
    assertThat(Service.get("/v1/documents", "Accept-Encoding", accepted).header("Content-Encoding"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void an_engineer_of_63_learns_that_the_authority_has_still_to_decide(String prefix) {
    Visitor.Page end = Visitor.answer(Visitor.begin(prefix, "person", "heart"), Visitor.ENGINEER);
    Visitor.Page results = end.send(Map.of("asOf", List.of("2024年6月1日")));
    assertThat(results.hasResults()).isTrue();
    assertThat(results.outcomes()).containsEntry("guofa-2020-7/5.3", "CONDITIONAL");
    Element basis = results.document().selectFirst("[data-clause=guofa-2020-7/5.3]");
    assertThat(basis.select("blockquote").eachText()).hasSize(2);
    assertThat(basis.select("blockquote.governs").attr("lang")).startsWith("zh");
    assertThat(basis.select("td.verdict.met")).hasSize(4);
    assertThat(basis.select("td").eachText()).contains("63 " + (prefix.isEmpty() ? "周岁" : "years"));
    assertThat(results.answer().header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void values_are_taken_as_people_write_them() {
    Visitor.Page page = Visitor.begin("", "person", "heart");
    while (!page.questions().contains("birthDate")) {
      page = page.send(Visitor.answers(page, Visitor.ENGINEER));
    }
    Map<String, List<String>> typed = new LinkedHashMap<>(Visitor.answers(page, Visitor.ENGINEER));
    typed.put("v.birthDate", List.of("１９６１年３月９日"));
    Visitor.Page answers = page.send("answers", typed);
    assertThat(answers.text()).contains(BIRTH);
  }

  @Test
  void a_question_is_answered_or_passed_over_and_never_both() {
    Visitor.Page page =
        Visitor.begin("", "enterprise", "all").send(Map.of("place", List.of("kind")));
    assertThat(page.questions()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    Visitor.Page empty = page.send(NOTHING);
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.document().select(".errors li")).hasSameSizeAs(page.questions());
  }

  @ParameterizedTest
  @CsvSource({"'', 剩下的只和少数情况有关", "/en, those left matter to few"})
  void when_only_rare_matters_are_left_the_page_says_so_and_offers_the_results(
      String prefix, String said) {
    Visitor.Page page = Visitor.begin(prefix, "person", "all");
    assertThat(page.text()).doesNotContain(said);
    List<Boolean> rare = new ArrayList<>();
    while (!page.questions().isEmpty()) {
      rare.add(page.text().contains(said));
      assertThat(page.document().select("main form button[formaction$=/results]"))
          .hasSize(page.asksForPlace() ? 0 : 1);
      page = page.send(Visitor.answers(page, Visitor.ENGINEER));
    }
    assertThat(rare).contains(true, false);
  }

  @Test
  void an_answer_is_changed_and_those_after_it_are_kept() {
    Visitor.Page end = Visitor.answer(Visitor.begin("", "person", "heart"), Visitor.ENGINEER);
    Visitor.Page change = end.send("questions", Map.of("change", List.of("birthDate")));
    assertThat(change.document().select("[name=v.birthDate]").val()).isEqualTo("1961-03-09");
    Visitor.Page answers = change.send("answers", Map.of("v.birthDate", List.of("1950/1/2")));
    assertThat(answers.text()).contains("1950年1月2日", "外国国籍").doesNotContain(BIRTH);
  }

  @Test
  void a_zone_is_found_by_initials_and_says_what_it_is() {
    Visitor.Page place = Visitor.begin("", "enterprise", "heart");
    assertThat(place.asksForPlace()).isTrue();
    Visitor.Page found =
        place.send("place", Map.of("zone", List.of("zhangjiang"), "search", List.of("1")));
    List<String> ids = found.document().select("[name=place]").eachAttr("value");
    assertThat(ids).anyMatch(id -> id.contains("zhangjiang"));
    Visitor.Page next = found.send(Map.of("place", List.of(ids.get(0))));
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.send("answers", NOTHING).text()).contains("由园区登记册得出");
  }

  @Test
  void a_place_that_is_not_said_is_asked_for_again() {
    Visitor.Page again = Visitor.begin("/en", "zone", "all").send(NOTHING);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.document().select(".errors a").attr("href")).isEqualTo("#place-first");
  }

  @Test
  void the_language_changes_and_no_answer_is_lost() {
    Visitor.Page end = Visitor.answer(Visitor.begin("", "person", "heart"), Visitor.ENGINEER);
    Element form = end.document().selectFirst("form.language");
    Visitor.Page english =
        Visitor.post(
            form.attr("action"), Map.of("state", List.of(form.select("[name=state]").val())));
    assertThat(english.path()).startsWith("/en/");
    assertThat(english.text()).contains("9 March 1961");
  }

  @Test
  void no_address_no_title_and_no_line_of_the_log_holds_anything_that_was_said() {
    try (LogLines log = new LogLines()) {
      Visitor.Page page = Visitor.begin("/en", "person", "all");
      while (!page.questions().isEmpty()) {
        unspoken(page);
        page = page.send(Visitor.answers(page, Visitor.ENGINEER));
      }
      unspoken(page);
      unspoken(page.send(NOTHING));
      assertThat(String.join("\n", log.all())).doesNotContain("1961", "FOREIGN");
    }
  }

  private static void unspoken(Visitor.Page page) {
    String said =
        String.join(
            "\n",
            page.path(),
            page.document().title(),
            page.answer().headers().toString(),
            page.document().select("a").eachAttr("href").toString(),
            page.document().select("form").eachAttr("action").toString());
    assertThat(said).doesNotContain("1961", "FOREIGN", "?");
    assertThat(page.document().select("form[method=post]")).hasSizeGreaterThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/law", "/en/law", "/law/guofa-2020-7", "/en/law/guofa-2020-7"})
  void the_law_is_read_from_its_documents(String path) {
    Visitor.Page page = Visitor.open(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.document().select("main a[href*=/law/]")).isNotEmpty();
  }

  @Test
  void every_clause_has_a_page_in_both_languages_with_its_words() {
    Law.shipped()
        .ruleset()
        .catalogue()
        .forEach(
            provision -> {
              for (String prefix : List.of("", "/en")) {
                Visitor.Page page = Visitor.open(prefix + "/law/" + provision.id());
                assertThat(page.status()).as(provision.id()).isEqualTo(200);
                assertThat(page.document().select("blockquote p").eachText())
                    .as(provision.id())
                    .hasSameSizeAs(provision.clause().citation().quote().values());
              }
            });
  }

  @Test
  void the_law_is_searched_by_words_of_either_language() {
    assertThat(Visitor.open("/law?q=65%E5%B2%81").document().select(".found a").eachAttr("href"))
        .contains("/law/guofa-2020-7/5.3");
    assertThat(Visitor.open("/en/law?q=65+YEARS").document().select(".found a").eachAttr("href"))
        .contains("/en/law/guofa-2020-7/5.3");
    assertThat(Visitor.open("/law?q=nothing+of+the+kind").document().select(".found a")).isEmpty();
  }

  @Test
  void a_clause_that_is_not_there_is_said_to_be_missing() {
    Visitor.Page page = Visitor.open("/en/law/guofa-2020-7/99.9");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.document().select("h1").text()).isEqualTo("There is no such page");
  }

  /** Texts that somebody might type to break a page, or to find himself in one. */
  private static final List<String> HOSTILE =
      List.of(
          "\"><script>alert(1)</script>",
          "'; DROP TABLE decisions; --",
          "{w:brand}{page}${7*7}",
          "\u0000\u001b[31m\u202e",
          "x".repeat(5_000),
          "9".repeat(90),
          "1e99999999",
          "\ud83d\ude00é");

  @Test
  void whatever_is_typed_into_any_field_is_shown_as_text_and_breaks_nothing() {
    for (ProfileType type : ProfileType.values()) {
      Visitor.Page page =
          Visitor.begin("", type.code(), "all").send(Map.of("place", List.of("kind")));
      String state = page.state();
      for (Fact fact : Law.shipped().ruleset().vocabulary().facts(type)) {
        for (String text : HOSTILE) {
          Visitor.Page again =
              Visitor.post(
                  "/check/questions",
                  Map.of(
                      "state",
                      List.of(state),
                      "q",
                      List.of(fact.name()),
                      "v." + fact.name(),
                      List.of(text)));
          assertThat(again.status())
              .as(fact.name() + " " + text)
              .isEqualTo(fact.derivedFrom() == null ? 400 : 200);
          assertThat(again.document().select("script")).isEmpty();
          assertThat(again.document().title()).doesNotContain("script", "DROP");
        }
      }
    }
  }

  @Test
  void hostile_words_in_the_searches_find_nothing_and_break_nothing() {
    Visitor.Page place = Visitor.begin("", "zone", "all");
    for (String text : HOSTILE) {
      Visitor.Page found =
          place.send("place", Map.of("zone", List.of(text), "search", List.of("1")));
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.document().select("script:not([src^=/assets/])")).isEmpty();
    }
  }

  @Test
  void characters_that_nobody_sees_are_not_repeated_in_any_field() {
    Visitor.Page place = Visitor.begin("/en", "person", "heart");
    String state = place.state();
    for (String unseen : List.of("\u0001", "\u001b[31m", "\u202e", "\u200b", "\u0085")) {
      List<String> typed = List.of("2024-06-01" + unseen + "x");
      for (Visitor.Page page :
          List.of(
              place.send("place", Map.of("zone", typed, "search", List.of("1"))),
              place.send(Map.of("zone", typed, "place", typed, "province", typed)),
              Visitor.post("/en/check/results", Map.of("state", List.of(state), "asOf", typed)),
              Visitor.post(
                  "/en/check/questions",
                  Map.of(
                      "state", List.of(state),
                      "q", List.of("birthDate"),
                      "v.birthDate", typed)))) {
        assertThat(page.status()).isIn(200, 400);
        assertThat(page.answer().body()).doesNotContain(unseen);
      }
    }
  }
}
