package org.policyeligibility.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Text;

/**
 * What one connection receives, between the reader of HTTP and whoever answers. A request comes
 * whole within a time, from its first byte to its last, and can be read; otherwise that is the
 * answer, as a problem, where it is this request's turn to be answered, and the connection ends.
 */
final class Reception extends ChannelDuplexHandler {
  private static final Text NO_HTTP =
      new Text("请求不是有效的 HTTP/1.1。", "The request is not valid HTTP/1.1.");

  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final Text NO_URI =
      new Text("请求地址无法解码。", "The path or the query cannot be decoded.");
  private static final Set<HttpVersion> VERSIONS =
      Set.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_0);

  private final Duration longest;
  private Language language = Language.ZH;
  private boolean whole = true;
  private boolean ended;
  private boolean answering;
  private int unanswered;
  private boolean refused;
  private @Nullable ScheduledFuture<?> deadline;

  /**
   * For one connection.
   *
   * @param longest how long a request may take to come; 0 is no limit
   */
  Reception(Duration longest) {
    this.longest = longest;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      language = Languages.of(request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
      whole = false;
      ended = false;
      unanswered++;
    }
    Problem problem = message instanceof HttpObject part ? problem(part) : null;
    if (problem != null) {
      ReferenceCountUtil.release(message);
      refuse(context, problem);
      return;
    }
    if (message instanceof LastHttpContent) {
      whole = true;
      ended = true;
      cancel();
    }
    context.fireChannelRead(message);
  }

  /** What is wrong with a part of a request; null for nothing. */
  private @Nullable Problem problem(HttpObject part) {
    if (part.decoderResult().isFailure()) {
      Throwable cause = part.decoderResult().cause();
      return cause instanceof TooLongHttpLineException
          ? Problem.of(ProblemType.URI_TOO_LONG, language)
          : cause instanceof TooLongHttpHeaderException
              ? Problem.of(ProblemType.HEADER_TOO_LARGE, language)
              : Problem.of(ProblemType.BAD_REQUEST, language, NO_HTTP.in(language));
    }
    if (!(part instanceof HttpRequest request)) {
      return null;
    }
    if (!VERSIONS.contains(request.protocolVersion())) {
      return Problem.of(ProblemType.HTTP_VERSION_NOT_SUPPORTED, language);
    }
    return isUri(request.uri())
        ? null
        : Problem.of(ProblemType.BAD_REQUEST, language, NO_URI.in(language));
  }

  private static boolean isUri(String text) {
    try {
      return !new URI(text).toString().isEmpty();
    } catch (URISyntaxException undecodable) {
      return false;
    }
  }

  /** Something has come: unless it ended a request, one is under way. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!ended && !refused && deadline == null && !longest.isZero()) {
      Problem problem = Problem.of(ProblemType.REQUEST_TIMEOUT, language);
      deadline = later(context, longest, () -> refuse(context, problem));
    }
    ended = false;
    context.fireChannelReadComplete();
  }

  /** Answers where nothing else is being answered, and takes no more. */
  private void refuse(ChannelHandlerContext context, Problem problem) {
    refused = true;
    cancel();
    if (answering || unanswered != (whole ? 0 : 1)) {
      close(context);
      return;
    }
    byte[] body = Wire.bytes(problem);
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(problem.status()),
            Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .set(HttpHeaderNames.CONTENT_LANGUAGE, language.tag())
        .set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_LANGUAGE)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, "close");
    context.writeAndFlush(response).addListener(written -> end(context));
  }

  /** A client that still sends comes to read the answer, if it does so soon. */
  private void end(ChannelHandlerContext context) {
    if (context.channel() instanceof DuplexChannel channel) {
      channel.config().setAutoRead(true);
      channel.shutdownOutput().addListener(shut -> {});
    }
    deadline = later(context, LINGER, () -> close(context));
  }

  private static void close(ChannelHandlerContext context) {
    context.close().addListener(closed -> {});
  }

  private static ScheduledFuture<?> later(
      ChannelHandlerContext context, Duration time, Runnable then) {
    return context.executor().schedule(then, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (refused) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    answering |= message instanceof HttpResponse && !interim;
    if (message instanceof LastHttpContent && !interim) {
      answering = false;
      unanswered--;
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }
}
