package org.policyeligibility.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;

/** Tests of the shipped register. It must say what it holds, and not claim to know more. */
class ZoneRegisterTest {
  private static final String NATIONAL = "NATIONAL_HIGH_TECH_ZONE";
  private static final String NEW_AREA = "STATE_LEVEL_NEW_AREA";

  private final ZoneRegister register = Law.shipped().ruleset().register();

  private Zone zone(String id) {
    return register.zone(id).orElseThrow();
  }

  private MembershipStatus held(String zone, String type, String day) {
    return register.liesIn(zone(zone), type, LocalDate.parse(day));
  }

  private MembershipStatus is(String zone, String type, String day) {
    return register.is(zone(zone), type, LocalDate.parse(day));
  }

  private long listed(String type, String day) {
    return register.zones().stream()
        .flatMap(zone -> zone.memberships(type).stream())
        .filter(membership -> membership.on(LocalDate.parse(day)) == MembershipStatus.YES)
        .count();
  }

  /** The State Council counted 169 zones in 2020 and 173 in June 2022. */
  @ParameterizedTest
  @CsvSource({
    "2005-12-31, 53",
    "2010-12-31, 83",
    "2012-12-31, 105",
    "2017-12-31, 156",
    "2020-07-13, 169",
    "2022-06-30, 173",
    "2022-12-31, 176",
    "2023-12-31, 177",
    "2026-11-22, 178"
  })
  void the_national_zones_listed_are_as_many_as_were_counted_then(String day, long count) {
    // 2005 to 2017: the Suzhou Industrial Park came into the count later.
    long counted = LocalDate.parse(day).getYear() < 2018 ? count + 1 : count;
    assertThat(listed(NATIONAL, day)).isEqualTo(counted);
  }

  @Test
  void the_coverage_says_how_many_are_held_of_how_many() {
    assertThat(
            register.coverage().stream()
                .map(
                    coverage ->
                        coverage.type()
                            + " "
                            + coverage.held()
                            + "/"
                            + coverage.known()
                            + " "
                            + coverage.complete()))
        .containsExactly(
            "NATIONAL_HIGH_TECH_ZONE 178/179 false",
            "PROVINCIAL_HIGH_TECH_ZONE 0/null false",
            "STATE_LEVEL_NEW_AREA 19/19 true",
            "ZHANGJIANG_ZONE 1/1 true",
            "ZHANGJIANG_PARK 22/22 false",
            "PILOT_FREE_TRADE_ZONE 22/22 true",
            "COMPREHENSIVE_BONDED_ZONE 27/154 false",
            "INDUSTRIAL_PARK 0/null false");
    assertThat(register.zones()).hasSize(178 + 19 + 23 + 22 + 27);
    assertThat(register.compiled()).isEqualTo("2026-11-22");
  }

  @ParameterizedTest
  @CsvSource({
    "chuzhou-high-tech-zone, NATIONAL_HIGH_TECH_ZONE, 2021-06-01, NO",
    "chuzhou-high-tech-zone, NATIONAL_HIGH_TECH_ZONE, 2022-06-15, UNKNOWN",
    "chuzhou-high-tech-zone, NATIONAL_HIGH_TECH_ZONE, 2022-06-30, YES",
    "hebei-xiongan-high-tech-zone, NATIONAL_HIGH_TECH_ZONE, 2025-12-31, NO",
    "hebei-xiongan-high-tech-zone, NATIONAL_HIGH_TECH_ZONE, 2026-02-13, YES",
    "hebei-xiongan-high-tech-zone, PROVINCIAL_HIGH_TECH_ZONE, 2025-12-31, YES",
    "hebei-xiongan-high-tech-zone, PROVINCIAL_HIGH_TECH_ZONE, 2026-03-01, NO",
    "hebei-xiongan-high-tech-zone, STATE_LEVEL_NEW_AREA, 2025-12-31, YES",
    "shanghai-pudong-new-area, STATE_LEVEL_NEW_AREA, 1992-10-10, NO",
    "shanghai-pudong-new-area, STATE_LEVEL_NEW_AREA, 1992-10-11, YES",
    "zhangjiang-core-park, STATE_LEVEL_NEW_AREA, 2020-07-13, YES",
    "zhangjiang-core-park, STATE_LEVEL_NEW_AREA, 2020-07-12, UNKNOWN",
    "zhangjiang-jiading-park, STATE_LEVEL_NEW_AREA, 2024-06-01, NO",
    "zhangjiang-caohejing-park, STATE_LEVEL_NEW_AREA, 2024-06-01, UNKNOWN",
    "shanghai-zhangjiang-high-tech-zone, ZHANGJIANG_ZONE, 2024-06-01, YES",
    "shanghai-zhangjiang-high-tech-zone, ZHANGJIANG_PARK, 2024-06-01, NO",
    "changchun-high-tech-zone, STATE_LEVEL_NEW_AREA, 2016-02-02, NO",
    "changchun-high-tech-zone, STATE_LEVEL_NEW_AREA, 2016-02-03, YES",
    "haikou-high-tech-zone, PILOT_FREE_TRADE_ZONE, 2024-06-01, YES",
    "zhangjiang-zizhu-park, ZHANGJIANG_PARK, 2024-06-01, UNKNOWN",
    "zhangjiang-ftz-bonded-park, ZHANGJIANG_PARK, 2025-12-31, YES",
    "zhangjiang-ftz-bonded-park, STATE_LEVEL_NEW_AREA, 2025-12-31, YES",
    "shanghai-zhangjiang-high-tech-zone, STATE_LEVEL_NEW_AREA, 2024-06-01, UNKNOWN"
  })
  void membership_is_by_date(String zone, String type, String day, MembershipStatus held) {
    assertThat(held(zone, type, day)).isEqualTo(held);
  }

