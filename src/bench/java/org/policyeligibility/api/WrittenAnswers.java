package org.policyeligibility.api;

import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;

/** Answers as the service writes them, for measuring. */
public final class WrittenAnswers {
  private final AnswerWriter pages;
  private final Eligibility eligibility;

  public WrittenAnswers(Eligibility eligibility) {
    this.eligibility = eligibility;
    this.pages = AnswerWriter.of(eligibility.ruleset());
  }

  public byte[] of(Evaluation evaluation) {
    return pages.answer(evaluation, eligibility.advise(evaluation), Language.ZH, AnswerForm.FULL);
  }
}
