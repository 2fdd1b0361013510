package org.policyeligibility.web.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Content coding of pages and what lies beside them, where the browser takes gzip. By hand, since
 * the server's own would mark the answers of the contract as well.
 */
public final class PageCompression {
  /** Below this nothing is won. */
  private static final int SHORTEST = 1024;

  private static final String GZIP = "gzip";

  /** Named, and not with a weight of 0. */
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "(?i)(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?:0?\\.[0-9]*[1-9][0-9]*|1(?:\\.0*)?)\\s*)?(?=,|$)");

  private PageCompression() {}

  /** Compresses the answer of a page. */
  public static void apply(ContainerRequestContext request, ContainerResponseContext response) {
    if (PagePaths.allowed(request.getUriInfo().getPath()).isEmpty()
        || !(response.getEntity() instanceof byte[] content)
        || content.length < SHORTEST) {
      return;
    }
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    String accepted =
        Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING)).orElse("");
    if (ACCEPTED.matcher(accepted).find()) {
      MediaType type = response.getMediaType();
      response.setEntity(compressed(content), response.getEntityAnnotations(), type);
      response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
    }
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4);
    try (OutputStream out = new FastGzip(bytes)) {
      out.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /** A page is written once and sent once: time counts for more than the last byte. */
  private static final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8 * 1024;

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
