package org.policyeligibility.api.decisions;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.RedactedTrace;

/**
 * The message body writer of {@link StreamedAnswer}, with back-pressure: a slice is written when
 * the one before it has left for the client, and a part is made when the one before it has.
 * Hand-written because the container's own streams hold a thread while they wait, or take JSON for
 * a list.
 */
@Provider
public class StreamedAnswerWriter implements ServerMessageBodyWriter<StreamedAnswer> {
  private static final Logger LOG = Logger.getLogger(StreamedAnswerWriter.class);

  /** No more than that lies before the network for one client. */
  private static final int SLICE = 64 << 10;

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == StreamedAnswer.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == StreamedAnswer.class;
  }

  @Override
  public void writeResponse(StreamedAnswer answer, Type generic, ServerRequestContext context) {
    new Delivery(answer, context).next();
  }

  @Override
  public void writeTo(
      StreamedAnswer answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new IllegalStateException("a stream is written by the container alone");
  }

  /** The delivery of an answer, which goes on in one thread after the other. */
  private static final class Delivery {
    private final StreamedAnswer answer;
    private final ServerHttpResponse response;
    private final AtomicBoolean ended = new AtomicBoolean();
    private byte @Nullable [] part;
    private int written;

    Delivery(StreamedAnswer answer, ServerRequestContext context) {
      this.answer = answer;
      this.response = context.serverResponse();
      response.setChunked(true);
      // The write that is under way fails, and ends it in its own order.
      answer.onCut(response::reset);
    }

    /** Makes the next part, in a thread that may wait for the database. */
    private void next() {
      try {
        part = answer.next();
        written = 0;
        if (part == null) {
          end();
          response.end();
        } else {
          slice();
        }
      } catch (RuntimeException | Error failed) {
        LOG.errorf("a stream failed: %s", RedactedTrace.of(failed));
        abort();
      }
    }

    private void slice() {
      byte[] current = part;
      if (current == null || written == current.length) {
        part = null;
        Infrastructure.getDefaultWorkerPool().execute(this::next);
        return;
      }
      int until = Math.min(current.length, written + SLICE);
      byte[] slice = Arrays.copyOfRange(current, written, until);
      written = until;
      response.write(
          slice,
          failed -> {
            if (failed == null) {
              slice();
            } else {
              // The client is gone, or was too slow.
              abort();
            }
          });
    }

    private void end() {
      if (ended.compareAndSet(false, true)) {
        answer.end();
      }
    }

    /** A client must not take what it has for the whole. */
    private void abort() {
      end();
      response.reset();
    }
  }
}
