package org.policyeligibility.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;

/** {@code /v1/zones}: what a zone was on a day, however it is looked for. */
@QuarkusTest
class ZonesTest {
  private static final String DAY = "asOf=2024-06-01";

  private static JsonNode read(String path, String... headers) {
    Service.Answer answer = Service.get(path, headers);
    assertThat(answer.status()).as("%.300s", answer.body()).isEqualTo(200);
    assertThat(Contract.faults("GET", path, answer)).isEmpty();
    return answer.json();
  }

  private static String q(String query) {
    return "/v1/zones?" + DAY + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static List<String> ids(JsonNode page) {
    return Service.each(page.path("items"), "id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"张江", "zhangjiang", "Zhangjiang", "zj", "ｚｊ", "zhang江", "ZHANG JIANG"})
  void zhangjiang_is_found_however_it_is_typed(String query) {
    JsonNode page = read(q(query));
    assertThat(ids(page)).first().isEqualTo("shanghai-zhangjiang-high-tech-zone");
    assertThat(page.path("items").get(0).path("match").asText()).isEqualTo("exact");
    assertThat(page.path("notice").asText()).isEqualTo("仅供参考，以主管部门决定为准。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"漯河", "Atlantis", "！"})
  void a_zone_that_is_not_in_the_register_is_unknown_not_excluded(String query) {
    JsonNode chinese = read(q(query));
    assertThat(chinese.path("items")).isEmpty();
    assertThat(chinese.path("notice").asText()).contains("人工核对", "不得据此认定", "以主管部门决定为准");
    JsonNode english = read(q(query), "Accept-Language", "en");
    assertThat(english.path("notice").asText()).contains("unknown", "by hand");
  }

  @Test
  void types_and_provinces_narrow_the_list_by_the_day() {
    String national = "/v1/zones?limit=500&type=NATIONAL_HIGH_TECH_ZONE&asOf=";
    assertThat(ids(read(national + "2021-06-01"))).hasSize(169);
    assertThat(ids(read(national + "2022-06-30"))).hasSize(173);
    assertThat(ids(read(national + "2026-11-22"))).hasSize(178);
    assertThat(ids(read(national + "2021-06-01"))).doesNotContain("chuzhou-high-tech-zone");
    assertThat(ids(read(national + "2026-02-01&province=CN-HE")))
        .contains("hebei-xiongan-high-tech-zone");
    assertThat(ids(read("/v1/zones?type=STATE_LEVEL_NEW_AREA&province=CN-SH&" + DAY)))
        .as("a park in it is none itself")
        .containsExactly("shanghai-pudong-new-area");
    JsonNode none = read("/v1/zones?type=INDUSTRIAL_PARK&" + DAY);
    assertThat(none.path("items")).isEmpty();
    assertThat(none.path("notice").asText()).contains("未收录", "人工核对");
  }

  @Test
  void a_walk_by_limit_and_next_meets_every_zone_exactly_once() {
    for (String list : List.of("/v1/zones?" + DAY, q("shanghai"))) {
      List<String> whole = ids(read(list + "&limit=500"));
      assertThat(whole).isNotEmpty().doesNotHaveDuplicates();
      List<String> walked = new ArrayList<>();
      Service.all(list, 7).forEach(zone -> walked.add(zone.path("id").asText()));
      assertThat(walked).isEqualTo(whole);
    }
    assertThat(ids(read("/v1/zones"))).hasSize(50);
  }

  @Test
  void every_zone_listed_can_be_read_with_its_evidence() {
    for (JsonNode zone : Service.all("/v1/zones?" + DAY, 500)) {
      JsonNode detail = read("/v1/zones/" + zone.path("id").asText() + "?" + DAY);
      assertThat(detail.path("names")).isEqualTo(zone.path("names"));
      assertThat(detail.path("types")).isNotEmpty();
      for (JsonNode type : detail.path("types")) {
        assertThat(type.path("evidence").asText()).isNotBlank();
        assertThat(
                type.has("validFrom")
                    || type.has("knownBy")
                    || type.path("held").asText().equals("UNKNOWN"))
            .isTrue();
      }
    }
  }

  @Test
  void a_zone_says_what_it_was_on_the_day_and_what_cannot_be_told() {
    JsonNode before = read("/v1/zones/chuzhou-high-tech-zone?asOf=2021-06-01");
    assertThat(before.path("types").get(0).path("held").asText()).isEqualTo("NO");
    assertThat(before.path("types").get(0).path("precision").asText()).isEqualTo("month");
    JsonNode within = read("/v1/zones/chuzhou-high-tech-zone?asOf=2022-06-10");
    assertThat(within.path("types").get(0).path("held").asText()).isEqualTo("UNKNOWN");
    JsonNode park = read("/v1/zones/zhangjiang-core-park?" + DAY, "Accept-Language", "en");
    assertThat(Service.each(park.path("types"), "type"))
        .containsExactly("ZHANGJIANG_PARK", "NATIONAL_HIGH_TECH_ZONE", "STATE_LEVEL_NEW_AREA");
    assertThat(park.path("types").get(1).path("derivedFrom").asText()).isEqualTo("ZHANGJIANG_PARK");
    assertThat(park.path("note").asText())
        .isEqualTo("In Pudong New Area; Zhangjiang Science City is larger than the core park.");
    assertThat(Service.each(park.path("types"), "held")).containsOnly("YES");
    assertThat(park.path("undetermined"))
        .extracting(JsonNode::asText)
        .doesNotContain("ZHANGJIANG_PARK", "NATIONAL_HIGH_TECH_ZONE", "STATE_LEVEL_NEW_AREA")
        .contains("COMPREHENSIVE_BONDED_ZONE");
    assertThat(read("/v1/zones/zhangjiang-core-park?asOf=2019-01-01").path("undetermined"))
        .extracting(JsonNode::asText)
        .contains("NATIONAL_HIGH_TECH_ZONE");
    JsonNode hefei = read("/v1/zones/hefei-high-tech-zone?" + DAY);
    assertThat(hefei.path("pinyin").asText()).startsWith("he fei gao xin");
    assertThat(hefei.path("initials").asText()).startsWith("hfgx");
    assertThat(hefei.path("demonstrationZones").get(0).path("name").asText())
        .isEqualTo("合芜蚌国家自主创新示范区");
    assertThat(hefei.path("cities").get(0).path("code").asText()).isEqualTo("340100");
    assertThat(hefei.path("undetermined")).isNotEmpty();
  }

  @Test
  void an_answer_already_held_is_not_sent_again() {
    for (String path : List.of(q("张江"), "/v1/zones/hefei-high-tech-zone?" + DAY)) {
      String tag = Service.get(path).header("ETag");
      assertThat(tag).isNotBlank();
      Service.Answer again = Service.get(path, "If-None-Match", tag);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(Service.get(path, "Accept-Language", "en").header("ETag")).isNotEqualTo(tag);
    }
  }

  @Test
  void the_register_has_a_date_and_says_how_much_it_holds() {
    JsonNode list = read("/v1/zones?" + DAY, "Accept-Language", "en").path("register");
    JsonNode current = read("/v1/rulesets/current", "Accept-Language", "en").path("register");
    assertThat(current).isEqualTo(list);
    assertThat(current.path("date").asText()).isEqualTo("2026-11-22");
    assertThat(current.path("zones").asInt()).isEqualTo(269);
    List<String> reach = new ArrayList<>();
    current
        .path("coverage")
        .forEach(
            jsonNode ->
                reach.add(
                    jsonNode.path("type").asText()
                        + " "
                        + jsonNode.path("held").asInt()
                        + " of "
                        + jsonNode.path("known").asText("?")));
    assertThat(reach)
        .contains(
            "NATIONAL_HIGH_TECH_ZONE 178 of 179",
            "COMPREHENSIVE_BONDED_ZONE 27 of 154",
            "INDUSTRIAL_PARK 0 of ?");
  }

  @ParameterizedTest
  @CsvSource({
    "type=MOON_BASE, type unknown-value",
    "type=NONE, type unknown-value",
    "province=CN-XX, province unknown-value",
    "asOf=2024-02-30, asOf invalid-date",
    "asOf=1899-12-31, asOf date-out-of-range",
    "limit=0, limit out-of-range",
    "limit=x, limit wrong-type",
    "next=x, next invalid-cursor"
  })
  void a_parameter_that_makes_no_sense_is_refused(String query, String error) {
    for (String language : List.of("zh", "en")) {
      JsonNode problem =
          Problems.expect(422, Service.get("/v1/zones?" + query, "Accept-Language", language));
      assertThat(Problems.errors(problem)).containsExactly(error);
    }
  }

  @Test
  void a_query_has_at_most_80_characters() {
    assertThat(read("/v1/zones?q=" + "z".repeat(80)).path("items")).isEmpty();
    JsonNode problem = Problems.expect(422, Service.get("/v1/zones?q=" + "z".repeat(81)));
    assertThat(Problems.errors(problem)).containsExactly("q too-long");
  }

  @Test
  void a_zone_that_does_not_exist_is_not_found() {
    Problems.expect(404, Service.get("/v1/zones/" + Problems.MARKER));
  }
}