  /** A zone need not be of a type that it lies in, but it lies in every type that it is of. */
  @ParameterizedTest
  @CsvSource({
    "zhangjiang-core-park, STATE_LEVEL_NEW_AREA, 2024-06-01, NO",
    "zhangjiang-core-park, ZHANGJIANG_PARK, 2024-06-01, YES",
    "zhangjiang-core-park, ZHANGJIANG_ZONE, 2024-06-01, NO",
    "shanghai-zhangjiang-high-tech-zone, ZHANGJIANG_ZONE, 2024-06-01, YES",
    "shanghai-zhangjiang-high-tech-zone, ZHANGJIANG_PARK, 2024-06-01, NO",
    "hebei-xiongan-high-tech-zone, STATE_LEVEL_NEW_AREA, 2025-12-31, NO",
    "changchun-high-tech-zone, STATE_LEVEL_NEW_AREA, 2024-06-01, NO",
    "nanjing-high-tech-zone, STATE_LEVEL_NEW_AREA, 2024-06-01, NO",
    "nanjing-high-tech-zone, STATE_LEVEL_NEW_AREA, 2026-11-23, UNKNOWN",
    "nanjing-jiangbei-new-area, STATE_LEVEL_NEW_AREA, 2024-06-01, YES",
    "hefei-high-tech-zone, COMPREHENSIVE_BONDED_ZONE, 2024-06-01, UNKNOWN"
  })
  void what_a_zone_is_and_what_it_lies_in_are_two_things(
      String zone, String type, String day, MembershipStatus held) {
    assertThat(is(zone, type, day)).isEqualTo(held);
  }

  /** A type that is not listed is unknown, unless something that is known excludes it. */
  @ParameterizedTest
  @CsvSource({
    // No new area lies in Suzhou; one lies in Nanjing.
    "suzhou-high-tech-zone, STATE_LEVEL_NEW_AREA, 2024-06-01, NO",
    "nanjing-high-tech-zone, STATE_LEVEL_NEW_AREA, 2024-06-01, UNKNOWN",
    // Before Jiangbei was set up there was none in Nanjing either.
    "nanjing-high-tech-zone, STATE_LEVEL_NEW_AREA, 2015-06-26, NO",
    // Of days after it was compiled the register excludes nothing.
    "suzhou-high-tech-zone, STATE_LEVEL_NEW_AREA, 2026-11-22, NO",
    "suzhou-high-tech-zone, STATE_LEVEL_NEW_AREA, 2026-11-23, UNKNOWN",
    // A pilot zone covers parts of its province only, and not every province has one.
    "suzhou-high-tech-zone, PILOT_FREE_TRADE_ZONE, 2024-06-01, UNKNOWN",
    "guiyang-high-tech-zone, PILOT_FREE_TRADE_ZONE, 2024-06-01, NO",
    // Parks of Zhangjiang lie in Shanghai.
    "hefei-high-tech-zone, ZHANGJIANG_PARK, 2024-06-01, NO",
    "hefei-high-tech-zone, ZHANGJIANG_PARK, 2199-12-31, NO",
    "shanghai-zizhu-high-tech-zone, ZHANGJIANG_PARK, 2024-06-01, UNKNOWN",
    // 27 bonded zones of 154 are listed, and no provincial zone or industrial park.
    "hefei-high-tech-zone, COMPREHENSIVE_BONDED_ZONE, 2024-06-01, UNKNOWN",
    "hefei-high-tech-zone, INDUSTRIAL_PARK, 2024-06-01, UNKNOWN",
    "chengdu-high-tech-bonded-zone, NATIONAL_HIGH_TECH_ZONE, 2024-06-01, UNKNOWN",
    // A national zone is not a provincial one.
    "hefei-high-tech-zone, PROVINCIAL_HIGH_TECH_ZONE, 2024-06-01, NO",
    "chuzhou-high-tech-zone, PROVINCIAL_HIGH_TECH_ZONE, 2021-06-01, UNKNOWN"
  })
  void what_is_not_listed_is_unknown_unless_it_is_excluded(
      String zone, String type, String day, MembershipStatus held) {
    assertThat(held(zone, type, day)).isEqualTo(held);
  }

