package org.policyeligibility.evaluation.advice;

import java.util.List;

/**
 * A questionnaire as far as it has come: what is still to be asked, and what those facts leave open
 * that nobody will state. It ends when nothing is to be asked.
 *
 * @param open every question that is still to be asked, the next one first
 * @param page those that belong on one page: of one subject, and none of them needless by what may
 *     be answered to another
 * @param atLeast how many questions there will be however they are answered
 * @param passedOver the facts that were declined and that outcomes still rest on
 */
public record Questionnaire(
    List<MissingFact> open, List<MissingFact> page, int atLeast, List<MissingFact> passedOver) {
  /** More than these are a burden on one page. */
  public static final int MOST_ON_A_PAGE = 5;

  /** One that is as likely as not rests on a single yes. */
  private static final double RARE = 0.5;

  public Questionnaire {
    open = List.copyOf(open);
    page = List.copyOf(page);
    passedOver = List.copyOf(passedOver);
  }

  /** How many questions there can be: an answer opens none. */
  public int atMost() {
    return open.size();
  }

  /**
   * Whether the questions that matter to most have been put: from here on each is expected to bring
   * no more than half a benefit.
   */
  public boolean isOnlyRare() {
    for (MissingFact missing : open) {
      if (missing.expected() > RARE) {
        return false;
      }
    }
    return true;
  }
}
