package org.policyeligibility.api.decisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.evaluations.OutcomeMetrics;
import org.policyeligibility.api.evaluations.QuestionReader;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Content;
import org.policyeligibility.decision.DecisionDraft;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.IdempotentRequest;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;

/**
 * The endpoints that create, read and erase a decision. Those of its other acts are classes of
 * their own beside this one.
 */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
  public static final String PATH = "/v1/decisions";
  static final String BY_ID = "{id}";

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** Not the service's word, but what its clients look for. */
  private static final String REPLAYED = "Idempotency-Replayed";

  private final CurrentRuleset law;
  private final JsonBody bodies;
  private final OutcomeMetrics outcomes;
  private final Decisions decisions;
  private final DecisionDelivery delivery;
  private final Callers callers;

  DecisionResource(
      CurrentRuleset law,
      JsonBody bodies,
      OutcomeMetrics outcomes,
      Decisions decisions,
      DecisionDelivery delivery,
      Callers callers) {
    this.law = law;
    this.bodies = bodies;
    this.outcomes = outcomes;
    this.decisions = decisions;
    this.delivery = delivery;
    this.callers = callers;
  }

  /** Decides a case and stores the decision; answers when it is committed. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response decide(byte @Nullable [] body, HttpHeaders headers) throws UnreadableJson {
    Actor actor = callers.current();
    Language language = AcceptLanguage.of(headers);
    String key = IdempotencyKey.of(headers.getRequestHeader(IDEMPOTENCY_KEY), language);
    LoadedRuleset inForce = law.get();
    DecisionRequest question =
        DecisionRequest.read(
            JsonBody.question(body),
            inForce.eligibility(),
            LocalDate.now(QuestionReader.SHANGHAI),
            bodies,
            language);
    byte[] request = Optional.ofNullable(body).orElseThrow();
    IdempotentRequest.Stored stored;
    try (IdempotentRequest idempotent = decisions.begin(actor, key, request)) {
      Optional<IdempotentRequest.Stored> earlier = idempotent.earlier();
      stored =
          earlier.isPresent()
              ? earlier.get()
              : idempotent.store(draft(inForce, question, request, language));
    }
    DecisionWithContent decision = stored.decision();
    Response.ResponseBuilder answer =
        Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, PATH + "/" + decision.decision().id())
            .entity(Json.bytes(DecisionView.first(decision)));
    return ResponseHeaders.uncached(
        stored.repeated() ? answer.header(REPLAYED, "true") : answer,
        decision.decision().terms().language());
  }

  private DecisionDraft draft(
      LoadedRuleset law, DecisionRequest asked, byte[] request, Language language) {
    AnsweredCase answered = new AnsweredCase(law, asked.question());
    Evaluation evaluation = answered.evaluation();
    outcomes.count(evaluation, law.eligibility().ruleset().catalogue());
    return new DecisionDraft(
        asked.members().terms(evaluation.asOf(), language),
        asked.members().stated(),
        law.eligibility().ruleset(),
        evaluation.byBenefit(),
        new Content(
            request,
            answered.bytes(evaluation, language),
            asked.members().subject(),
            decisions.salt()));
  }

  /** Reads a decision, which is an entry of the audit log. */
  @GET
  @Path(BY_ID)
  @RolesAllowed(Role.COUNTER)
  public Response read(@PathParam("id") String id, HttpHeaders headers) {
    Actor actor = callers.current();
    UUID decision = DecisionId.of(id);
    return ResponseHeaders.uncached(
        Response.ok(delivery.of(actor, decision, () -> decisions.read(actor, decision))),
        AcceptLanguage.of(headers));
  }

  /** Says whether a decision can be read. Nothing of it is shown, and so this is no reading. */
  @HEAD
  @Path(BY_ID)
  @RolesAllowed(Role.COUNTER)
  public Response probe(@PathParam("id") String id, HttpHeaders headers) {
    decisions.requireReadable(callers.current(), DecisionId.of(id));
    return ResponseHeaders.uncached(Response.ok(), AcceptLanguage.of(headers));
  }

  /** Destroys the personal content of a decision; the audit log still verifies. */
  @DELETE
  @Path(BY_ID)
  @RolesAllowed({Role.COUNTER, Role.ADMIN})
  public Response erase(@PathParam("id") String id) {
    UUID decision = DecisionId.of(id);
    decisions.erase(callers.current(), decision, "REQUESTED");
    return Response.noContent().build();
  }
}
