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
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.evaluations.EvaluationAnswer;
import org.policyeligibility.api.evaluations.EvaluationRequest;
import org.policyeligibility.api.evaluations.EvaluationResource;
import org.policyeligibility.api.evaluations.QuestionReader;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;

/**
 * The baseline for measuring {@code POST /v1/evaluations}. It reads and validates the same body and
 * sends the same headers, but decides nothing: its answers are spaces, as many as the real answer
 * to that body has bytes. It can also decide, and then send the same spaces: that tells what each
 * part of an answer costs.
 */
@Path("/bench/fixed")
public class FixedAnswerResource {
  private final CurrentRuleset law;
  private final EvaluationResource evaluations;
  private final Map<Question, byte[]> answers = new ConcurrentHashMap<>();

  FixedAnswerResource(CurrentRuleset law, EvaluationResource evaluations) {
    this.law = law;
    this.evaluations = evaluations;
  }

  private record Question(@Nullable String view, ByteBuffer body) {}

  /**
   * Answers fixed bytes.
   *
   * @param view of the answer whose length it has
   * @param after what is done before: {@code evaluation} decides every clause with the status of
   *     each criterion, {@code advice} also works out what to ask, and for the full view what would
   *     change; absent, the body is read and validated, and nothing more
   */
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  public Response answer(
      byte @Nullable [] body,
      @QueryParam("view") @Nullable String view,
      @QueryParam("after") @Nullable String after,
      HttpHeaders headers)
      throws UnreadableJson {
    Language language = AcceptLanguage.of(headers);
    Eligibility eligibility = law.get().eligibility();
    EvaluationRequest read = QuestionReader.read(body, eligibility, language);
    if (after != null) {
      Evaluation evaluation = eligibility.evaluate(read.stated(), read.asOf());
      if (after.equals("advice") && "full".equals(view)) {
        eligibility.advise(evaluation);
      } else if (after.equals("advice")) {
        eligibility.ask(evaluation);
      }
    }
    Question question = new Question(view, ByteBuffer.wrap(body == null ? new byte[0] : body));
    byte[] answer = answers.get(question);
    if (answer == null) {
      Response real = evaluations.evaluate(body, view, null, headers);
      answer = ((EvaluationAnswer) real.getEntity()).write((bytes, length) -> new byte[length]);
      Arrays.fill(answer, (byte) ' ');
      answers.put(question, answer);
    }
    return Response.ok(answer)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
