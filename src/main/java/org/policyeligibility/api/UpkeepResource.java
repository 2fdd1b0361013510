package org.policyeligibility.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.decision.Upkeep;

/** What the service does by itself, at once. */
@StoreAccess
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class UpkeepResource {
  private final Upkeep upkeep;
  private final Callers callers;

  UpkeepResource(Upkeep upkeep, Callers callers) {
    this.upkeep = upkeep;
    this.callers = callers;
  }

  /** Destroys the content of every decision past its last day, of all organisations. */
  @POST
  @Path("purges")
  @RolesAllowed(Role.ADMIN)
  public Response purge(HttpHeaders headers) {
    return DecisionResource.answer(
        upkeep.purge(callers.current()), DecisionResource.language(headers));
  }

  /** Locks with the current key whatever is locked with another. */
  @POST
  @Path("key-rotations")
  @RolesAllowed(Role.ADMIN)
  public Response rotateKeys(HttpHeaders headers) {
    return DecisionResource.answer(
        upkeep.rotateKeys(callers.current()), DecisionResource.language(headers));
  }
}
