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
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.wire.ContentCoding;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.message.Language;

/**
 * Resource {@code /v1/evaluations}: stateless; nothing of the profile is kept, logged or put in a
 * URL.
 */
@Path(EvaluationResource.PATH)
public class EvaluationResource {
  static final String PATH = "/v1/evaluations";

  /** All that {@code include} can name. */
  private static final String CHANGES = "wouldChange";

  private final CurrentRuleset law;
  private final OutcomeMetrics outcomes;

  EvaluationResource(CurrentRuleset law, OutcomeMetrics outcomes) {
    this.law = law;
    this.outcomes = outcomes;
  }

  /**
   * Answers one profile.
   *
   * @param view {@code standard}, which it is where none is named, {@code full} or {@code summary}
   * @param include {@code wouldChange}, in a view that does not say it by itself
   */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  public Response evaluate(
      byte @Nullable [] body,
      @QueryParam("view") @Nullable String view,
      @QueryParam("include") @Nullable String include,
      HttpHeaders headers)
      throws UnreadableJson {
    Language language = AcceptLanguage.of(headers);
    LoadedRuleset inForce = law.get();
    Eligibility eligibility = inForce.eligibility();
    EvaluationRequest question = QuestionReader.read(body, eligibility, language);
    AnswerForm form = form(view, include, question, new Parameters(language));
    Evaluation evaluation = eligibility.evaluate(question.stated(), question.asOf());
    outcomes.count(evaluation, eligibility.ruleset().catalogue());
    if (question.isFiltered()) {
      evaluation = evaluation.only(question::asksFor);
    }
    Advice advice =
        form.changes()
            ? eligibility.advise(evaluation, question.declined())
            : eligibility.ask(evaluation, question.declined());
    boolean coded = ContentCoding.takesGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    return ResponseHeaders.coded(
        Response.ok(
                new EvaluationAnswer(inForce.pages(), evaluation, advice, language, form, coded))
            .type(MediaType.APPLICATION_JSON_TYPE),
        language,
        coded);
  }

  /** Of a few things that are named somebody wants to know what would change them. */
  private static AnswerForm form(
      @Nullable String view,
      @Nullable String include,
      EvaluationRequest question,
      Parameters parameters) {
    AnswerForm.View named =
        parameters
            .constant("view", view, AnswerForm.View.values(), AnswerForm.View::code)
            .orElse(AnswerForm.View.STANDARD);
    boolean included = parameters.oneOf("include", include, List.of(CHANGES)) != null;
    boolean changes =
        switch (named) {
          case FULL -> true;
          case STANDARD -> included || question.asksForFew();
          case SUMMARY -> included;
        };
    return new AnswerForm(named, changes);
  }
}
