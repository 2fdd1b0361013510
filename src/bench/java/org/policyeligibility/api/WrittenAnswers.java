package org.policyeligibility.api;

import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerPages;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Language;

/** Answers as the service writes them, for measuring. */
public final class WrittenAnswers {
  private final AnswerPages pages;
  private final Eligibility eligibility;

  public WrittenAnswers(Eligibility eligibility) {
    this.eligibility = eligibility;
    this.pages = AnswerPages.of(eligibility.ruleset());
  }

  public byte[] of(Evaluation evaluation) {
    return pages.answer(evaluation, eligibility.advise(evaluation), Language.ZH, false);
  }
}
