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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.evaluations.EvaluationRequest;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.law.LoadedRuleset;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.store.CorruptedData;

/**
 * The replay endpoint: it evaluates a decision again by the law that it names, which gives the same
 * bytes, or by another, which shows what that changes and by which clause.
 */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class ReplayResource {
  private static final String RULESET = "ruleset";
  private static final String AS_OF = "asOf";

  private final CurrentRuleset current;
  private final PastRulesets pastRulesets;
  private final JsonBody bodies;
  private final Decisions decisions;
  private final Callers callers;

  ReplayResource(
      CurrentRuleset current,
      PastRulesets pastRulesets,
      JsonBody bodies,
      Decisions decisions,
      Callers callers) {
    this.current = current;
    this.pastRulesets = pastRulesets;
    this.bodies = bodies;
    this.decisions = decisions;
    this.callers = callers;
  }

  /** Replays a decision, which is an entry of the audit log. */
  @POST
  @Path(DecisionResource.BY_ID + "/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response replay(@PathParam("id") String id, byte @Nullable [] body, HttpHeaders headers)
      throws UnreadableJson {
    Language language = AcceptLanguage.of(headers);
    String named = bodies.readIfThere(body, ReplayRequest.class, language).ruleset();
    Actor actor = callers.current();
    DecisionWithContent decision = decisions.forReplay(actor, DecisionId.of(id));
    LoadedRuleset then =
        pastRulesets
            .find(decision.decision().law().digest())
            .orElseThrow(() -> new CorruptedData("a decision whose law is not stored"));
    AnsweredCase before = answered(decision, then);
    AnsweredCase after =
        named == null ? before : answered(decision, other(named, actor, decision, language));
    if (!after.question().faults().isEmpty()) {
      decisions.refused(actor, "REPLAYED OTHER_VOCABULARY", decision.decision().id());
      throw new Unprocessable(
          Problem.of(
              ProblemType.CONFLICT,
              language,
              language == Language.ZH
                  ? "该规则集无法读取这份档案：其中的事实或取值它不认识。"
                  : "That rule set cannot read this case: it does not know a fact or a value in"
                      + " it."));
    }
    return ResponseHeaders.uncached(Replay.of(decision, before, after, language), language);
  }

  /**
   * The request body of a replay.
   *
   * @param ruleset null for the law of the decision
   */
  record ReplayRequest(@PlainText(most = 100) @Nullable String ruleset) {}

  private LoadedRuleset other(
      String named, Actor actor, DecisionWithContent decision, Language language) {
    if (named.equals("current")) {
      return current.get();
    }
    return pastRulesets
        .find(named)
        .orElseThrow(
            () -> {
              decisions.refused(actor, "REPLAYED UNKNOWN_RULESET", decision.decision().id());
              return Unprocessable.of(
                  List.of(InputFault.of("/" + RULESET, "unknown-value", "kept", "current")),
                  language);
            });
  }

  /** The question as it was asked, on the day that it was asked for. */
  private static AnsweredCase answered(DecisionWithContent decision, LoadedRuleset law) {
    Map<Object, @Nullable Object> members = new LinkedHashMap<>();
    try {
      if (JsonBody.tree(decision.content().request()) instanceof Map<?, ?> asked) {
        members.putAll(asked);
      }
    } catch (UnreadableJson damaged) {
      throw new CorruptedData("a request that cannot be read");
    }
    LocalDate asOf = decision.decision().terms().asOf();
    members.put(AS_OF, asOf.toString());
    members.remove(RULESET);
    EvaluationRequest question = DecisionRequest.question(members, law.eligibility(), asOf);
    return new AnsweredCase(law, question);
  }
}
