package org.policyeligibility.api.evaluations;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.quarkus.vertx.utils.NoBoundChecksBuffer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;

/**
 * Message body writer for evaluations, without a copy: a full answer of the whole law has 200 KB,
 * and each copy of it costs as much as the evaluation.
 */
@Provider
public class EvaluationWriter implements ServerMessageBodyWriter<EvaluationAnswer> {
  private static final int PAGE = 8 * 1024;

  /** Pages of a piece of memory that is taken from the system at once, as a power of two. */
  private static final int PAGES = 9;

  /**
   * Memory outside the heap, used again and again. What the server has for itself ends at 64 KB: an
   * answer above that would be taken from the system, cleared, and given back, each time.
   */
  private static final ByteBufAllocator MEMORY =
      new PooledByteBufAllocator(
          true,
          0,
          Runtime.getRuntime().availableProcessors(),
          PAGE,
          PAGES,
          PooledByteBufAllocator.defaultSmallCacheSize(),
          PooledByteBufAllocator.defaultNormalCacheSize(),
          false);

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType media) {
    return EvaluationAnswer.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return EvaluationAnswer.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(EvaluationAnswer answer, Type generic, ServerRequestContext context)
      throws IOException {
    if (context.serverResponse() instanceof VertxResteasyReactiveRequestContext response) {
      ByteBuf sent = answer.write(EvaluationWriter::outsideTheHeap);
      // The connection gives the memory back when it is sent.
      response.vertxServerResponse().end(new NoBoundChecksBuffer(sent));
    } else {
      byte[] sent = answer.write(Arrays::copyOf);
      context.serverResponse().end(sent);
    }
  }

  private static ByteBuf outsideTheHeap(byte[] bytes, int length) {
    return MEMORY.directBuffer(length).writeBytes(bytes, 0, length);
  }

  @Override
  public void writeTo(
      EvaluationAnswer answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(answer.write(Arrays::copyOf));
  }
}
