package org.policyeligibility.api;

import jakarta.ws.rs.NotFoundException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of decisions: a UUID in its usual spelling, and no other. */
final class Ids {
  private static final Pattern SPELLING =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Ids() {}

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
