package org.policyeligibility.api.decisions;

import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.api.evaluations.EvaluationRequest;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;

/**
 * A case with the law that answers it. Deciding and replaying go through it, so that both give the
 * same bytes; it is the full view that is kept.
 */
record AnsweredCase(LoadedRuleset law, EvaluationRequest question) {
  Evaluation evaluation() {
    return law.eligibility().evaluate(question.stated(), question.asOf());
  }

  byte[] bytes(Evaluation evaluation, Language language) {
    Eligibility eligibility = law.eligibility();
    return law.pages()
        .answer(evaluation, eligibility.advise(evaluation), language, AnswerForm.FULL);
  }
}
