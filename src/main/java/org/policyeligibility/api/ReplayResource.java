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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.law.Language;
import org.policyeligibility.store.Keys.Damaged;

/**
 * Works a decision out again: by the law that it names, which gives the same bytes, or by another,
 * which shows what that changes and by which clause.
 */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class ReplayResource {
  private static final String RULESET = "ruleset";
  private static final String AS_OF = "asOf";

  private final LawInForce current;
  private final LawLibrary library;
  private final Decisions decisions;
  private final Callers callers;

  ReplayResource(LawInForce current, LawLibrary library, Decisions decisions, Callers callers) {
    this.current = current;
    this.library = library;
    this.decisions = decisions;
    this.callers = callers;
  }

  /** Replays one; the audit log remembers. */
  @POST
  @Path(DecisionResource.ONE + "/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response replay(@PathParam("id") String id, byte @Nullable [] body, HttpHeaders headers)
      throws UnreadableJson {
    Language language = DecisionResource.language(headers);
    String named = ruleset(isThere(body) ? Questions.json(body) : null, language);
    Decision.Whole kept = decisions.forReplay(callers.current(), Ids.of(id));
    LawInForce.InForce then =
        library
            .find(kept.decision().law().digest())
            .orElseThrow(() -> new Damaged("a decision whose law is not kept"));
    Replay.Answered before = answered(kept, then);
    Replay.Answered after = named == null ? before : answered(kept, other(named, language));
    if (!after.question().faults().isEmpty()) {
      throw new Unprocessable(
          Problem.of(
              ProblemType.CONFLICT,
              language,
              language == Language.ZH
                  ? "该规则集无法读取这份档案：其中的事实或取值它不认识。"
                  : "That rule set cannot read this case: it does not know a fact or a value in it."));
    }
    return DecisionResource.answer(Replay.of(kept, before, after, language), language);
  }

  private static boolean isThere(byte @Nullable [] body) {
    return body != null && body.length > 0;
  }

  private LawInForce.InForce other(String named, Language language) {
    if (named.equals("current")) {
      return current.get();
    }
    return library
        .find(named)
        .orElseThrow(
            () ->
                fault(
                    "unknown-value",
                    language == Language.ZH
                        ? "没有保存这个规则集；可用 current，或某个决定所载的摘要。"
                        : "No such rule set is kept: current, or the digest that a decision names.",
                    language));
  }

  /** Null for the law of the decision. */
  private static @Nullable String ruleset(@Nullable Object body, Language language) {
    // Generated clients write null for a body that is left out.
    if (body == null) {
      return null;
    }
    if (body instanceof Map<?, ?> members
        && members.keySet().stream().allMatch(RULESET::equals)
        && (members.get(RULESET) == null || members.get(RULESET) instanceof String)) {
      return (String) members.get(RULESET);
    }
    throw fault(
        "wrong-type",
        language == Language.ZH
            ? "请求体为 {} 或 {\"ruleset\": \"current 或摘要\"}。"
            : "The body is {} or {\"ruleset\": \"current or a digest\"}.",
        language);
  }

  private static Unprocessable fault(String code, String message, Language language) {
    return new Unprocessable(
        Problem.of(
            language, List.of(new Problem.Entry("/" + RULESET, null, code, message)), false));
  }

  /** The question as it was asked, on the day that it was asked for. */
  private static Replay.Answered answered(Decision.Whole kept, LawInForce.InForce law) {
    Map<Object, @Nullable Object> members = new LinkedHashMap<>();
    try {
      if (Questions.json(kept.content().request()) instanceof Map<?, ?> asked) {
        members.putAll(asked);
      }
    } catch (UnreadableJson damaged) {
      throw new Damaged("a request that cannot be read");
    }
    LocalDate asOf = kept.decision().asOf();
    members.put(AS_OF, asOf.toString());
    members.remove(RULESET);
    EvaluationQuestion question = new DecisionQuestion(members, law.eligibility(), asOf).question();
    return new Replay.Answered(law, question);
  }
}
