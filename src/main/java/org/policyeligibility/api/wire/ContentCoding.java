package org.policyeligibility.api.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Content coding: gzip, where a client takes it. By hand, since the server's own would mark every
 * other answer as not coded, and entity tags would have to tell coded answers apart.
 */
public final class ContentCoding {
  public static final String GZIP = "gzip";

  /** Named, and not with a weight of 0, which has at most three decimals (RFC 9110, 12.4.2). */
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "(?i)(?:^|,)\\s*+gzip\\s*+(?:;\\s*+q=(?:0?\\.[0-9]{0,2}[1-9][0-9]{0,2}|1(?:\\.0{0,3})?)\\s*+)?(?=,|$)");

  private ContentCoding() {}

  /**
   * Whether a client takes gzip.
   *
   * @param header its {@code Accept-Encoding}
   */
  public static boolean takesGzip(@Nullable String header) {
    return header != null && ACCEPTED.matcher(header).find();
  }

  /** The first {@code length} bytes, coded. */
  public static byte[] gzip(byte[] content, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 4);
    try (OutputStream out = new FastGzip(bytes)) {
      out.write(content, 0, length);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /** Answers are written once and sent once: time counts for more than the last byte. */
  private static final class FastGzip extends GZIPOutputStream {
    private static final int BUFFER = 8 * 1024;

    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
