package org.policyeligibility.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.policyeligibility.answer.Json;
import org.policyeligibility.population.Population;
import org.policyeligibility.population.PopulationRecord;
import org.policyeligibility.ruleset.Ruleset;

/** Populations drawn from declared distributions, two enterprises for each three persons. */
final class GeneratedPeople {
  private static final String PERSONS =
      """
      type: person
      profiles: %d
      seed: 7
      facts:
        citizenship: { values: { FOREIGN: 60, CN_MAINLAND: 20, CN_HONG_KONG: 20 }, unknown: 10 }
        birthDate: { from: "1955-01-01", to: "1965-12-31", unknown: 10 }
        employerType: { values: { ENTERPRISE: 60, UNIVERSITY: 40 }, unknown: 20 }
        employerZoneTypes: { values: { NATIONAL_HIGH_TECH_ZONE: 60, STATE_LEVEL_NEW_AREA: 40 }, most: 2, unknown: 20 }
      """;

  private static final String ENTERPRISES =
      """
      type: enterprise
      profiles: %d
      seed: 9
      facts:
        zoneTypes: { values: { NATIONAL_HIGH_TECH_ZONE: 50, INDUSTRIAL_PARK: 30, NONE: 20 }, unknown: 20 }
        provinceCode: { values: { CN-SH: 50, CN-JS: 30, CN-SC: 20 }, unknown: 10 }
        techSme: { values: { true: 40, false: 60 }, unknown: 30 }
        holdsPledgeableIp: { values: { true: 50, false: 50 }, unknown: 30 }
      """;

  private GeneratedPeople() {}

  /** Declarations of so many profiles, which are drawn where they are read. */
  static List<Path> declared(int count, Path folder) throws IOException {
    return List.of(
        Files.writeString(folder.resolve("persons.yaml"), PERSONS.formatted(count * 3L / 5)),
        Files.writeString(
            folder.resolve("enterprises.yaml"), ENTERPRISES.formatted(count * 2L / 5)));
  }

  /** So many profiles, in an order that a seed gives. */
  static List<Map<String, Object>> profiles(int count, long seed, Ruleset law, Path folder)
      throws IOException {
    List<Map<String, Object>> profiles = new ArrayList<>();
    for (Path file : declared(count, folder)) {
      try (Population drawn = Population.of(file, law, Population.Options.USUAL)) {
        for (var records = drawn.records(); records.hasNext(); ) {
          PopulationRecord next = records.next();
          Map<String, Object> profile = new TreeMap<>();
          next.profile().forEach((name, value) -> profile.put(name, Objects.requireNonNull(value)));
          profile.put("id", profile.get("type") + "-" + next.row());
          profiles.add(profile);
        }
      }
    }
    Collections.shuffle(profiles, new Random(seed));
    return profiles;
  }

  /**
   * A file of JSON lines.
   *
   * @param bad after so many lines two stand that are no profile
   */
  static Path lines(List<Map<String, Object>> profiles, int bad, Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < profiles.size(); i++) {
      if (i % bad == bad - 1) {
        lines.append("{\"type\":\"person\",\"id\":\"x\",\"citizenship\":\"MARTIAN\"}\n{]\n\n");
      }
      lines.append(Json.text(profiles.get(i))).append('\n');
    }
    return Files.writeString(file, lines);
  }
}
