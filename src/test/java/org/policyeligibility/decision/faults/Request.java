package org.policyeligibility.decision.faults;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client to the store.
 *
 * @param key names it, and is sent as the key where a decision is to be kept
 * @param about which decision, where it is about one
 */
record Request(String key, Kind kind, @Nullable UUID about) {
  /** The kinds of requests. */
  enum Kind {
    /** To keep a decision for ten years. */
    APPLY,
    /** To keep one for a year. */
    CONSULT,
    /** To keep one in place of another. */
    CORRECT,
    TAKE_OVER,
    FIND,
    ERASE,
    /** To destroy what is past its time. */
    PURGE;

    boolean keeps() {
      return this == APPLY || this == CONSULT || this == CORRECT;
    }
  }

  /**
   * An acknowledgement.
   *
   * @param decision which one, where there is one
   * @param number of the audit entry, or of the review
   */
  record Answer(@Nullable UUID decision, long number) {}
}
