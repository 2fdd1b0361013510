package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Requests that a client sends ahead on one connection, without waiting for answers: each holds
 * memory until its turn, and one packet brings hundreds.
 */
class RequestsAheadTest {
  private static final int MOST = 64;

  private final ConnectionRefusals refusals = new ConnectionRefusals(new SimpleMeterRegistry());
  private final EmbeddedChannel connection =
      new EmbeddedChannel(
          new RequestDeadlineHandler(
              Duration.ofSeconds(30),
              refusals,
              new UnforeseenFailures(refusals),
              new FramingHandler()));

  /** One packet after another, of which no more than the last before the refusal is taken apart. */
  @Test
  void what_comes_behind_a_refusal_is_not_taken_apart() {
    FramingHandler framing = new FramingHandler();
    int[] read = new int[1];
    EmbeddedChannel packets =
        new EmbeddedChannel(
            framing,
            new HttpRequestDecoder(),
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object message) {
                read[0] += message instanceof HttpRequest ? 1 : 0;
                context.fireChannelRead(message);
              }
            },
            new RequestDeadlineHandler(
                Duration.ofSeconds(30), refusals, new UnforeseenFailures(refusals), framing));
    String packet = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n".repeat(10);
    for (int i = 0; i < 300; i++) {
      packets.writeInbound(Unpooled.copiedBuffer(packet, StandardCharsets.US_ASCII));
    }
    assertThat(read[0]).isBetween(MOST + 1, MOST + 10);
    packets.finishAndReleaseAll();
  }

  private void ask(int count) {
    for (int i = 0; i < count; i++) {
      connection.writeInbound(
          new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/q/health/live"),
          LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  private void answer(int count) {
    for (int i = 0; i < count; i++) {
      connection.writeOutbound(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }
  }

  private long passedOn() {
    return Stream.generate(connection::<Object>readInbound)
        .takeWhile(message -> message != null)
        .filter(HttpRequest.class::isInstance)
        .count();
  }

  private List<FullHttpResponse> answers() {
    return Stream.generate(connection::<FullHttpResponse>readOutbound)
        .takeWhile(message -> message != null)
        .toList();
  }

  @Test
  void sixty_four_wait_for_their_answers() {
    ask(MOST);
    assertThat(passedOn()).isEqualTo(MOST);
    answer(MOST);
    ask(MOST);
    assertThat(passedOn()).isEqualTo(MOST);
    answer(MOST);
    assertThat(answers()).hasSize(2 * MOST);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void one_more_is_refused_behind_the_answers_and_nothing_is_kept_of_what_follows() {
    ask(3000);
    assertThat(passedOn()).isEqualTo(MOST);
    answer(MOST - 1);
    assertThat(answers()).hasSize(MOST - 1);
    answer(1);
    List<FullHttpResponse> last = answers();
    assertThat(last).extracting(answer -> answer.status().code()).containsExactly(200, 503);
    assertThat(last.get(1).headers().get(HttpHeaderNames.CONNECTION)).isEqualTo("close");
    assertThat(last.get(1).headers().contains(HttpHeaderNames.RETRY_AFTER)).isTrue();
    ask(3000);
    assertThat(passedOn()).isZero();
  }
}