  @Test
  void only_parks_in_pudong_lie_in_the_new_area() {
    List<String> pudong =
        register.zones().stream()
            .filter(zone -> zone.id().startsWith("zhangjiang-"))
            .filter(
                zone ->
                    register.liesIn(zone, NEW_AREA, LocalDate.of(2026, 6, 1))
                        == MembershipStatus.YES)
            .map(Zone::id)
            .toList();
    assertThat(pudong)
        .containsExactly(
            "zhangjiang-core-park",
            "zhangjiang-jinqiao-park",
            "zhangjiang-lujiazui-park",
            "zhangjiang-lingang-park",
            "zhangjiang-expo-park",
            "zhangjiang-ftz-bonded-park");
  }

  @Test
  void twenty_three_demonstration_zones_are_carried_by_66_high_tech_zones_and_suzhou_park() {
    Set<String> carriers =
        register.demonstrationZones().stream()
            .flatMap(demonstrationZone -> demonstrationZone.covers().stream())
            .collect(Collectors.toSet());
    assertThat(register.demonstrationZones()).hasSize(23);
    assertThat(carriers).hasSize(67).contains("suzhou-industrial-park");
    assertThat(carriers).allMatch(id -> !zone(id).memberships(NATIONAL).isEmpty());
    assertThat(register.carriedBy(zone("hefei-high-tech-zone")))
        .singleElement()
        .satisfies(
            demonstrationZone ->
                assertThat(demonstrationZone.name().zh()).isEqualTo("合芜蚌国家自主创新示范区"));
  }

  /** A city has more zones than the one that is called after it, so its name is no zone's. */
  @Test
  void a_zone_is_found_by_each_of_its_names_that_is_not_that_of_a_place() {
    int names = 0;
    for (Zone zone : register.zones()) {
      assertThat(register.named(zone.id())).containsExactly(zone);
      assertThat(register.named(zone.name().zh())).containsExactly(zone);
      assertThat(register.named(zone.name().en())).contains(zone);
      for (Spelling spelling : zone.spellings()) {
        names += register.named(spelling.written()).contains(zone) ? 1 : 0;
      }
    }
    assertThat(names).isGreaterThan(500);
    assertThat(register.named("雄安")).hasSize(2);
    assertThat(register.named("Fuzhou High-tech Zone")).hasSize(2);
    for (City city : register.cities()) {
      String written = city.name().written();
      assertThat(register.named(written)).as(written).isEmpty();
      assertThat(register.named(written.replaceAll("市$", ""))).as(written).isEmpty();
    }
    assertThat(register.named("不在任何园区")).isEmpty();
    assertThat(register.named("张".repeat(10_000) + "区")).isEmpty();
  }

  @Test
  void every_zone_has_a_province_codes_within_it_and_evidence() {
    for (Zone zone : register.zones()) {
      assertThat(zone.province()).as(zone.id()).startsWith("CN-");
      assertThat(zone.adminCodes()).as(zone.id()).isNotEmpty();
      assertThat(zone.adminCodes().stream().map(code -> code.substring(0, 2)).distinct())
          .as(zone.id())
          .hasSize(1);
      assertThat(zone.memberships())
          .as(zone.id())
          .allMatch(membership -> !membership.evidence().isBlank());
    }
    assertThat(
            register.zones().stream()
                .map(zone -> zone.province() + zone.adminCodes().get(0).substring(0, 2))
                .distinct())
        .as("one code of GB/T 2260 for each province")
        .hasSize(31);
  }
}
