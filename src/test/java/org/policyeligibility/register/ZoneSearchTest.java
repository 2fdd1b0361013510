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
    "Chengdo, chengdu-high-tech-zone",
    "Shenzen, shenzhen-high-tech-zone",
    "Shangai, shanghai-zhangjiang-high-tech-zone",
    "zangjiang, shanghai-zhangjiang-high-tech-zone",
    "Hangzou gaoxinqu, hangzhou-high-tech-zone"
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
      strings = {
        "宿州高新区",
        "宿州高新技术产业开发区",
        "宿州",
        "玉林",
        "玉林高新区",
        "台州",
        "伊春",
        "曲靖",
        "保山",
        "鹤壁",
        "十堰",
        "中国声谷",
        "中国硅谷"
      })
  void a_chinese_name_that_is_not_held_finds_no_other_city(String query) {
    assertThat(found(query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"长沙县", "九江县", "岳阳县", "衡阳县", "长沙县高新区", "衡阳县高新技术产业开发区", "西安区高新区"})
  void a_county_or_district_is_not_the_city_of_its_name(String query) {
    assertThat(found(query)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "昆山市高新区, kunshan-high-tech-zone",
    "武进区高新区, wujin-high-tech-zone",
    "长沙市高新区, changsha-high-tech-zone"
  })
  void the_rank_of_a_place_that_no_other_is_called_as_may_be_written(String query, String id) {
    assertThat(found(query))
        .filteredOn(candidate -> candidate.fit() == MatchQuality.EXACT)
        .singleElement()
        .satisfies(candidate -> assertThat(candidate.zone().id()).isEqualTo(id));
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

  @ParameterizedTest
  @CsvSource({
    "北京中关村, zhongguancun-science-park",
    "张江高新区青浦园, zhangjiang-qingpu-park",
    "上海市张江高新区核心园, zhangjiang-core-park",
    "北京市中关村, zhongguancun-science-park",
    "北京中关村科技园, zhongguancun-science-park",
    "中关村国家高新区, zhongguancun-science-park",
    "beijing zhongguancun, zhongguancun-science-park",
    "上海金桥, zhangjiang-jinqiao-park",
    "上海市金桥, zhangjiang-jinqiao-park",
    "浦东金桥, zhangjiang-jinqiao-park",
    "上海陸家嘴, zhangjiang-lujiazui-park",
    "shanghai jinqiao, zhangjiang-jinqiao-park",
    "上海漕河泾开发区, zhangjiang-caohejing-park",
    "嘉定园区, zhangjiang-jiading-park",
    "上海市张江高新区, shanghai-zhangjiang-high-tech-zone",
    "上海市闵行区紫竹高新区, shanghai-zizhu-high-tech-zone",
    "陕西西安高新区, xian-high-tech-zone",
    "陕西省西安市高新技术产业开发区, xian-high-tech-zone",
    "陝西省西安市高新區, xian-high-tech-zone",
    "中国西安高新区, xian-high-tech-zone",
    "Shaanxi Xi'an High-tech Zone, xian-high-tech-zone",
    "shaanxi xian gaoxinqu, xian-high-tech-zone",
    "昆山市高新区, kunshan-high-tech-zone",
    "江苏省昆山市高新区, kunshan-high-tech-zone",
    "苏州昆山, kunshan-high-tech-zone",
    "江苏省苏州工业园区, suzhou-industrial-park",
    "湖北武汉光谷, wuhan-east-lake-high-tech-zone",
    "杭州滨江高新区, hangzhou-high-tech-zone",
    "河北省雄安新区, hebei-xiongan-new-area",
    "重庆市两江新区, chongqing-liangjiang-new-area",
    "上海市自贸区, shanghai-pilot-free-trade-zone",
    "上海自由贸易区, shanghai-pilot-free-trade-zone",
    "Guangdong Free Trade Zone, guangdong-pilot-free-trade-zone",
    "新疆石河子, shihezi-xpcc-high-tech-zone",
    "昌吉州高新区, changji-high-tech-zone",
    "内蒙古自治区包头市稀土高新区, baotou-rare-earth-high-tech-zone",
    "上海市浦东新区张江高科技园区, zhangjiang-core-park",
    "Xi'an Hi-Tech Zone, xian-high-tech-zone",
    "Shanghai Caohejing Development Zone, zhangjiang-caohejing-park",
    "Wuhan Optics Valley, wuhan-east-lake-high-tech-zone",
    "河北燕郊, yanjiao-high-tech-zone",
    "唐山曹妃甸, caofeidian-bonded-zone"
  })
  void a_zone_is_found_behind_the_place_in_which_it_lies(String query, String id) {
    assertThat(ids(query)).first().isEqualTo(id);
    assertThat(found(query)).noneMatch(candidate -> candidate.fit() == MatchQuality.TYPO);
  }

  @Test
  void a_province_finds_the_zones_in_it_alone_and_with_what_they_are() {
    assertThat(ids("张江园区")).hasSize(23).allMatch(id -> id.endsWith("-park"));
    for (String query : List.of("陕西省", "shaanxi", "Shaanxi", "陕西高新区", "陕西省国家高新区")) {
      assertThat(ids(query)).as(query).contains("baoji-high-tech-zone", "ankang-high-tech-zone");
    }
    assertThat(found("陕西高新区"))
        .allSatisfy(candidate -> assertThat(candidate.zone().province()).isEqualTo("CN-SN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "四川西安高新区",
        "北京金桥",
        "浦东中关村",
        "上海外高桥",
        "外高桥保税区",
        "江苏省海门市高新区",
        "天津开发区",
        "武汉开发区",
        "深圳南山高新区",
        "西安市长安区高新区",
        "xiangxi gaoxinqu"
      })
  void a_place_finds_no_zone_of_another_name(String query) {
    assertThat(found(query)).isEmpty();
  }

  /** Whatever is written around the name of a city, a zone that is found lies there. */
  @Test
  void a_city_with_its_province_finds_no_zone_outside_it() {
    ZoneRegister register = Law.shipped().ruleset().register();
    for (City city : register.cities()) {
      Province province =
          register.provinces().stream()
              .filter(candidate -> city.code().startsWith(candidate.code().substring(0, 2)))
              .findFirst()
              .orElseThrow();
      String called = city.name().written().replaceFirst("市$", "");
      for (String query :
          List.of(
              province.names().get(0).written() + city.name().written() + "高新区",
              province.names().get(1).written() + called + "高新区",
              province.names().get(1).written() + called + "国家高新区",
              city.name().written() + "高新技术产业开发区",
              city.name().written() + "综合保税区",
              called + "新区")) {
        assertThat(found(query))
            .as(query)
            .allSatisfy(
                candidate ->
                    assertThat(
                            city.contains(candidate.zone())
                                || candidate.zone().name().zh().contains(called)
                                || province.names().get(1).written().equals(called))
                        .as(candidate.zone().id())
                        .isTrue());
      }
    }
  }

  @Test
  void where_something_is_called_so_nothing_is_a_slip() {
    assertThat(ids("kunshan gaoxinqu")).containsExactly("kunshan-high-tech-zone");
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
  @ValueSource(
      strings = {
        "Yangshan",
        "Yangshan Port",
        "Qianhai",
        "Hengqin",
        "Waigaoqiao",
        "Yizhuang",
        "Nansha",
        "jangjiang"
      })
  void another_first_letter_is_no_slip_but_another_name(String query) {
    assertThat(found(query))
        .filteredOn(candidate -> candidate.fit() == MatchQuality.TYPO)
        .allSatisfy(
            candidate ->
                assertThat(candidate.zone().spellings())
                    .anySatisfy(
                        spelling ->
                            assertThat(spelling.pinyin()).startsWith(query.substring(0, 1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zhangjiagang",
        "Hetao",
        "Jiangning",
        "Wuqing",
        "Taicang",
        "Pujiang",
        "Suzhou SND",
        "Pingtan",
        "Yangshan High-tech Zone",
        "Alashan High-tech Zone",
        "Minhang High-tech Zone",
        "Danyang",
        "Laizhou",
        "Wanzhou High-tech Zone",
        "Jingan gaoxinqu",
        "Chongming High-tech Zone",
        "Alxa High-tech Zone"
      })
  void a_name_that_is_near_to_a_piece_of_another_is_no_slip_for_it(String query) {
    assertThat(found(query)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "海南自贸港, hainan-pilot-free-trade-zone",
    "海南自由贸易港, hainan-pilot-free-trade-zone",
    "Hainan Free Trade Port, hainan-pilot-free-trade-zone",
    "苏州新区, suzhou-high-tech-zone",
    "大兴机场综保区, beijing-daxing-international-airport-bonded-zone",
    "Shenzhen Hi-Tech Park, shenzhen-high-tech-zone",
    "Kunshan National High-tech Industrial Development Zone, kunshan-high-tech-zone"
  })
  void a_name_that_people_use_finds_its_zone(String query, String id) {
    assertThat(ids(query)).containsExactly(id);
  }

  @Test
  void the_english_name_of_a_demonstration_zone_finds_the_zones_that_carry_it() {
    for (DemonstrationZone demonstration :
        Law.shipped().ruleset().register().demonstrationZones()) {
      assertThat(ids(demonstration.name().en())).containsAll(demonstration.covers());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hzangjiang", "hangjiang", "xzhangjiang"})
  void a_first_letter_swapped_lost_or_too_many_is_a_slip(String query) {
    assertThat(ids(query)).contains("shanghai-zhangjiang-high-tech-zone");
  }

  @ParameterizedTest
  @CsvSource({"福州高新区, 抚州", "抚州高新区, 福州", "吉安高新区, 江", "新余高新区, 张江", "阜新, 天府"})
  void a_chinese_name_that_is_held_finds_no_other_city_besides(String query, String other) {
    assertThat(found(query))
        .isNotEmpty()
        .noneMatch(candidate -> candidate.zone().name().zh().contains(other));
  }

  @Test
  void of_two_zones_of_one_name_in_letters_both_are_found() {
    assertThat(ids("Fuzhou High-tech Zone"))
        .contains("fuzhou-high-tech-zone", "fuzhou-jiangxi-high-tech-zone");
  }

  @Test
  void a_city_may_be_called_one() {
    assertThat(ids("Changzhou City")).isEqualTo(ids("Changzhou"));
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
            "z".repeat(80), "高".repeat(80), "zhang".repeat(16), "\uD83D\uDE00", "\u0000", "%")) {
      assertThat(found(query)).hasSizeLessThan(268);
    }
  }

  /** Marks that have to be put in order take the square of their number. */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_query_longer_than_any_name_finds_nothing() {
    assertThat(found("a" + "\u0301".repeat(200_000) + "\u0316".repeat(200_000))).isEmpty();
  }

  /**
   * A refused request names three zones; to compare all of each name with all of each query took 3
   * ms.
   */
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_query_that_is_like_no_name_costs_no_more_than_an_answer() {
    for (int i = 0; i < 15_000; i++) {
      assertThat(found("zhuangjiangqxwoods-high-teckqwx" + i)).isEmpty();
    }
  }
}
