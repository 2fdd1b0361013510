package org.policyeligibility.api.request;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.limits.ClientNetwork;
import org.policyeligibility.api.limits.MemoryBound;

/**
 * Delivery of what a connection has been given to send: in parts, each of which is counted until it
 * has left, for a client that takes nothing holds that much memory. Who has not taken one part
 * within a time is cut off; who takes them slowly has all of them. By hand, since Netty's timeout
 * of writing counts from when an answer is given, however long it is.
 */
final class DeliveryHandler extends ChannelOutboundHandlerAdapter {
  /** A slow line takes so much within the usual time: some 17 kbit/s. */
  private static final int PART = 64 * 1024;

  private final MemoryBound sending;
  private final ClientNetwork client;
  private final Duration longest;
  private final ConnectionRefusals refusals;
  private MemoryBound.@Nullable Holding holding;
  private @Nullable ScheduledFuture<?> deadline;

  /**
   * For one connection.
   *
   * @param longest how long a part may wait; 0 is no limit
   */
  DeliveryHandler(
      MemoryBound sending, ClientNetwork client, Duration longest, ConnectionRefusals refusals) {
    this.sending = sending;
    this.client = client;
    this.longest = longest;
    this.refusals = refusals;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    holding =
        sending.begin(
            client,
            () -> {
              refusals.cut("memory");
              // Never from within a write, and from here: the server would flush before it closes.
              context.executor().execute(() -> context.close().addListener(closed -> {}));
            });
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    MemoryBound.Holding held = holding;
    if (held == null || !(message instanceof ByteBuf bytes) || !bytes.isReadable()) {
      super.write(context, message, promise);
      return;
    }
    while (bytes.readableBytes() > PART) {
      write(context, bytes.readRetainedSlice(PART), context.newPromise(), held);
    }
    write(context, bytes, promise.unvoid(), held);
    if (deadline == null && !longest.isZero() && held.stalled() > 0) {
      schedule(context, held, longest.toNanos());
    }
  }

  private void write(
      ChannelHandlerContext context, ByteBuf part, ChannelPromise promise, MemoryBound.Holding held)
      throws Exception {
    int bytes = part.readableBytes();
    held.takeInAnyCase(bytes);
    promise.addListener(done -> held.giveBack(bytes));
    super.write(context, part, promise);
  }

  private void schedule(ChannelHandlerContext context, MemoryBound.Holding held, long nanos) {
    deadline =
        context
            .executor()
            .schedule(() -> look(context, held), Math.max(1, nanos), TimeUnit.NANOSECONDS);
  }

  private void look(ChannelHandlerContext context, MemoryBound.Holding held) {
    deadline = null;
    long stalled = held.stalled();
    if (stalled >= longest.toNanos()) {
      refusals.cut("time");
      context.close().addListener(closed -> {});
    } else if (stalled > 0) {
      schedule(context, held, longest.toNanos() - stalled);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }
}
