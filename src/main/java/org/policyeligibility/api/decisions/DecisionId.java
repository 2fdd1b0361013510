package org.policyeligibility.api.decisions;

import jakarta.ws.rs.NotFoundException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of decision ids: a UUID in its usual spelling. Java reads others, under which the same
 * decision would have several URLs.
 */
final class DecisionId {
  private static final Pattern SPELLING =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private DecisionId() {}

  /** Null where it is none. */
  static @Nullable UUID read(String text) {
    return SPELLING.matcher(text).matches() ? UUID.fromString(text) : null;
  }

  /** That of a path; there is nothing under another. */
  static UUID of(String inPath) {
    UUID id = read(inPath);
    if (id == null) {
      throw new NotFoundException();
    }
    return id;
  }
}
