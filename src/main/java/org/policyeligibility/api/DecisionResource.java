package org.policyeligibility.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Application;
import org.policyeligibility.decision.Content;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Language;

/** Decisions of a counter: kept, read, destroyed. */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
  static final String PATH = "/v1/decisions";
  static final String ONE = "{id}";

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** Not the service's word, but what its clients look for. */
  private static final String REPLAYED = "Idempotency-Replayed";

  private final LawInForce law;
  private final Questions questions;
  private final OutcomeCounts outcomes;
  private final Decisions decisions;
  private final Callers callers;

  DecisionResource(
      LawInForce law,
      Questions questions,
      OutcomeCounts outcomes,
      Decisions decisions,
      Callers callers) {
    this.law = law;
    this.questions = questions;
    this.outcomes = outcomes;
    this.decisions = decisions;
    this.callers = callers;
  }

  /** Decides a case and keeps the decision; answers when it is kept. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response decide(byte @Nullable [] body, HttpHeaders headers) throws UnreadableJson {
    Actor actor = callers.current();
    Language language = language(headers);
    String key = IdempotencyKey.of(headers.getRequestHeader(IDEMPOTENCY_KEY), language);
    LawInForce.InForce inForce = law.get();
    DecisionQuestion question =
        new DecisionQuestion(
            Questions.json(body), inForce.eligibility(), LocalDate.now(Questions.SHANGHAI));
    questions.require(question.question(), language);
    byte[] request = Optional.ofNullable(body).orElseThrow();
    Decisions.Kept kept =
        decisions.keep(
            actor,
            key,
            request,
            () -> application(inForce, question, request, decisions.salt(), language));
    Response.ResponseBuilder answer =
        Response.created(URI.create(PATH + "/" + kept.whole().decision().id()))
            .entity(Wire.bytes(DecisionView.first(kept.whole())));
    return answer(
        kept.repeated() ? answer.header(REPLAYED, "true") : answer,
        kept.whole().decision().language());
  }

  private Application application(
      LawInForce.InForce law,
      DecisionQuestion asked,
      byte[] request,
      byte[] salt,
      Language language) {
    Replay.Answered answered = new Replay.Answered(law, asked.question());
    Evaluation evaluation = answered.evaluation();
    outcomes.count(evaluation);
    Eligibility eligibility = law.eligibility();
    return new Application(
        asked.reference(),
        asked.purpose(),
        asked.basis(),
        asked.corrects(),
        evaluation.asOf(),
        language,
        eligibility.ruleset(),
        best(evaluation),
        new Content(request, answered.bytes(evaluation, language), asked.subject(), salt));
  }

  /** Results come in the order of their outcomes: the first of a benefit is its best. */
  private static Map<String, Outcome> best(Evaluation evaluation) {
    Map<String, Outcome> best = new LinkedHashMap<>();
    for (Result result : evaluation.results()) {
      if (result.provision().clause().effect() == Effect.BENEFIT) {
        best.putIfAbsent(result.provision().clause().benefit(), result.outcome());
      }
    }
    return best;
  }

  /** Reads one, which the audit log remembers. */
  @GET
  @Path(ONE)
  @RolesAllowed(Role.COUNTER)
  public Response read(@PathParam("id") String id, HttpHeaders headers) {
    return answer(
        DecisionView.now(decisions.read(callers.current(), Ids.of(id))), language(headers));
  }

  /** Destroys what is personal of one; the audit log still verifies. */
  @DELETE
  @Path(ONE)
  @RolesAllowed({Role.COUNTER, Role.ADMIN})
  public Response erase(@PathParam("id") String id) {
    UUID decision = Ids.of(id);
    decisions.erase(callers.current(), decision, "REQUESTED");
    return Response.noContent().build();
  }

  static Response answer(Object view, Language language) {
    return answer(Response.ok(Wire.bytes(view)), language);
  }

  /** With what is said of every answer that nobody may keep. */
  static Response answer(Response.ResponseBuilder answer, Language language) {
    return answer
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  static Language language(HttpHeaders headers) {
    return Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
