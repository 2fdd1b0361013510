package org.policyeligibility.api;

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
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Language;

/**
 * {@code POST /v1/evaluations}: stateless; nothing of the profile is kept, logged or put in a URL.
 */
@Path(EvaluationResource.PATH)
public class EvaluationResource {
  static final String PATH = "/v1/evaluations";

  private final LawInForce law;
  private final Questions questions;
  private final OutcomeCounts outcomes;

  EvaluationResource(LawInForce law, Questions questions, OutcomeCounts outcomes) {
    this.law = law;
    this.questions = questions;
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
    Language language = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    LawInForce.InForce inForce = law.get();
    EvaluationQuestion question = questions.read(body, inForce.eligibility(), language);
    boolean summary = isSummary(view, language);
    Evaluation evaluation = inForce.eligibility().evaluate(question.stated(), question.asOf());
    if (question.isFiltered()) {
      evaluation = evaluation.only(question::asksFor);
    }
    outcomes.count(evaluation);
    return Response.ok(
            new EvaluationAnswer(
                inForce.pages(),
                evaluation,
                summary
                    ? inForce.eligibility().ask(evaluation)
                    : inForce.eligibility().advise(evaluation),
                language,
                summary))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static boolean isSummary(@Nullable String view, Language language) {
    if (view == null || view.equals("full")) {
      return false;
    }
    if (view.equals("summary")) {
      return true;
    }
    throw Unprocessable.parameter(
        "view",
        "unknown-value",
        language == Language.ZH ? "须为 full、summary 之一。" : "Has to be full or summary.",
        language);
  }
}
