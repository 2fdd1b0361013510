package org.policyeligibility.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A body is JSON, says so, and is not packed: a packed one has no bound. */
class AcceptJson {
  private static final String CHARSET = "charset";

  /** What is only called upon: there is nothing to say, and so no type to say it in. */
  private static final Set<String> WITHOUT_BODY =
      Set.of("/v1/" + UpkeepResource.PURGES, "/v1/" + UpkeepResource.KEY_ROTATIONS);

  @ServerRequestFilter(preMatching = true, nonBlocking = true)
  void check(ContainerRequestContext request) {
    if (!request.getMethod().equals(HttpMethod.POST) || saysNothing(request)) {
      return;
    }
    MediaType type = mediaType(request);
    String charset = type.getParameters().getOrDefault(CHARSET, StandardCharsets.UTF_8.name());
    if (!type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || type.isWildcardType()
        || type.isWildcardSubtype()
        || !charset.toLowerCase(Locale.ROOT).equals("utf-8")
        || request.getHeaderString(HttpHeaders.CONTENT_ENCODING) != null) {
      throw new NotSupportedException();
    }
  }

  private static boolean saysNothing(ContainerRequestContext request) {
    return WITHOUT_BODY.contains(request.getUriInfo().getPath())
        && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null
        && request.getHeaderString(HttpHeaders.CONTENT_ENCODING) == null;
  }

  private static MediaType mediaType(ContainerRequestContext request) {
    try {
      MediaType type = request.getMediaType();
      if (type == null) {
        throw new NotSupportedException();
      }
      return type;
    } catch (IllegalArgumentException unreadable) {
      throw new NotSupportedException(unreadable);
    }
  }
}
