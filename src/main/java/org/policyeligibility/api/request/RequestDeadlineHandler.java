package org.policyeligibility.api.request;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * Timeout of a request on its connection: it comes whole within a time, from its first byte to its
 * last, and can be read; otherwise that is the answer, as a problem, where this request is the next
 * to be answered, and the connection ends. By hand, since Quarkus has a timeout for idle
 * connections alone.
 */
final class RequestDeadlineHandler extends ChannelDuplexHandler {
  private static final Text NO_HTTP =
      new Text("请求不是有效的 HTTP/1.1。", "The request is not valid HTTP/1.1.");

  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final Text NO_URI =
      new Text("请求地址无法解码。", "The path or the query cannot be decoded.");
  private static final Set<HttpVersion> VERSIONS =
      Set.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_0);

  private static final Text TOO_FAR_AHEAD =
      new Text(
          "一条连接上最多可有 64 个尚未答复的请求，请在新连接上继续。",
          "A connection can have 64 requests that are not answered yet. Go on with another.");

  /**
   * So many requests of a connection may wait for the answers before them, each of which holds two
   * kilobytes: a thousand connections have no more than the heap can give.
   */
  private static final int MOST_UNANSWERED = 64;

  private final Duration longest;
  private final ConnectionRefusals refusals;
  private final UnforeseenFailures failures;
  private final FramingHandler framing;
  private Language language = Language.ZH;
  private boolean whole = true;
  private boolean answering;
  private boolean closing;
  private int unanswered;
  private boolean refused;
  private @Nullable Problem due;
  private @Nullable ScheduledFuture<?> deadline;

  /**
   * For one connection.
   *
   * @param longest how long a request may take to come; 0 is no limit
   * @param refusals where answers are told of
   * @param failures tells what failed while a message was read
   * @param framing tells whether a message is under way
   */
  RequestDeadlineHandler(
      Duration longest,
      ConnectionRefusals refusals,
      UnforeseenFailures failures,
      FramingHandler framing) {
    this.framing = framing;
    this.longest = longest;
    this.refusals = refusals;
    this.failures = failures;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused || due != null) {
      ReferenceCountUtil.release(message);
      return;
    }
    Problem problem = problem(message);
    if (problem != null) {
      ReferenceCountUtil.release(message);
      refuse(context, problem);
      return;
    }
    if (message instanceof LastHttpContent) {
      whole = true;
      cancel();
    }
    Throwable unforeseen = failures.during(() -> context.fireChannelRead(message));
    if (unforeseen != null) {
      exceptionCaught(context, unforeseen);
    }
  }

  /** Takes note of a part of a request, and says what is wrong with it; null for nothing. */
  private @Nullable Problem problem(Object message) {
    if (message == FramingHandler.Fault.FRAMING) {
      return Problem.of(ProblemType.BAD_REQUEST, language, NO_HTTP.in(language));
    }
    if (message instanceof HttpRequest && unanswered >= MOST_UNANSWERED) {
      return Problem.of(ProblemType.UNAVAILABLE, language, TOO_FAR_AHEAD.in(language));
    }
    if (message instanceof HttpRequest request) {
      language = AcceptLanguage.of(request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
      whole = false;
      unanswered++;
    }
    return message instanceof HttpObject part ? problem(part) : null;
  }

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

  /** The last of the pipeline to foresee something: what nobody did has an answer, too. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable unforeseen) {
    if (unforeseen instanceof IOException) {
      // The client is gone, or takes nothing.
      context.fireExceptionCaught(unforeseen);
      return;
    }
    refusals.failed(unforeseen);
    // The one that came last failed, be it whole or not.
    whole &= unanswered == 0;
    refuse(context, Problem.of(ProblemType.INTERNAL_ERROR, language));
  }

  /** Something has come: what it began has to end, whatever it ended before. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (framing.isUnderWay() && !refused && deadline == null && !longest.isZero()) {
      Problem problem = Problem.of(ProblemType.REQUEST_TIMEOUT, language);
      deadline = later(context, longest, () -> refuse(context, problem));
    }
    context.fireChannelReadComplete();
  }

  /** Answers when whatever came before is answered, and takes no more. */
  private void refuse(ChannelHandlerContext context, Problem problem) {
    if (refused) {
      return;
    }
    framing.end();
    cancel();
    int before = whole ? 0 : 1;
    if (unanswered > before || (answering && whole)) {
      due = problem;
      deadline = later(context, longest.isZero() ? LINGER : longest, () -> close(context));
      return;
    }
    refused = true;
    if (answering) {
      // Of this very request: its answer cannot become another.
      close(context);
      return;
    }
    refusals.answered(problem);
    context
        .writeAndFlush(ProblemWriter.message(problem, language))
        .addListener(written -> end(context));
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
    if (message instanceof HttpResponse response && !interim) {
      answering = true;
      closing = response.headers().contains(HttpHeaderNames.CONNECTION, "close", true);
    }
    boolean last = message instanceof LastHttpContent && !interim;
    if (last) {
      answering = false;
      unanswered--;
    }
    if (last && closing && !whole && unanswered == 0) {
      // Answered before it had come whole: to close at once would reset the connection, and take
      // the answer with it.
      cancel();
      super.write(context, message, promise.unvoid().addListener(written -> end(context)));
      refused = true;
      return;
    }
    super.write(context, message, promise);
    Problem problem = due;
    if (last && problem != null && unanswered == (whole ? 0 : 1)) {
      due = null;
      refuse(context, problem);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }
}
