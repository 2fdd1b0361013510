package org.policyeligibility.web.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
  /** A permit takes weeks, and the papers for it more; no text of the law says how long. */
  public static final int DAYS_BEFORE = 90;

  /** A day with what it is. */
  public record DeadlineView(String day, String sentence) {}

  public String sentence(Words words) {
    return words.say(code, words.list(titles), condition);
  }

  /**
   * The day on which to begin with an application at the latest, so that there is time for papers
   * and for questions; empty where it is past.
   */
  public Optional<LocalDate> begin(LocalDate today) {
    LocalDate begin = day.minusDays(DAYS_BEFORE);
    return begin.isAfter(today) ? Optional.of(begin) : Optional.empty();
  }

  /** The sentence for the day that {@link #begin} gives. */
  public String reminder(Words words) {
    return words.say("deadlineReminder", words.list(titles), new ValueText(words).day(day));
  }

  public static List<DeadlineView> sentences(List<Deadline> deadlines, Words words) {
    ValueText text = new ValueText(words);
    return deadlines.stream()
        .map(deadline -> new DeadlineView(text.day(deadline.day()), deadline.sentence(words)))
        .toList();
  }
}
