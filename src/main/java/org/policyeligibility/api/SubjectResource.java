package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
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

  SubjectResource(Decisions decisions, Callers callers) {
    this.decisions = decisions;
    this.callers = callers;
  }

  /**
   * A copy.
   *
   * @param audit what the audit log says of the decisions, in its order
   */
  record Copy(List<DecisionView> decisions, @JsonRawValue String audit) {}

  /** Everything that the caller's organisation holds on a person. */
  @POST
  @Path("copy")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response copy(byte @Nullable [] body, HttpHeaders headers) throws UnreadableJson {
    Language language = DecisionResource.language(headers);
    Decisions.Copy copy =
        decisions.copy(callers.current(), subject(Questions.json(body), language));
    return DecisionResource.answer(
        new Copy(
            copy.decisions().stream().map(DecisionView::now).toList(),
            "[" + String.join(",", copy.auditLines()) + "]"),
        language);
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
