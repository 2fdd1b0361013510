package org.policyeligibility.api.request;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Passes on what {@link HttpFraming} finds sound, and in place of what it does not a {@link Fault},
 * which takes its place behind the messages before it.
 */
final class FramingHandler extends ChannelInboundHandlerAdapter {
  /** Here a message ceases to be one. */
  enum Fault {
    FRAMING
  }

  private final HttpFraming framing = new HttpFraming();
  private boolean ended;

  /** Whether a message has begun that has not ended. */
  boolean isUnderWay() {
    return framing.isUnderWay();
  }

  /** Passes on nothing more: what comes behind a refusal is not even taken apart. */
  void end() {
    ended = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (ended) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (!(message instanceof ByteBuf bytes)) {
      context.fireChannelRead(message);
      return;
    }
    int at = framing.read(bytes);
    if (at == HttpFraming.SOUND) {
      context.fireChannelRead(bytes);
      return;
    }
    ended = true;
    if (at > bytes.readerIndex()) {
      context.fireChannelRead(bytes.readRetainedSlice(at - bytes.readerIndex()));
    }
    bytes.release();
    context.fireChannelRead(Fault.FRAMING);
  }
}
