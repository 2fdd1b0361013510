package org.policyeligibility.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.Copy;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.law.Language;

/**
 * What is held on one person (Personal Information Protection Law, article 45). The person is named
 * in the body: a name in a URL ends up in logs.
 */
@StoreAccess
@Path("/v1/subjects")
@Produces(MediaType.APPLICATION_JSON)
public class SubjectResource {
  private static final String SUBJECT = "subject";
  private static final int LONGEST = 200;

  private final Decisions decisions;
  private final Callers callers;
  private final ExportTurn turn;

  SubjectResource(Decisions decisions, Callers callers, ExportTurn turn) {
    this.decisions = decisions;
    this.callers = callers;
    this.turn = turn;
  }

  /** Everything that the caller's organisation holds on a person, and what was done with it. */
  @POST
  @Path("copy")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response copy(byte @Nullable [] body, HttpHeaders headers) throws UnreadableJson {
    Language language = DecisionResource.language(headers);
    Actor actor = callers.current();
    String subject = subject(Questions.json(body), language);
    turn.begin();
    Copy copy = decisions.copy(actor, subject);
    StreamingOutput answer = LongAnswer.of(out -> write(copy, out));
    return DecisionResource.answer(Response.ok(answer), language);
  }

  private static void write(Copy copy, Consumer<String> out) {
    out.accept("{\"decisions\":[");
    Consumer<String> decisions = listed(out);
    copy.decisions(one -> decisions.accept(json(DecisionView.now(one))));
    out.accept("],\"audit\":[");
    copy.auditLines(listed(out));
    out.accept("]}");
  }

  private static String json(DecisionView view) {
    return new String(Wire.bytes(view), StandardCharsets.UTF_8);
  }

  /** With a comma before each but the first. */
  private static Consumer<String> listed(Consumer<String> out) {
    AtomicBoolean first = new AtomicBoolean(true);
    return one -> {
      if (!first.getAndSet(false)) {
        out.accept(",");
      }
      out.accept(one);
    };
  }

  private static String subject(@Nullable Object body, Language language) {
    if (body instanceof Map<?, ?> members
        && members.keySet().equals(Set.of(SUBJECT))
        && members.get(SUBJECT) instanceof String subject
        && !subject.isEmpty()
        && subject.length() <= LONGEST) {
      return subject;
    }
    throw new Unprocessable(
        Problem.of(
            language,
            List.of(
                new Problem.Entry(
                    "/" + SUBJECT,
                    null,
                    "required",
                    language == Language.ZH
                        ? "请求体为 {\"subject\": \"…\"}，1 至 200 个字符。"
                        : "The body is {\"subject\": \"…\"}, of 1 to 200 characters.")),
            false));
  }
}
