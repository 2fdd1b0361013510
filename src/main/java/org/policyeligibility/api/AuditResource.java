package org.policyeligibility.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.law.Language;

/** The audit log, which holds no personal value of a case. */
@StoreAccess
@Path("/v1/audit")
public class AuditResource {
  /** One JSON value a line. */
  static final String NDJSON = "application/x-ndjson";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final AuditTrail trail;
  private final Callers callers;
  private final ExportTurn turn;

  AuditResource(AuditTrail trail, Callers callers, ExportTurn turn) {
    this.trail = trail;
    this.callers = callers;
    this.turn = turn;
  }

  /** Where the log ends: to be kept by somebody else. */
  @GET
  @Path("head")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.AUDITOR)
  public Response head(HttpHeaders headers) {
    Actor actor = callers.current();
    return DecisionResource.answer(
        trail.head(actor.name(), actor.organisation()), DecisionResource.language(headers));
  }

  /**
   * The log from an entry on, up to the one that tells of this export.
   *
   * @param after the number before the first; the whole log without it
   */
  @GET
  @Path("export")
  @Produces(NDJSON)
  @RolesAllowed(Role.AUDITOR)
  public Response export(@QueryParam("after") @Nullable String after, HttpHeaders headers) {
    Language language = DecisionResource.language(headers);
    if (after != null && !NUMBER.matcher(after).matches()) {
      throw Unprocessable.parameter(
          "after",
          "wrong-type",
          language == Language.ZH ? "须为不小于 0 的整数。" : "Has to be a whole number, 0 or more.",
          language);
    }
    long from = after == null ? 0 : Long.parseLong(after);
    Actor actor = callers.current();
    turn.begin();
    long through = trail.beginExport(actor.name(), actor.organisation());
    StreamingOutput lines =
        LongAnswer.of(
            out ->
                trail.export(
                    from,
                    through,
                    (entry, hash) -> out.accept(AuditChain.line(entry, hash) + '\n')));
    return DecisionResource.answer(Response.ok(lines), language);
  }
}
