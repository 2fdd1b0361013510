package org.policyeligibility.api.decisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.limits.ExportBound;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.audit.AuditLine;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.SubjectDataCopy;
import org.policyeligibility.message.Language;

/**
 * The data access endpoint for persons (Personal Information Protection Law, article 45). The
 * person is named in the body: a name in a URL ends up in logs.
 */
@StoreAccess
@Path("/v1/subjects")
@Produces(MediaType.APPLICATION_JSON)
public class SubjectResource {
  private final JsonBody bodies;
  private final Decisions decisions;
  private final Callers callers;
  private final ExportBound exports;
  private final DecisionDelivery delivery;

  SubjectResource(
      JsonBody bodies,
      Decisions decisions,
      Callers callers,
      ExportBound exports,
      DecisionDelivery delivery) {
    this.bodies = bodies;
    this.decisions = decisions;
    this.callers = callers;
    this.exports = exports;
    this.delivery = delivery;
  }

  /** The request body of a copy: whom it is about. */
  record CopyRequest(@NotNull(message = "required") @PlainText(most = 200) String subject) {}

  /** All that the caller's organisation holds on a person, and all acts on it. */
  @POST
  @Path("copy")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.COUNTER)
  public Response copy(byte @Nullable [] body, HttpHeaders headers) throws UnreadableJson {
    Language language = AcceptLanguage.of(headers);
    Actor actor = callers.current();
    String subject = bodies.read(body, CopyRequest.class, language).subject();
    Runnable end = exports.begin(actor.organisation());
    try {
      Supplier<@Nullable String> parts = new Parts(decisions.copy(actor, subject));
      return ResponseHeaders.uncached(Response.ok(delivery.streamed(actor, parts, end)), language);
    } catch (RuntimeException | Error failed) {
      end.run();
      throw failed;
    }
  }

  /** The JSON of a copy, in parts of a decision or some entries of the log each. */
  private static final class Parts implements Supplier<@Nullable String> {
    private final SubjectDataCopy copy;
    private final Supplier<Optional<DecisionWithContent>> decisions;
    private @Nullable Supplier<List<AuditLine>> lines;
    private String before = "{\"decisions\":[";
    private boolean ended;

    Parts(SubjectDataCopy copy) {
      this.copy = copy;
      this.decisions = copy.decisions();
    }

    @Override
    public @Nullable String get() {
      if (ended) {
        return null;
      }
      if (lines == null) {
        Optional<DecisionWithContent> next = decisions.get();
        if (next.isPresent()) {
          return begun(
              new String(Json.bytes(DecisionView.now(next.get())), StandardCharsets.UTF_8));
        }
        lines = copy.auditLines();
        before = (before.equals(",") ? "" : before) + "],\"audit\":[";
      }
      List<AuditLine> batch = lines.get();
      if (!batch.isEmpty()) {
        return begun(batch.stream().map(AuditLine::line).collect(Collectors.joining(",")));
      }
      ended = true;
      return (before.equals(",") ? "" : before) + "]}";
    }

    private String begun(String part) {
      String begun = before + part;
      before = ",";
      return begun;
    }
  }
}
