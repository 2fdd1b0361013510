package org.policyeligibility.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;

/**
 * An example of one clause: a profile, a day, and what must follow.
 *
 * @param path of the file, below {@code rules/}
 * @param line at which it begins
 * @param sentence what it shows
 * @param profile as an applicant would state it
 * @param advisories codes that must be shown
 * @param absent codes that must not be shown
 * @param missing exactly the missing facts of the clause; null where the scenario does not say
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
    @Nullable List<String> missing) {}
