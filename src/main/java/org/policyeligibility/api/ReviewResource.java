package org.policyeligibility.api;

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
import org.policyeligibility.answer.Wire;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.law.Language;

/**
 * A person takes a case over, and records a finding beside the rules' own: nobody has to accept a
 * decision made by a machine alone (Personal Information Protection Law, article 24).
 */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class ReviewResource {
  private final LawInForce law;
  private final Decisions decisions;
  private final Callers callers;

  ReviewResource(LawInForce law, Decisions decisions, Callers callers) {
    this.law = law;
    this.decisions = decisions;
    this.callers = callers;
  }

  /** Takes a case over, or records what was found. */
  @POST
  @Path(DecisionResource.ONE + "/review")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response review(@PathParam("id") String id, byte @Nullable [] body, HttpHeaders headers)
      throws UnreadableJson {
    Actor actor = callers.current();
    Language language = DecisionResource.language(headers);
    UUID decision = Ids.of(id);
    ReviewQuestion question =
        ReviewQuestion.of(Questions.json(body), law.get().eligibility().ruleset(), language);
    String finding = new String(Wire.bytes(question.read()), StandardCharsets.UTF_8);
    return DecisionResource.answer(
        DecisionView.now(decisions.review(actor, decision, question.act(), finding)), language);
  }
}
