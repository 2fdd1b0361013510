package org.policyeligibility.web.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.policyeligibility.api.wire.ContentCoding;

/** Content coding of pages and what lies beside them, where the browser takes gzip. */
public final class PageCompression {
  /** Below this nothing is won. */
  private static final int SHORTEST = 1024;

  private PageCompression() {}

  /** Whether an answer was chosen by the codings that are taken: assets are coded once for all. */
  private static boolean isChosen(ContainerResponseContext response) {
    List<Object> varies = response.getHeaders().get(HttpHeaders.VARY);
    return varies != null && varies.contains(HttpHeaders.ACCEPT_ENCODING);
  }

  /** Compresses the answer of a page. */
  public static void apply(ContainerRequestContext request, ContainerResponseContext response) {
    if (PagePaths.allowed(request.getUriInfo().getPath()).isEmpty()
        || isChosen(response)
        || !(response.getEntity() instanceof byte[] content)
        || content.length < SHORTEST) {
      return;
    }
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (ContentCoding.takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
      MediaType type = response.getMediaType();
      byte[] coded = ContentCoding.gzip(content, content.length);
      response.setEntity(coded, response.getEntityAnnotations(), type);
      response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP);
    }
  }
}
