package org.policyeligibility.web.page;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file in a form as a browser sends it, {@code multipart/form-data}. It was received as a whole
 * within the bound of every body, and is read in memory: no copy of it comes to a disk.
 */
public final class UploadedFile {
  /** As browsers write it (RFC 2046, 5.1.1). */
  private static final Pattern PARTED =
      Pattern.compile(
          "multipart/form-data; *boundary=(\"?)[-0-9a-z'()+_,./:=?]{1,70}\\1",
          Pattern.CASE_INSENSITIVE);

  private static final int MOST_FIELDS = 8;
  private static final int LONGEST_HEAD = 4 * 1024;

  private UploadedFile() {}

  /**
   * The content of a file; empty where the form has none of that name, or cannot be read.
   *
   * @param type of the body, with what parts it
   */
  public static Optional<byte[]> of(byte[] body, String type, String name) {
    // A type that parts nothing makes the decoder fail.
    if (!PARTED.matcher(type).matches()) {
      return Optional.empty();
    }
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    HttpPostMultipartRequestDecoder form = null;
    try {
      form =
          new HttpPostMultipartRequestDecoder(
              new DefaultHttpDataFactory(false),
              request,
              StandardCharsets.UTF_8,
              MOST_FIELDS,
              LONGEST_HEAD);
      InterfaceHttpData field = form.getBodyHttpData(name);
      return field instanceof FileUpload file && file.isCompleted()
          ? Optional.of(file.get())
          : Optional.empty();
    } catch (RuntimeException | IOException unreadable) {
      // Of some heads the decoder runs off the end, and of others it misses a part.
      return Optional.empty();
    } finally {
      if (form != null) {
        form.destroy();
      }
    }
  }
}
