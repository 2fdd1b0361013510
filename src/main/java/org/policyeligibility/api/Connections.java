package org.policyeligibility.api;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.limits.Limits;

/**
 * Puts each connection under the limits of time. The framework has no place where a connection can
 * be seen before its first request is whole; so the first request of all shows where connections
 * are accepted. As a rule that is a probe.
 */
@Singleton
class Connections {
  /** Before anything else. */
  private static final int FIRST = 40_000;

  private final Duration reception;
  private final Duration delivery;
  private volatile @Nullable Channel watched;

  Connections(Limits limits) {
    reception = limits.longestReception();
    delivery = limits.longestDelivery();
    if (reception.isNegative() || delivery.isNegative()) {
      throw new IllegalArgumentException(
          "policy.limits.longest-reception and policy.limits.longest-delivery are at least 0");
    }
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  private void watch(RoutingContext context) {
    if (context.request().connection() instanceof ConnectionBase connection) {
      Channel server = connection.channel().parent();
      if (server != null && server != watched) {
        begin(server);
      }
    }
    context.next();
  }

  private synchronized void begin(Channel server) {
    if (server != watched) {
      watched = server;
      server.pipeline().addFirst(new Acceptance());
    }
  }

  /** Where a connection is accepted: nothing can have been read of it. */
  @Sharable
  private final class Acceptance extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
      ((Channel) accepted).pipeline().addFirst(new Beginning());
      context.fireChannelRead(accepted);
    }
  }

  /** Once everybody else has come to the connection. */
  private final class Beginning extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      ChannelPipeline pipeline = context.pipeline();
      String answers = pipeline.context(VertxHandler.class).name();
      if (!delivery.isZero()) {
        pipeline.addBefore(
            answers, "delivery", new WriteTimeoutHandler(delivery.toNanos(), TimeUnit.NANOSECONDS));
      }
      pipeline.addBefore(answers, "reception", new Reception(reception));
      pipeline.remove(this);
      context.fireChannelActive();
    }
  }
}
