package org.policyeligibility.api.evaluations;

import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.api.wire.ContentCoding;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.json.BufferConsumer;
import org.policyeligibility.message.Language;

/**
 * Response entity of an evaluation, written when it is sent.
 *
 * @param coded whether it is sent in gzip
 */
public record EvaluationAnswer(
    AnswerWriter pages,
    Evaluation evaluation,
    Advice advice,
    Language language,
    AnswerForm form,
    boolean coded) {
  public <T> T write(BufferConsumer<T> taker) {
    return pages.answer(
        evaluation,
        advice,
        language,
        form,
        coded ? (bytes, length) -> takeCoded(bytes, length, taker) : taker);
  }

  private static <T> T takeCoded(byte[] bytes, int length, BufferConsumer<T> taker) {
    byte[] sent = ContentCoding.gzip(bytes, length);
    return taker.take(sent, sent.length);
  }
}
