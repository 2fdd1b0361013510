package org.policyeligibility.evaluation.advice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The advice that goes with an answer. It tells an applicant what to state next, and what would
 * have to change.
 *
 * @param questions what is still to be asked, the most useful first
 * @param changes what would make due each benefit that is not, by clause; none where nothing would
 */
public record Advice(List<MissingFact> questions, Map<String, Change> changes) {
  public Advice {
    questions = List.copyOf(questions);
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }
}
