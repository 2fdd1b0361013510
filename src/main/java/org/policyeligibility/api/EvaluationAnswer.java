package org.policyeligibility.api;

import org.policyeligibility.answer.AnswerPages;
import org.policyeligibility.evaluation.Advice;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Language;

/** An answer that is written when it is sent; see {@link EvaluationWriter}. */
record EvaluationAnswer(
    AnswerPages pages, Evaluation evaluation, Advice advice, Language language, boolean summary) {
  <T> T write(AnswerPages.Taker<T> taker) {
    return pages.answer(evaluation, advice, language, summary, taker);
  }
}
