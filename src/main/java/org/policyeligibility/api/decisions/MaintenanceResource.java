package org.policyeligibility.api.decisions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.decision.Maintenance;

/**
 * The maintenance endpoints, for administrators: purges and key rotations at once, where the
 * service would do them by the hour or not at all.
 */
@StoreAccess
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class MaintenanceResource {
  private final Maintenance maintenance;
  private final Callers callers;

  MaintenanceResource(Maintenance maintenance, Callers callers) {
    this.maintenance = maintenance;
    this.callers = callers;
  }

  /** Destroys the content of every decision past its last day, of all organisations. */
  @POST
  @Path("purges")
  @RolesAllowed(Role.ADMIN)
  public Response purge(HttpHeaders headers) {
    return ResponseHeaders.uncached(
        maintenance.purge(callers.current()), AcceptLanguage.of(headers));
  }

  /** Locks with the current key each data key that is locked with another. */
  @POST
  @Path("key-rotations")
  @RolesAllowed(Role.ADMIN)
  public Response rotateKeys(HttpHeaders headers) {
    return ResponseHeaders.uncached(
        maintenance.rotateKeys(callers.current()), AcceptLanguage.of(headers));
  }
}
