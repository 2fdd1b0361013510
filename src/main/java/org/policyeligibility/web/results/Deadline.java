package org.policyeligibility.web.results;

import java.time.LocalDate;
import java.util.List;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/**
 * A last day: on the next one a result is another, for the applicant grows older or a clause
 * lapses.
 *
 * @param code of the sentence that says why
 * @param condition the criterion that holds until then; empty where the clause itself ends
 * @param titles the benefits that it concerns
 */
public record Deadline(LocalDate day, String code, String condition, List<String> titles) {
  /** A day with what it is. */
  public record DeadlineView(String day, String sentence) {}

  public String sentence(Words words) {
    return words.say(code, words.list(titles), condition);
  }

  public static List<DeadlineView> sentences(List<Deadline> deadlines, Words words) {
    ValueText text = new ValueText(words);
    return deadlines.stream()
        .map(deadline -> new DeadlineView(text.day(deadline.day()), deadline.sentence(words)))
        .toList();
  }
}
