package org.policyeligibility.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Law;

/** A person, the employer and its zone, looked at together. */
class CaseTest {
  private static final Map<String, Object> PERSON =
      Map.of("type", "person", "citizenship", "FOREIGN", "employerType", "ENTERPRISE");
  private static final Map<String, Object> ENTERPRISE =
      Map.of("type", "enterprise", "zoneTypes", List.of("ZHANGJIANG_PARK"));
  private static final Map<String, Object> ZONE = Map.of("type", "zone", "provinceCode", "CN-SH");

  private final List<InputFault> faults = new ArrayList<>();

  private @Nullable Case read(List<Map<String, Object>> profiles) {
    Map<String, @Nullable Object> stated = new LinkedHashMap<>();
    for (int i = 0; i < profiles.size(); i++) {
      stated.put("/profiles/" + i, profiles.get(i));
    }
    return Law.shipped().reader().read(stated, Law.DAY, faults);
  }

  private Case known(List<Map<String, Object>> profiles) {
    Case read = read(profiles);
    assertThat(faults).isEmpty();
    return java.util.Objects.requireNonNull(read);
  }

  private static @Nullable Object value(Case stated, ProfileType type, String fact) {
    return stated.value(Law.shipped().ruleset().vocabulary().known(type, fact));
  }

  @Test
  void the_employers_zone_types_are_the_enterprises_in_whatever_order_they_come() {
    for (List<Map<String, Object>> order :
        List.of(List.of(PERSON, ENTERPRISE), List.of(ENTERPRISE, PERSON))) {
      Case stated = known(order);
      assertThat((Iterable<?>) value(stated, ProfileType.PERSON, "employerZoneTypes"))
          .isEqualTo(value(stated, ProfileType.ENTERPRISE, "zoneTypes"));
      assertThat(value(stated, ProfileType.PERSON, "employerProvinceCode")).isEqualTo("CN-SH");
    }
  }

  @Test
  void what_the_zone_says_reaches_the_person_through_the_enterprise_or_without_it() {
    assertThat(value(known(List.of(PERSON, ZONE)), ProfileType.PERSON, "employerProvinceCode"))
        .isEqualTo("CN-SH");
    Case three = known(List.of(PERSON, Map.of("type", "enterprise"), ZONE));
    assertThat(value(three, ProfileType.PERSON, "employerProvinceCode")).isEqualTo("CN-SH");
    assertThat(value(three, ProfileType.ENTERPRISE, "provinceCode")).isEqualTo("CN-SH");
  }

