package org.policyeligibility.api.request;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.policyeligibility.api.limits.ClientNetwork;
import org.policyeligibility.api.limits.MemoryBound;

/**
 * Counts what a connection has been given to send and has not sent: a client that takes nothing
 * holds that much memory.
 */
final class SendingHandler extends ChannelOutboundHandlerAdapter {
  private final MemoryBound sending;
  private final ClientNetwork client;

  SendingHandler(MemoryBound sending, ClientNetwork client) {
    this.sending = sending;
    this.client = client;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    int bytes = size(message);
    if (bytes == 0) {
      super.write(context, message, promise);
      return;
    }
    sending.takeInAnyCase(client, bytes);
    ChannelPromise sent = promise.unvoid();
    sent.addListener(done -> sending.giveBack(client, bytes));
    super.write(context, message, sent);
  }

  private static int size(Object message) {
    return message instanceof ByteBuf bytes
        ? bytes.readableBytes()
        : message instanceof ByteBufHolder holder ? holder.content().readableBytes() : 0;
  }
}
