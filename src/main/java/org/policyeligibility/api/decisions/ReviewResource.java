package org.policyeligibility.api.decisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.message.Language;

/**
 * The review endpoint: a person takes a case over, and records findings beside the rules' own.
 * Nobody has to accept a decision made by a machine alone (Personal Information Protection Law,
 * article 24).
 */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class ReviewResource {
  private final JsonBody bodies;
  private final Decisions decisions;
  private final DecisionDelivery delivery;
  private final Callers callers;

  ReviewResource(JsonBody bodies, Decisions decisions, DecisionDelivery delivery, Callers callers) {
    this.bodies = bodies;
    this.decisions = decisions;
    this.delivery = delivery;
    this.callers = callers;
  }

  /** Takes a case over, or records what was found. */
  @POST
  @Path(DecisionResource.BY_ID + "/review")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response review(@PathParam("id") String id, byte @Nullable [] body, HttpHeaders headers)
      throws UnreadableJson {
    Actor actor = callers.current();
    Language language = AcceptLanguage.of(headers);
    UUID decision = DecisionId.of(id);
    ReviewRequest review = bodies.read(body, ReviewRequest.class, language);
    review.requireEachOnce(language);
    String finding = new String(Json.bytes(review), StandardCharsets.UTF_8);
    return ResponseHeaders.uncached(
        Response.ok(
            delivery.of(
                actor,
                decision,
                () -> decisions.review(actor, decision, review.act(), review.clauses(), finding))),
        language);
  }
}
