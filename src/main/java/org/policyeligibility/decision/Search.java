package org.policyeligibility.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a search for decisions, the newest first. A criterion that is null does not
 * matter.
 *
 * @param reference in its normal form or as it is stated here: earlier versions of the service kept
 *     references as they were stated
 * @param from when it was decided, at the earliest
 * @param before when it was decided, earlier than this
 * @param benefit with {@code outcome}: one benefit that had that outcome
 * @param after the place in the list from which it goes on
 * @param most 1 to 500
 */
public record Search(
    @Nullable String reference,
    @Nullable Instant from,
    @Nullable Instant before,
    @Nullable String benefit,
    @Nullable String outcome,
    @Nullable Place after,
    int most) {

  /** The reference as it is kept. */
  public @Nullable String normalReference() {
    return reference == null ? null : NormalForm.of(reference);
  }

  /** A place in the list. */
  public record Place(Instant decidedAt, UUID id) {}
}
