package org.policyeligibility.web.browser;

import java.util.List;
import java.util.Map;

/** Profiles of the tests in a browser: an applicant of each type. */
final class Applicants {
  static final Map<String, Object> ENGINEER =
      Map.of(
          "type", "person",
          "citizenship", "FOREIGN",
          "birthDate", "1961-03-09",
          "employerType", "ENTERPRISE",
          "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE"));

  static final Map<String, Object> COMPANY =
      Map.of(
          "type", "enterprise", "zoneTypes", List.of("ZHANGJIANG_PARK"), "holdsPledgeableIp", true);

  static final Map<String, Object> PARK =
      Map.of(
          "type", "zone",
          "provinceCode", "CN-SN",
          "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE", "STATE_LEVEL_NEW_AREA"));

  /** The company and the engineer: the zone is said once. */
  static final Map<String, Object> JOINT =
      Map.of(
          "type", "joint",
          "zoneTypes", List.of("ZHANGJIANG_PARK"),
          "holdsPledgeableIp", true,
          "citizenship", "FOREIGN",
          "birthDate", "1961-03-09",
          "employerType", "ENTERPRISE");

  private Applicants() {}

  static Map<String, Object> of(String type) {
    return List.of(ENGINEER, COMPANY, PARK, JOINT).stream()
        .filter(applicant -> type.equals(applicant.get("type")))
        .findFirst()
        .orElseThrow();
  }
}
