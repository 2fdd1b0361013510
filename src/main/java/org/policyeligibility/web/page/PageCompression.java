package org.policyeligibility.web.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.policyeligibility.api.wire.ContentCoding;

/** Content coding of pages, where the browser takes gzip. */
public final class PageCompression {
  /** Below this nothing is won. */
  private static final int SHORTEST = 1024;

  private PageCompression() {}

  /** Compresses the answer of a page; what lies beside pages is coded already where it can be. */
  public static void apply(ContainerRequestContext request, ContainerResponseContext response) {
    if (PagePaths.allowed(request.getUriInfo().getPath()).isEmpty()
        || !(response.getEntity() instanceof byte[] content)
        || content.length < SHORTEST
        || Assets.include(request.getUriInfo().getPath())) {
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
