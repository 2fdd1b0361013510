package org.policyeligibility.api;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * An answer of any length, which is written while it is received. Where it cannot be ended, the
 * connection is closed within it.
 */
final class LongAnswer {
  private LongAnswer() {}

  /** Whoever was receiving it, or was too slow to. */
  static final class ReaderGone extends IOException {
    private static final long serialVersionUID = 1;

    private ReaderGone(Exception gone) {
      super(gone);
    }
  }

  /**
   * What can be answered.
   *
   * @param parts hands out one part after the other
   */
  static StreamingOutput of(Consumer<Consumer<String>> parts) {
    return out -> {
      BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      try {
        parts.accept(part -> write(text, part));
        text.flush();
      } catch (UncheckedIOException | IOException gone) {
        throw new ReaderGone(gone);
      }
    };
  }

  private static void write(BufferedWriter text, String part) {
    try {
      text.write(part);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
