package org.policyeligibility.api;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A failure as it may be logged: types and places, no message, for a message can quote input. */
final class Trace {
  private static final int FRAMES = 20;
  private static final int CAUSES = 5;

  private Trace() {}

  static String of(Throwable failure) {
    StringBuilder trace = new StringBuilder();
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      trace.append(depth == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
      trace.append(
          Stream.of(cause.getStackTrace())
              .limit(FRAMES)
              .map(frame -> "\n  at " + frame)
              .collect(Collectors.joining()));
      cause = cause.getCause();
    }
    return trace.toString();
  }
}
