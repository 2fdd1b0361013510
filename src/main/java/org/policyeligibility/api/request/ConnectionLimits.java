package org.policyeligibility.api.request;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.limits.ClientNetwork;
import org.policyeligibility.api.limits.ConnectionCounts;
import org.policyeligibility.api.limits.Limits;
import org.policyeligibility.api.limits.MemoryBounds;
import org.policyeligibility.api.limits.TrustedProxies;

/**
 * Bounds of connections, put into the pipeline of each: their number, their framing, what they hold
 * of memory, and timeouts. The framework has no place where a connection can be seen before its
 * first request is whole, so the first request of all, which the service sends itself, shows where
 * connections are accepted. Internal API of Vert.x: look at it when upgrading.
 */
@ApplicationScoped
class ConnectionLimits {
  private static final String FIRST_REQUEST = "/q/health/live";

  /** A connection that sends little holds no more memory than that for what comes next. */
  private static final int MOST_READ_AT_ONCE = 16 * 1024;

  /**
   * No more lies with the system for a connection. By itself it takes some megabytes, tells of room
   * only when a third of them has left, and a slow reader would seem to take nothing until then.
   */
  private static final int MOST_WITH_SYSTEM = 128 * 1024;

  private final Duration reception;
  private final Duration delivery;
  private final ConnectionCounts counts;
  private final MemoryBounds memory;
  private final TrustedProxies proxies;
  private final ConnectionRefusals refusals;
  private final UnforeseenFailures failures;
  private volatile @Nullable Channel watched;

  ConnectionLimits(
      Limits limits,
      ConnectionCounts counts,
      MemoryBounds memory,
      TrustedProxies proxies,
      ConnectionRefusals refusals,
      UnforeseenFailures failures) {
    reception = limits.longestReception();
    delivery = limits.longestDelivery();
    if (reception.isNegative() || delivery.isNegative()) {
      throw new IllegalArgumentException(
          "policy.limits.longest-reception and policy.limits.longest-delivery are at least 0");
    }
    this.counts = counts;
    this.memory = memory;
    this.proxies = proxies;
    this.refusals = refusals;
    this.failures = failures;
  }

  void sendFirstRequest(@ObservesAsync HttpServerStart started, Vertx vertx) {
    failures.register(vertx);
    HttpServerOptions server = started.options();
    if (server.getPort() <= 0) {
      return; // The system chose the port and it is not told here: another request is the first.
    }
    String host = server.getHost().equals("0.0.0.0") ? "127.0.0.1" : server.getHost();
    vertx
        .createHttpClient()
        .request(HttpMethod.GET, server.getPort(), host, FIRST_REQUEST)
        .compose(request -> request.send())
        .onFailure(refusals::failed);
  }

  /** Finds where connections are accepted. */
  void watch(RoutingContext context) {
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
      Channel connection = (Channel) accepted;
      InetAddress peer =
          connection.remoteAddress() instanceof InetSocketAddress address
              ? address.getAddress()
              : null;
      ClientNetwork client = proxies.include(peer) ? ClientNetwork.PROXY : ClientNetwork.of(peer);
      Runnable close =
          () -> {
            refusals.cut("connections");
            // Before the server's own handlers, which would flush before they close.
            ChannelHandlerContext first = connection.pipeline().firstContext();
            if (first != null) {
              first.close().addListener(closed -> {});
            }
          };
      if (!counts.begin(client, close)) {
        refusals.connection();
        connection.unsafe().closeForcibly();
        return;
      }
      connection.closeFuture().addListener(closed -> counts.end(client, close));
      connection
          .config()
          .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, 2048, MOST_READ_AT_ONCE))
          .setOption(ChannelOption.SO_SNDBUF, MOST_WITH_SYSTEM);
      connection.pipeline().addFirst(new Beginning(client));
      context.fireChannelRead(accepted);
    }
  }

  /** Once everybody else has come to the connection. */
  private final class Beginning extends ChannelInboundHandlerAdapter {
    private final ClientNetwork client;

    Beginning(ClientNetwork client) {
      this.client = client;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      ChannelPipeline pipeline = context.pipeline();
      String answers = pipeline.context(VertxHandler.class).name();
      FramingHandler framing = new FramingHandler();
      pipeline
          .addAfter(context.name(), "framing", framing)
          .addAfter(
              context.name(),
              "delivery",
              new DeliveryHandler(memory.sending(), client, delivery, refusals))
          .addBefore(
              answers,
              "reception",
              new RequestDeadlineHandler(reception, refusals, failures, framing))
          .remove(this);
      context.fireChannelActive();
    }
  }
}
