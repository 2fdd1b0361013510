package org.policyeligibility.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.Law;

/** Zones are found as people type their names. */
class ZoneSearchTest {
  private final ZoneSearch search = Law.shipped().ruleset().register().search();

  private List<ZoneSearch.Found> found(String query) {
    return search.find(query, zone -> true);
  }

  private List<String> ids(String query) {
    return found(query).stream().map(candidate -> candidate.zone().id()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "张江",
        "zhangjiang",
        "Zhangjiang",
        "ZHANG JIANG",
        "ｚｈａｎｇｊｉａｎｇ",
        "zhāngjiāng",
        "zj",
        "ZJ",
        "zhj",
        "zhang江",
        "张jiang",
        "张j",
        "张江高新区",
        "zhangjiang gaoxinqu",
        "上海张江高新技术产业开发区",
        "shzj",
        "上海zj",
        "Shanghai Zhangjiang High-tech Industrial Development Zone"
      })
  void zhangjiang_is_the_first_found_however_it_is_typed(String query) {
    assertThat(ids(query)).first().isEqualTo("shanghai-zhangjiang-high-tech-zone");
  }

  @ParameterizedTest
  @CsvSource({
    "bengbu, bengbu-high-tech-zone",
    "chongqing, chongqing-high-tech-zone",
    "changchun, changchun-high-tech-zone",
    "xiamen, xiamen-torch-high-tech-zone",
    "leshan, leshan-high-tech-zone",
    "quzhou, quzhou-high-tech-zone",
    "luzhou, luzhou-high-tech-zone",
    "changzhi, changzhi-high-tech-zone",
    "abazhou, ",
    "xiongan, hebei-xiongan-high-tech-zone",
    "pudong, shanghai-pudong-new-area",
    "Lhasa, lhasa-high-tech-zone",
    "haerbin, harbin-high-tech-zone",
    "zhongguancun, zhongguancun-science-park",
    "zgc, zhongguancun-science-park",
    "上海自贸区, shanghai-pilot-free-trade-zone",
    "minhangyuan, zhangjiang-minhang-park",
    "caofeidian, caofeidian-bonded-zone",
    "天竺综保区, beijing-tianzhu-bonded-zone"
  })
  void names_are_found_by_the_reading_they_have(
      String query, @org.jspecify.annotations.Nullable String id) {
    if (id == null) {
      assertThat(ids(query)).isEmpty();
    } else {
      assertThat(ids(query)).first().isEqualTo(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zhangjaing, shanghai-zhangjiang-high-tech-zone",
    "zhangjiagn, shanghai-zhangjiang-high-tech-zone",
    "Shangai Zhangjiang, shanghai-zhangjiang-high-tech-zone",
    "wulumuqii, urumqi-high-tech-zone",
    "中关存, zhongguancun-science-park",
    "苏洲, suzhou-high-tech-zone",
    "Chengdo, chengdu-high-tech-zone"
  })
  void a_slip_finds_what_was_meant(String query, String id) {
    assertThat(found(query))
        .filteredOn(candidate -> candidate.zone().id().equals(id))
        .singleElement()
        .satisfies(candidate -> assertThat(candidate.fit()).isEqualTo(MatchQuality.TYPO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"luohe", "漯河", "luan", "六安", "qqqqqq", "莘庄", "！？", "Atlantis"})
  void what_is_not_in_the_register_is_not_found(String query) {
    assertThat(found(query))
        .noneMatch(candidate -> candidate.fit().compareTo(MatchQuality.TYPO) < 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"宿州高新区", "宿州高新技术产业开发区", "宿州", "玉林", "玉林高新区", "台州", "伊春", "曲靖", "保山", "鹤壁", "十堰"})
  void a_chinese_name_that_is_not_held_finds_no_other_city(String query) {
    assertThat(found(query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Datong",
        "datong gaoxinqu",
        "DATONG",
        "da tong",
        "Da-tong",
        "dàtóng",
        "datongshi",
        "Datong City",
        "Datong High-tech Zone",
        "datong-high-tech-zone",
        "Datong High-tech Industrial Development Zone",
        "datong gaox",
        "qujing",
        "Hebi",
        "diqing",
        "yili",
        "linxia",
        "ganzi",
        "liangshan",
        "xingan",
        "xiangxi",
        "honghe"
      })
  void a_city_that_is_not_held_finds_no_other_by_its_pinyin(String query) {
    assertThat(found(query)).isEmpty();
  }

  /** A province that begins as one of its cities does. */
  @Test
  void a_zone_is_found_by_the_province_that_its_name_has() {
    assertThat(found("jiangxi"))
        .extracting(candidate -> candidate.zone().id())
        .contains("fuzhou-jiangxi-high-tech-zone");
  }

  @ParameterizedTest
  @CsvSource({
    "厦门高新区, xiamen-",
    "厦门国家高新区, xiamen-",
    "Xiamen High-tech Zone, xiamen-",
    "xiamen gaoxinqu, xiamen-",
    "武汉国家高新区, wuhan-",
    "石家庄国家级高新区, shijiazhuang-",
    "Baotou National High-tech Zone, baotou-"
  })
  void a_zone_is_found_by_its_city_and_what_it_is(String query, String id) {
    assertThat(found(query))
        .isNotEmpty()
        .allSatisfy(candidate -> assertThat(candidate.zone().id()).startsWith(id));
  }

  @Test
  void no_city_is_a_slip_for_another() {
    for (City city : Law.shipped().ruleset().register().cities()) {
      String letters = String.join("", city.name().syllables());
      for (String query : List.of(letters, letters.replaceFirst("shi$", ""))) {
        assertThat(found(query))
            .as(query)
            .filteredOn(candidate -> candidate.fit() == MatchQuality.TYPO)
            .allSatisfy(
                candidate ->
                    assertThat(candidate.zone().spellings())
                        .anySatisfy(
                            spelling ->
                                assertThat(spelling.pinyin().replace(" ", "")).contains(query)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"福州高新区, 抚州", "抚州高新区, 福州", "吉安高新区, 江", "新余高新区, 张江", "阜新, 天府"})
  void a_chinese_name_that_is_held_finds_no_other_city_besides(String query, String other) {
    assertThat(found(query))
        .isNotEmpty()
        .noneMatch(candidate -> candidate.zone().name().zh().contains(other));
  }

  @Test
  void a_short_query_bears_no_slip() {
    assertThat(found("zhx")).noneMatch(candidate -> candidate.fit() == MatchQuality.TYPO);
    assertThat(found("张港")).isEmpty();
  }

  @Test
  void an_exact_name_comes_before_a_beginning_a_beginning_before_a_part_and_a_slip_last() {
    for (String query : List.of("张江", "changchun", "suzhou", "beijing", "zj", "上海")) {
      List<MatchQuality> fits = found(query).stream().map(ZoneSearch.Found::fit).toList();
      assertThat(fits).as(query).isSorted();
    }
    assertThat(found("苏州").stream().map(ZoneSearch.Found::fit).distinct())
        .containsExactly(MatchQuality.EXACT, MatchQuality.PREFIX, MatchQuality.RELATED);
    assertThat(found("江高新").stream().map(ZoneSearch.Found::fit).distinct())
        .first()
        .isEqualTo(MatchQuality.CONTAINING);
  }

  @Test
  void a_city_finds_the_zones_in_it() {
    assertThat(found("suzhou"))
        .filteredOn(candidate -> candidate.fit() == MatchQuality.RELATED)
        .extracting(candidate -> candidate.zone().id())
        .contains("kunshan-high-tech-zone", "changshu-high-tech-zone");
  }

  @Test
  void a_demonstration_zone_finds_the_zones_that_carry_it() {
    assertThat(ids("苏南国家自主创新示范区"))
        .hasSize(9)
        .contains("suzhou-industrial-park", "wujin-high-tech-zone");
  }

  @Test
  void every_zone_is_the_first_that_its_own_names_find() {
    for (Zone zone : Law.shipped().ruleset().register().zones()) {
      Spelling official = zone.spellings().get(0);
      for (String name :
          List.of(zone.name().zh(), zone.name().en(), official.written(), official.pinyin())) {
        assertThat(found(name))
            .as("%s by %s", zone.id(), name)
            .filteredOn(candidate -> candidate.fit() == MatchQuality.EXACT)
            .extracting(candidate -> candidate.zone().id())
            .contains(zone.id());
      }
      assertThat(search.nearest(zone.id().replace('-', ' ')).map(Zone::id)).contains(zone.id());
    }
  }

  @Test
  @Timeout(60)
  void the_longest_and_strangest_queries_come_to_an_end() {
    for (String query :
        List.of(
            "z".repeat(64), "高".repeat(64), "zhang".repeat(12), "\uD83D\uDE00", "\u0000", "%")) {
      assertThat(found(query)).hasSizeLessThan(268);
    }
  }

  /** Marks that have to be put in order take the square of their number. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_query_longer_than_any_name_finds_nothing() {
    assertThat(found("a" + "\u0301".repeat(200_000) + "\u0316".repeat(200_000))).isEmpty();
  }
}
