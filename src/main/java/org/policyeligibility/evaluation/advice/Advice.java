package org.policyeligibility.evaluation.advice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The advice that goes with an answer. It tells an applicant what to state next, and what would
 * have to change.
 *
 * @param changes what would make due each benefit that is not, by clause; none where nothing would
 */
public record Advice(Questionnaire questionnaire, Map<String, Change> changes) {
  public Advice {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /** Every fact that is missing, the one to ask for next first, those declined last. */
  public List<MissingFact> questions() {
    return questionnaire.passedOver().isEmpty()
        ? questionnaire.open()
        : Stream.concat(questionnaire.open().stream(), questionnaire.passedOver().stream())
            .toList();
  }
}
