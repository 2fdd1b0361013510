package org.policyeligibility.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.wire.ResponseHeaders;

/** {@code GET /v1/callers/current}: what the service makes of the caller's own token. */
@Path("/v1/callers/current")
public class CallerResource {
  private final SecurityIdentity identity;
  private final Callers callers;

  CallerResource(SecurityIdentity identity, Callers callers) {
    this.identity = identity;
    this.callers = callers;
  }

  /**
   * Who is calling.
   *
   * @param roles those that the service knows, in their order in the contract
   * @param organisation null where the token names none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Caller(String name, List<String> roles, @Nullable String organisation) {}

  /** Answers anybody who has a role. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  @RolesAllowed({Role.COUNTER, Role.DRAFTER, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
  public Response caller(HttpHeaders headers) {
    return ResponseHeaders.uncached(
        new Caller(
            identity.getPrincipal().getName(),
            Role.ALL.stream().filter(identity::hasRole).toList(),
            callers.organisation().orElse(null)),
        AcceptLanguage.of(headers));
  }
}
