package org.policyeligibility.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A case that was evaluated and is to be kept.
 *
 * @param reference the counter's own; 1 to 100 characters, nothing personal
 * @param corrects which decision this takes the place of
 * @param ruleset the law that was applied
 * @param outcomes the best outcome of each benefit
 */
public record Application(
    String reference,
    Purpose purpose,
    LegalBasis basis,
    @Nullable UUID corrects,
    LocalDate asOf,
    Language language,
    Ruleset ruleset,
    Map<String, Outcome> outcomes,
    Content content) {
  public Application {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }
}
