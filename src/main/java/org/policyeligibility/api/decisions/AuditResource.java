package org.policyeligibility.api.decisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.limits.ExportBound;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.audit.AuditLine;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.message.Language;

/** The endpoints of the audit log, for auditors. The log holds no personal value of a case. */
@StoreAccess
@Path("/v1/audit")
public class AuditResource {
  /** One JSON value a line. */
  static final String NDJSON = "application/x-ndjson";

  /** No log is that long. */
  private static final long MOST = 999_999_999_999_999_999L;

  private final AuditTrail trail;
  private final Callers callers;
  private final ExportBound exports;
  private final DecisionDelivery delivery;

  AuditResource(AuditTrail trail, Callers callers, ExportBound exports, DecisionDelivery delivery) {
    this.trail = trail;
    this.callers = callers;
    this.exports = exports;
    this.delivery = delivery;
  }

  /** Where the log ends: to be kept by somebody else. */
  @GET
  @Path("head")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.AUDITOR)
  public Response head(HttpHeaders headers) {
    Actor actor = callers.current();
    return ResponseHeaders.uncached(
        trail.head(actor.name(), actor.organisation()), AcceptLanguage.of(headers));
  }

  /** Says that the log can be read. Nothing of it is shown, and so this is no reading. */
  @HEAD
  @Path("{part: head|export}")
  @RolesAllowed(Role.AUDITOR)
  public Response probe(HttpHeaders headers) {
    callers.current();
    return ResponseHeaders.uncached(Response.ok(), AcceptLanguage.of(headers));
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
    Language language = AcceptLanguage.of(headers);
    long from = new Parameters(language).number("after", after, 0, 0, MOST);
    Actor actor = callers.current();
    Runnable end = exports.begin(actor.organisation());
    return ResponseHeaders.uncached(Response.ok(export(actor, from, end)), language);
  }

  private StreamedAnswer export(Actor actor, long from, Runnable end) {
    try {
      long through = trail.beginExport(actor.name(), actor.organisation());
      AtomicLong last = new AtomicLong(from);
      return delivery.streamed(
          actor,
          () -> {
            List<AuditLine> lines = trail.lines(last.get(), through);
            if (lines.isEmpty()) {
              return null;
            }
            last.set(lines.get(lines.size() - 1).seq());
            return lines.stream().map(line -> line.exported() + '\n').collect(Collectors.joining());
          },
          end);
    } catch (RuntimeException | Error failed) {
      end.run();
      throw failed;
    }
  }
}
