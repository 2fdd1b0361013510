package org.policyeligibility.api.decisions;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A streamed response body: its parts are made as the client takes them, and no thread waits for
 * the client. The first part is made at once, so that a failure is still an answer.
 */
final class StreamedAnswer {
  private final Supplier<byte @Nullable []> parts;
  private final Runnable end;
  private byte @Nullable [] first;
  private volatile @Nullable Runnable cut;

  /**
   * Makes the first part.
   *
   * @param parts the next part with each call; null after the last
   * @param end done once, however the delivery ends
   */
  StreamedAnswer(Supplier<byte @Nullable []> parts, Runnable end) {
    this.parts = parts;
    this.end = end;
    try {
      this.first = parts.get();
    } catch (RuntimeException | Error failed) {
      end.run();
      throw failed;
    }
  }

  /** The next part; null after the last. */
  byte @Nullable [] next() {
    byte[] next = first;
    first = null;
    return next == null ? parts.get() : next;
  }

  /** Says how its delivery is cut off, from any thread: what is not taken is needed by others. */
  void onCut(Runnable how) {
    cut = how;
  }

  /** Cuts the delivery off, if it has begun. */
  void cut() {
    Runnable how = cut;
    if (how != null) {
      how.run();
    }
  }

  void end() {
    end.run();
  }
}
