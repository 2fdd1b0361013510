package org.policyeligibility.scenario;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;

/**
 * An example of one clause: a profile, a day, and what must follow.
 *
 * @param path of the file, below {@code rules/}
 * @param line at which it begins; 0 where it was generated
 * @param sentence what it shows
 * @param profile as an applicant would state it
 * @param advisories codes that must be shown
 * @param absent codes that must not be shown
 * @param missing exactly the missing facts of the clause; null where the scenario does not say
 * @param generated derived from the clause by {@link BoundaryScenarios}, not written by a drafter
 */
public record Scenario(
    String clause,
    String path,
    int line,
    String sentence,
    LocalDate asOf,
    Map<String, @Nullable Object> profile,
    Outcome outcome,
    List<String> advisories,
    List<String> absent,
    @Nullable List<String> missing,
    boolean generated) {
  public Scenario {
    advisories = List.copyOf(advisories);
    absent = List.copyOf(absent);
  }

  /** This scenario with another value of one fact, which its sentence then names. */
  public Scenario with(String fact, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(profile);
    changed.put(fact, value);
    return new Scenario(
        clause,
        path,
        line,
        sentence + " (" + value + ")",
        asOf,
        changed,
        outcome,
        advisories,
        absent,
        missing,
        generated);
  }
}
