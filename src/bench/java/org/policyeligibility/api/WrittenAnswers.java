package org.policyeligibility.api;

import org.policyeligibility.answer.AnswerPages;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Language;
import org.policyeligibility.ruleset.Ruleset;

/** Answers as the service writes them, for measuring. */
public final class WrittenAnswers {
  private final AnswerPages pages;

  public WrittenAnswers(Ruleset ruleset) {
    this.pages = AnswerPages.of(ruleset);
  }

  public byte[] of(Evaluation evaluation) {
    return pages.answer(evaluation, Language.ZH, false);
  }
}
