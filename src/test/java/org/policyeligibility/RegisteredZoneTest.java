package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Profile;

/** A zone of the register in place of its types: what follows, and what stays unknown. */
class RegisteredZoneTest {
  /** National high-tech zones may be relied on for a bonded zone. */
  private static final String HIGH_TECH = "guofa-2020-7/13.2";

  /** New areas that need one may set up a bonded zone. */
  private static final String NEW_AREA = "guobanfa-2019-58/12.2";

  private static Outcome outcome(String clause, Map<String, ?> stated, String day) {
    return Law.result(clause, stated, LocalDate.parse(day)).outcome();
  }

  private static Map<String, Object> zone(String id) {
    return new HashMap<>(Map.of("type", "zone", "zone", id, "hasBondedZoneDevelopmentNeed", true));
  }

  private static List<String> faults(Map<String, ?> stated) {
    List<InputFault> faults = new ArrayList<>();
    Law.shipped().read(stated, "", Law.DAY, faults);
    return faults.stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "chuzhou-high-tech-zone, 2021-06-01, INELIGIBLE",
    "chuzhou-high-tech-zone, 2022-06-15, INDETERMINATE",
    "chuzhou-high-tech-zone, 2022-07-01, CONDITIONAL",
    "hebei-xiongan-high-tech-zone, 2025-12-31, INELIGIBLE",
    "hebei-xiongan-high-tech-zone, 2026-03-01, CONDITIONAL",
    "zhangjiang-jiading-park, 2024-06-01, CONDITIONAL",
    "beijing-tianzhu-bonded-zone, 2024-06-01, INDETERMINATE"
  })
  void a_zone_is_national_from_its_day_on_and_unknown_where_the_register_cannot_tell(
      String zone, String day, Outcome outcome) {
    assertThat(outcome(HIGH_TECH, zone(zone), day)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "suzhou-high-tech-zone, INELIGIBLE",
    "nanjing-high-tech-zone, INDETERMINATE",
    "nanjing-jiangbei-new-area, CONDITIONAL",
    "zhangjiang-core-park, CONDITIONAL",
    "zhangjiang-jiading-park, INELIGIBLE"
  })
  void a_type_that_is_not_listed_is_unknown_never_no_unless_it_is_excluded(
      String zone, Outcome outcome) {
    assertThat(outcome(NEW_AREA, zone(zone), "2024-06-01")).isEqualTo(outcome);
  }

  @Test
  void what_the_register_leaves_open_is_asked_for_and_can_be_stated_besides() {
    Map<String, Object> stated = zone("nanjing-high-tech-zone");
    assertThat(Law.result(NEW_AREA, stated, Law.DAY).missingFacts())
        .containsExactly("withinZoneTypes");
    stated.put("withinZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));
    assertThat(outcome(NEW_AREA, stated, "2024-06-01")).isEqualTo(Outcome.INELIGIBLE);
    stated.put("withinZoneTypes", List.of("STATE_LEVEL_NEW_AREA"));
    assertThat(outcome(NEW_AREA, stated, "2024-06-01")).isEqualTo(Outcome.CONDITIONAL);
  }

  @Test
  void the_employers_zone_gives_types_and_province() {
    Profile profile =
        Law.profile(Map.of("type", "person", "employerZone", "zhangjiang-core-park"), Law.DAY);
    var vocabulary = Law.shipped().ruleset().vocabulary();
    assertThat(profile.value(vocabulary.known(profile.type(), "employerProvinceCode")))
        .isEqualTo("CN-SH");
    assertThat(profile.value(vocabulary.known(profile.type(), "employerZoneTypes")))
        .isEqualTo(Set.of("NATIONAL_HIGH_TECH_ZONE", "ZHANGJIANG_PARK", "STATE_LEVEL_NEW_AREA"));
  }

  @Test
  void a_park_in_pudong_lies_in_a_new_area_and_is_none() {
    Profile park = Law.profile(zone("zhangjiang-core-park"), Law.DAY);
    var vocabulary = Law.shipped().ruleset().vocabulary();
    assertThat((Iterable<?>) park.value(vocabulary.known(park.type(), "zoneTypes")))
        .isEqualTo(Set.of("NATIONAL_HIGH_TECH_ZONE", "ZHANGJIANG_PARK"));
    assertThat((Iterable<?>) park.value(vocabulary.known(park.type(), "withinZoneTypes")))
        .isEqualTo(Set.of("NATIONAL_HIGH_TECH_ZONE", "ZHANGJIANG_PARK", "STATE_LEVEL_NEW_AREA"));
    assertThat(outcome("guobanfa-2019-58/9.1", zone("zhangjiang-core-park"), "2024-06-01"))
        .isEqualTo(Outcome.INELIGIBLE);
  }

  @Test
  void what_a_zone_is_settles_that_it_lies_in_it_and_nothing_else() {
    Map<String, Object> stated = new HashMap<>(Map.of("type", "zone"));
    stated.put("hasBondedZoneDevelopmentNeed", true);
    stated.put("zoneTypes", List.of("STATE_LEVEL_NEW_AREA"));
    assertThat(outcome(NEW_AREA, stated, "2024-06-01")).isEqualTo(Outcome.CONDITIONAL);
    stated.put("zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));
    assertThat(outcome(NEW_AREA, stated, "2024-06-01")).isEqualTo(Outcome.INDETERMINATE);
    stated.put("withinZoneTypes", List.of("NONE"));
    assertThat(outcome(NEW_AREA, stated, "2024-06-01")).isEqualTo(Outcome.INELIGIBLE);
  }

  @Test
  void what_is_stated_besides_may_not_contradict_the_register() {
    Map<String, Object> stated = zone("hefei-high-tech-zone");
    stated.put("zoneTypes", List.of("PROVINCIAL_HIGH_TECH_ZONE"));
    assertThat(faults(stated)).containsExactly("/zoneTypes contradicts-zone");
    stated.put("zoneTypes", List.of("NONE"));
    assertThat(faults(stated)).containsExactly("/zoneTypes contradicts-zone");
    stated.put("zoneTypes", List.of("ZHANGJIANG_PARK"));
    assertThat(faults(stated)).containsExactly("/zoneTypes contradicts-zone");
    stated.put("provinceCode", "CN-JS");
    assertThat(faults(stated)).contains("/provinceCode contradicts-zone");
    stated.remove("zoneTypes");
    assertThat(faults(stated)).containsExactly("/provinceCode contradicts-zone");
    stated.put("provinceCode", "CN-AH");
    assertThat(faults(stated)).isEmpty();
  }

  @Test
  void an_unknown_zone_is_refused_with_the_nearest() {
    List<InputFault> faults = new ArrayList<>();
    for (String id : List.of("hefei-hightech-zone", "张江", "qqqqqqqqqqqq")) {
      Law.shipped().read(zone(id), "", Law.DAY, faults);
    }
    assertThat(faults).extracting(InputFault::code).containsOnly("unknown-id");
    assertThat(faults)
        .extracting(InputFault::details)
        .containsExactly(
            Map.of("nearest", "hefei-high-tech-zone"),
            Map.of("nearest", "shanghai-zhangjiang-high-tech-zone"),
            Map.of("list", "/v1/zones"));
  }

  @ParameterizedTest
  @CsvSource({
    "CN, CN_MAINLAND",
    "chn, CN_MAINLAND",
    "HK, CN_HONG_KONG",
    "MAC, CN_MACAO",
    "TW, CN_TAIWAN",
    "DEU, FOREIGN",
    "us, FOREIGN"
  })
  void a_nationality_stands_for_a_citizenship(String nationality, String citizenship) {
    Profile profile = Law.profile(Map.of("type", "person", "nationality", nationality), Law.DAY);
    assertThat(
            profile.value(
                Law.shipped().ruleset().vocabulary().known(profile.type(), "citizenship")))
        .isEqualTo(citizenship);
  }

  @ParameterizedTest
  @CsvSource({
    "CN, CN_MAINLAND, true",
    "CN, CN_HONG_KONG, true",
    "CN, FOREIGN, false",
    "CN, STATELESS, false",
    "HK, CN_HONG_KONG, true",
    "HK, CN_MAINLAND, false",
    "HK, FOREIGN, false",
    "TW, CN_TAIWAN, true",
    "FR, FOREIGN, true",
    "FR, STATELESS, false",
    "FR, CN_HONG_KONG, false"
  })
  void a_nationality_and_a_citizenship_have_to_agree(
      String nationality, String citizenship, boolean agree) {
    List<String> faults =
        faults(Map.of("type", "person", "nationality", nationality, "citizenship", citizenship));
    if (agree) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).containsExactly("/citizenship contradicts-nationality");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise, zoneTypes, provinceCode, CN-HK, NATIONAL_HIGH_TECH_ZONE, true",
    "enterprise, zoneTypes, provinceCode, CN-MO, PILOT_FREE_TRADE_ZONE, true",
    "enterprise, zoneTypes, provinceCode, CN-TW, STATE_LEVEL_NEW_AREA, true",
    "person, employerZoneTypes, employerProvinceCode, CN-HK, COMPREHENSIVE_BONDED_ZONE, true",
    "zone, zoneTypes, provinceCode, CN-MO, PROVINCIAL_HIGH_TECH_ZONE, true",
    "zone, withinZoneTypes, provinceCode, CN-MO, STATE_LEVEL_NEW_AREA, true",
    "enterprise, zoneTypes, provinceCode, CN-HK, INDUSTRIAL_PARK, false",
    "enterprise, zoneTypes, provinceCode, CN-HK, NONE, false",
    "enterprise, zoneTypes, provinceCode, CN-SH, NATIONAL_HIGH_TECH_ZONE, false"
  })
  void a_kind_of_zone_where_there_is_none_is_warned_of(
      String type, String kinds, String province, String code, String kind, boolean warned) {
    Map<String, Object> stated = Map.of("type", type, kinds, List.of(kind), province, code);
    assertThat(warnings(stated, Law.DAY))
        .isEqualTo(warned ? List.of("/" + province + " zone-kind-elsewhere") : List.<String>of());
  }

  @Test
  void a_region_other_than_that_of_the_province_is_warned_of_and_stands() {
    Map<String, Object> stated = Map.of("type", "zone", "provinceCode", "CN-GS", "region", "EAST");
    assertThat(warnings(stated, Law.DAY)).containsExactly("/region follows-otherwise");
    Profile profile = Law.profile(stated, Law.DAY);
    assertThat(profile.value(Law.shipped().ruleset().vocabulary().known(profile.type(), "region")))
        .isEqualTo("EAST");
    assertThat(warnings(Map.of("type", "zone", "provinceCode", "CN-GS", "region", "WEST"), Law.DAY))
        .isEmpty();
    assertThat(warnings(Map.of("type", "zone", "region", "EAST"), Law.DAY)).isEmpty();
  }

  @Test
  void what_is_doubtful_is_said_and_decides_nothing() {
    assertThat(warnings(zone("hefei-high-tech-zone"), Law.DAY)).isEmpty();
    assertThat(warnings(zone("zhangjiang-jiading-park"), Law.DAY))
        .containsExactly("/zone implied-not-verified", "/zone zone-not-confirmed");
    assertThat(warnings(zone("shanghai-zhangjiang-high-tech-zone"), Law.DAY)).isEmpty();
    assertThat(
            warnings(
                Map.of("type", "enterprise", "zoneTypes", List.of("ZHANGJIANG_PARK")), Law.DAY))
        .containsExactly("/zoneTypes implied-not-verified");
    assertThat(
            warnings(
                Map.of(
                    "type",
                    "enterprise",
                    "zoneTypes",
                    List.of("ZHANGJIANG_PARK", "NATIONAL_HIGH_TECH_ZONE")),
                Law.DAY))
        .isEmpty();
    assertThat(warnings(zone("hefei-high-tech-zone"), LocalDate.of(2026, 11, 22))).isEmpty();
    assertThat(warnings(zone("hefei-high-tech-zone"), LocalDate.of(2026, 11, 23)))
        .containsExactly("/zone register-older");
    assertThat(
            warnings(
                Map.of("type", "enterprise", "unifiedSocialCreditCode", "91350211M0000XUF46"),
                Law.DAY))
        .containsExactly("/unifiedSocialCreditCode check-digit");
    assertThat(
            warnings(
                Map.of("type", "enterprise", "unifiedSocialCreditCode", "91110108 551385082q"),
                Law.DAY))
        .isEmpty();
  }

  private static List<String> warnings(Map<String, ?> stated, LocalDate day) {
    List<InputWarning> warnings = Law.profile(stated, day).warnings();
    return warnings.stream()
        .map(inputWarning -> inputWarning.pointer() + " " + inputWarning.doubt().code())
        .toList();
  }

  @Test
  void profiles_of_one_case_share_what_the_register_says_of_one() {
    Map<String, Object> stated = new HashMap<>();
    stated.put("/0", Map.of("type", "person", "employerZone", "nanjing-high-tech-zone"));
    stated.put(
        "/1",
        Map.of(
            "type",
            "enterprise",
            "zoneTypes",
            List.of("NATIONAL_HIGH_TECH_ZONE", "STATE_LEVEL_NEW_AREA")));
    List<InputFault> faults = new ArrayList<>();
    assertThat(Law.shipped().reader().read(stated, Law.DAY, faults)).as("%s", faults).isNotNull();
    stated.put("/1", Map.of("type", "enterprise", "zoneTypes", List.of("STATE_LEVEL_NEW_AREA")));
    assertThat(Law.shipped().reader().read(stated, Law.DAY, faults)).isNull();
    assertThat(faults).extracting(InputFault::code).containsExactly("profiles-contradict");
  }
}
