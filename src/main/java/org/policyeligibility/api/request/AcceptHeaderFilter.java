package org.policyeligibility.api.request;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.policyeligibility.api.wire.AcceptHeader;

/**
 * Media type check of answers: an operation answers nothing that its client forbids. The framework
 * matches types alone, and would answer what has a weight of 0; an operation that produces anything
 * looks at weights itself.
 */
final class AcceptHeaderFilter {
  private AcceptHeaderFilter() {}

  /** Refuses a request that forbids what its operation produces. */
  static void check(ContainerRequestContext request, ResourceInfo operation) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (accept != null) {
      List<String> produced = produced(operation);
      if (!produced.contains(MediaType.WILDCARD)
          && AcceptHeader.of(accept).best(produced).isEmpty()) {
        throw new NotAcceptableException();
      }
    }
  }

  private static List<String> produced(ResourceInfo operation) {
    Produces own = operation.getResourceMethod().getAnnotation(Produces.class);
    Produces all = operation.getResourceClass().getAnnotation(Produces.class);
    return own != null
        ? List.of(own.value())
        : all != null ? List.of(all.value()) : List.of(MediaType.WILDCARD);
  }
}
