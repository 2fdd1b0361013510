package org.policyeligibility.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.message.Text;

/**
 * An example of one clause: a profile, a day, and what must follow.
 *
 * @param path of the file, below {@code rules/}
 * @param line at which it begins; 0 where it was generated
 * @param name the sentence that says what it shows; in one language where it is written in one
 * @param changed the facts in which it departs from the case that its file begins with
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
    Text name,
    List<String> changed,
    LocalDate asOf,
    Map<String, @Nullable Object> profile,
    Outcome outcome,
    List<String> advisories,
    List<String> absent,
    @Nullable List<String> missing,
    boolean generated) {
  public Scenario {
    changed = List.copyOf(changed);
    advisories = List.copyOf(advisories);
    absent = List.copyOf(absent);
  }

  /** The name by which it is told from others, whatever the language. */
  public String sentence() {
    return name.en();
  }

  /** This scenario with another value of one fact, which its sentence then names. */
  public Scenario with(String fact, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(profile);
    changed.put(fact, value);
    List<String> others = new ArrayList<>(this.changed);
    others.remove(fact);
    others.add(fact);
    return new Scenario(
        clause,
        path,
        line,
        new Text(name.zh() + " (" + value + ")", name.en() + " (" + value + ")"),
        others,
        asOf,
        changed,
        outcome,
        advisories,
        absent,
        missing,
        generated);
  }
}
