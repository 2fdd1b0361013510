package org.policyeligibility.api.request;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.policyeligibility.web.page.PagePaths;

/**
 * Media type check of bodies: a body is JSON, or of a page a form with or without a file, says so,
 * and is not compressed, for then its size has no bound.
 */
final class BodyTypeFilter {
  private static final String CHARSET = "charset";

  /** The name, and the slip for it that many clients send. */
  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

  private BodyTypeFilter() {}

  /** Refuses a body that is not; where there is none nothing has to be said of it. */
  static void check(ContainerRequestContext request, String path) {
    if (!request.getMethod().equals(HttpMethod.POST) || saysNothing(request)) {
      return;
    }
    MediaType type = mediaType(request);
    String charset = type.getParameters().getOrDefault(CHARSET, StandardCharsets.UTF_8.name());
    MediaType wanted =
        PagePaths.takesFile(path)
            ? MediaType.MULTIPART_FORM_DATA_TYPE
            : PagePaths.allowed(path).isPresent()
                ? MediaType.APPLICATION_FORM_URLENCODED_TYPE
                : MediaType.APPLICATION_JSON_TYPE;
    if (!type.isCompatible(wanted)
        || type.isWildcardType()
        || type.isWildcardSubtype()
        || !UTF_8.contains(charset.toLowerCase(Locale.ROOT))
        || request.getHeaderString(HttpHeaders.CONTENT_ENCODING) != null) {
      throw new NotSupportedException();
    }
  }

  /** There is no body, and nothing is said of one. */
  private static boolean saysNothing(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return (length == null || length.equals("0"))
        && request.getHeaderString("Transfer-Encoding") == null
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
