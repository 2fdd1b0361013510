package org.policyeligibility.api.problem;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Correlation id of a request: stands in its answer, in each line of the log about it, and in the
 * problem that answers it.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  private static final String LOGGED = "requestId";

  /** An id that says something of somebody is none. */
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private RequestId() {}

  /** Begins a request: takes the id that its client states, or makes one. */
  public static String begin(@Nullable String stated) {
    String id =
        stated != null && UUID_TEXT.matcher(stated).matches()
            ? stated
            : UUID.randomUUID().toString();
    MDC.put(LOGGED, id);
    return id;
  }

  /** The id of the request that is being answered; made up where there is none. */
  public static String current() {
    return Optional.ofNullable(MDC.get(LOGGED))
        .map(String::valueOf)
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
