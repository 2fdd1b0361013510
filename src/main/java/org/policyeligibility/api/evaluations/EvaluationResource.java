package org.policyeligibility.api.evaluations;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;

/**
 * Resource {@code /v1/evaluations}: stateless; nothing of the profile is kept, logged or put in a
 * URL.
 */
@Path(EvaluationResource.PATH)
public class EvaluationResource {
  static final String PATH = "/v1/evaluations";

  private static final String SUMMARY = "summary";

  private final CurrentRuleset law;
  private final OutcomeMetrics outcomes;

  EvaluationResource(CurrentRuleset law, OutcomeMetrics outcomes) {
    this.law = law;
    this.outcomes = outcomes;
  }

  /**
   * Answers one profile.
   *
   * @param view {@code full}, the default, or {@code summary}
   */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  public Response evaluate(
      byte @Nullable [] body, @QueryParam("view") @Nullable String view, HttpHeaders headers)
      throws UnreadableJson {
    Language language = AcceptLanguage.of(headers);
    LoadedRuleset inForce = law.get();
    EvaluationRequest question = QuestionReader.read(body, inForce.eligibility(), language);
    boolean summary =
        SUMMARY.equals(new Parameters(language).oneOf("view", view, List.of("full", SUMMARY)));
    Evaluation evaluation = inForce.eligibility().evaluate(question.stated(), question.asOf());
    outcomes.count(evaluation, inForce.eligibility().ruleset().catalogue());
    if (question.isFiltered()) {
      evaluation = evaluation.only(question::asksFor);
    }
    return ResponseHeaders.uncached(
        Response.ok(
                new EvaluationAnswer(
                    inForce.pages(),
                    evaluation,
                    summary
                        ? inForce.eligibility().ask(evaluation, question.declined())
                        : inForce.eligibility().advise(evaluation, question.declined()),
                    language,
                    summary))
            .type(MediaType.APPLICATION_JSON_TYPE),
        language);
  }
}
