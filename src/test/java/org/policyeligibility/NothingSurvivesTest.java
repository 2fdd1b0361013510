package org.policyeligibility;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyeligibility.profile.Profile;

/**
 * Tests of isolation between evaluations. All that was stated is gone with the answer: no session
 * keeps it for the next.
 */
class NothingSurvivesTest {
  private static final Map<String, Object> NO_RULE_FIRES =
      Map.of("type", "person", "birthDate", "1961-03-09", "citizenship", "FOREIGN");

  private static final Map<String, Object> RULES_FIRE =
      Map.of(
          "type",
          "person",
          "birthDate",
          "1981-03-09",
          "citizenship",
          "FOREIGN",
          "employerType",
          "ENTERPRISE",
          "employerZoneTypes",
          List.of("NATIONAL_HIGH_TECH_ZONE"));

  private static final Map<String, Object> AN_ENTERPRISE =
      Map.of(
          "type",
          "enterprise",
          "zoneTypes",
          List.of("NATIONAL_HIGH_TECH_ZONE", "ZHANGJIANG_PARK"),
          "stateOwned",
          false);

  private static final Map<String, Object> A_ZONE =
      Map.of("type", "zone", "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));

  static List<Map<String, Object>> profiles() {
    return List.of(NO_RULE_FIRES, RULES_FIRE, AN_ENTERPRISE, A_ZONE);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_profile_is_released_when_it_is_answered(Map<String, Object> stated)
      throws InterruptedException {
    evaluated(stated).assertGone();
  }

  /** Evaluated, and asked what would change it. */
  private static Survivors evaluated(Map<String, Object> stated) {
    Profile profile = Law.profile(stated, Law.DAY);
    Survivors survivors = new Survivors();
    survivors.watch(profile);
    Law.shipped().advise(Law.shipped().evaluate(profile, Law.DAY));
    return survivors;
  }
}
