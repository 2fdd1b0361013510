package org.policyeligibility.api.evaluations;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Language;

/** Reader of evaluation requests: what is asked, or all that is wrong with it. */
public final class QuestionReader {
  /** Where the law's days begin and end. */
  public static final ZoneId SHANGHAI = InForce.ZONE;

  private QuestionReader() {}

  /** The question of {@code POST /v1/evaluations}. */
  public static EvaluationRequest read(
      byte @Nullable [] body, Eligibility eligibility, Language language) throws UnreadableJson {
    EvaluationRequest question =
        EvaluationRequest.of(JsonBody.question(body), eligibility, LocalDate.now(SHANGHAI));
    question.requireSound(language);
    return question;
  }
}
