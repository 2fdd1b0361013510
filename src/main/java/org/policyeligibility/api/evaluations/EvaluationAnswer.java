package org.policyeligibility.api.evaluations;

import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.BufferConsumer;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.message.Language;

/** Response entity of an evaluation, written when it is sent. */
public record EvaluationAnswer(
    AnswerWriter pages, Evaluation evaluation, Advice advice, Language language, boolean summary) {
  public <T> T write(BufferConsumer<T> taker) {
    return pages.answer(evaluation, advice, language, summary, taker);
  }
}
