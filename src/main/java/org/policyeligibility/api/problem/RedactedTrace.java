package org.policyeligibility.api.problem;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.store.StoreUnavailable;

/** Stack trace as it may be logged: types and places, no message, for a message can quote input. */
public final class RedactedTrace {
  private static final int FRAMES = 20;
  private static final int CAUSES = 5;

  private RedactedTrace() {}

  public static String of(Throwable failure) {
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

  /**
   * The types alone, in one line; of what cannot keep its reason, of a database's failure its
   * state.
   */
  public static String line(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
        .limit(CAUSES)
        .map(RedactedTrace::type)
        .collect(Collectors.joining(", caused by "));
  }

  private static String type(@Nullable Throwable cause) {
    if (cause instanceof StoreUnavailable) {
      // Its words are ours.
      return String.valueOf(cause.getMessage());
    }
    String name = cause == null ? "" : cause.getClass().getSimpleName();
    return cause instanceof SQLException failed ? name + " " + failed.getSQLState() : name;
  }
}