  @Test
  void profiles_that_say_different_things_are_refused_where_the_later_says_so() {
    Map<String, Object> elsewhere =
        Map.of("type", "person", "employerZoneTypes", List.of("STATE_LEVEL_NEW_AREA"));
    assertThat(read(List.of(ENTERPRISE, elsewhere))).isNull();
    assertThat(faults)
        .extracting(InputFault::pointer, InputFault::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/profiles/1/employerZoneTypes", "profiles-contradict"));
  }

  @ParameterizedTest
  @CsvSource({
    "NATIONAL_HIGH_TECH_ZONE, ZHANGJIANG_PARK, false",
    "NATIONAL_HIGH_TECH_ZONE, ZHANGJIANG_ZONE, false",
    "INDUSTRIAL_PARK, ZHANGJIANG_PARK, false",
    "ZHANGJIANG_PARK, ZHANGJIANG_PARK, true",
    "ZHANGJIANG_ZONE, ZHANGJIANG_PARK, true",
    "ZHANGJIANG_PARK, ZHANGJIANG_ZONE, true",
    "ZHANGJIANG_PARK, NATIONAL_HIGH_TECH_ZONE, true",
    "ZHANGJIANG_PARK, INDUSTRIAL_PARK, false"
  })
  void who_is_in_a_zone_is_in_all_that_it_is_and_in_the_whole_need_not_be_in_a_part(
      String place, String zone, boolean possible) {
    for (Map<String, Object> there :
        List.<Map<String, Object>>of(
            Map.of("type", "enterprise", "zoneTypes", List.of(place)),
            Map.of("type", "person", "employerZoneTypes", List.of(place)))) {
      faults.clear();
      read(List.of(there, Map.of("type", "zone", "zoneTypes", List.of(zone))));
      assertThat(faults)
          .extracting(InputFault::code)
          .containsOnly(possible ? new String[0] : new String[] {"profiles-contradict"});
    }
  }

  @Test
  void of_the_whole_and_its_park_either_will_do_for_one_place() {
    Map<String, Object> whole =
        Map.of("type", "person", "employerZoneTypes", List.of("ZHANGJIANG_ZONE"));
    for (List<Map<String, Object>> stated :
        List.of(List.of(whole, ENTERPRISE), List.of(ENTERPRISE, whole))) {
      Case both = known(stated);
      assertThat((ValueSet) value(both, ProfileType.PERSON, "employerZoneTypes"))
          .containsExactly("NATIONAL_HIGH_TECH_ZONE", "ZHANGJIANG_ZONE", "ZHANGJIANG_PARK");
      assertThat((ValueSet) value(both, ProfileType.ENTERPRISE, "zoneTypes"))
          .isEqualTo(value(both, ProfileType.PERSON, "employerZoneTypes"));
    }
  }

  @Test
  void the_province_that_a_kind_of_place_gives_is_told_to_all_profiles_of_the_case() {
    Case stated = known(List.of(ENTERPRISE, Map.of("type", "zone"), PERSON));
    assertThat(value(stated, ProfileType.ZONE, "provinceCode")).isEqualTo("CN-SH");
    assertThat(value(stated, ProfileType.ZONE, "region")).isEqualTo("EAST");
    assertThat(value(stated, ProfileType.PERSON, "employerProvinceCode")).isEqualTo("CN-SH");
    Case employed =
        known(
            List.of(
                Map.of("type", "person", "employerZoneTypes", List.of("ZHANGJIANG_PARK")),
                Map.of("type", "zone")));
    assertThat(value(employed, ProfileType.ZONE, "provinceCode")).isEqualTo("CN-SH");
  }

  @Test
  void an_invisible_character_in_a_value_is_named() {
    Map<String, Object> pasted =
        Map.of("type", "person", "citizenship", "FOREIGN\u200b", "birthDate", "\ufeff1961-03-09");
    assertThat(read(List.of(pasted))).isNull();
    assertThat(faults)
        .extracting(fault -> fault.pointer() + " " + fault.message())
        .containsExactlyInAnyOrder(
            "/profiles/0/citizenship Has an invisible character, U+200B; take it out.",
            "/profiles/0/birthDate Has an invisible character, U+FEFF; take it out.");
  }

  @Test
  void a_province_taken_over_is_compared_with_the_zone_stated() {
    assertThat(read(List.of(ENTERPRISE, Map.of("type", "zone", "provinceCode", "CN-BJ")))).isNull();
    assertThat(faults).extracting(InputFault::code).contains("province-contradicts-zone");
  }

  @Test
  void two_profiles_of_one_type_are_refused() {
    assertThat(read(List.of(ZONE, ZONE))).isNull();
    assertThat(faults).extracting(InputFault::code).containsExactly("same-profile-type");
  }

  @Test
  void a_case_answers_each_type_as_the_profile_alone_with_what_it_took_over_would_be() {
    Case together = known(List.of(PERSON, ENTERPRISE));
    Map<String, Object> alone = new LinkedHashMap<>(PERSON);
    alone.put("employerZoneTypes", List.of("ZHANGJIANG_PARK"));
    assertThat(
            Law.shipped().evaluate(together, Law.DAY).results().stream()
                .filter(result -> result.provision().profile() == ProfileType.PERSON))
        .containsExactlyElementsOf(Law.evaluate(alone, Law.DAY).results());
    assertThat(Law.shipped().evaluate(together, Law.DAY).results())
        .hasSize(
            Law.shipped().ruleset().provisions(ProfileType.PERSON).size()
                + Law.shipped().ruleset().provisions(ProfileType.ENTERPRISE).size());
  }
}
