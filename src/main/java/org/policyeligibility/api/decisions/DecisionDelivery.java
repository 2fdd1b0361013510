package org.policyeligibility.api.decisions;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.limits.DeliveryBudget;
import org.policyeligibility.api.limits.FairBulkhead;
import org.policyeligibility.api.limits.StoreBulkhead;
import org.policyeligibility.decision.Actor;
import org.policyeligibility.decision.DecisionWithContent;
import org.policyeligibility.decision.Decisions;

/**
 * The delivery of answers that hold the content of decisions: their memory is counted from when
 * they are read, and what is read while a client takes them passes the bulkhead of the store.
 */
@Singleton
class DecisionDelivery {
  /** A content is held sealed, deflated, open, as text and as the answer, not all at once. */
  private static final int TIMES = 6;

  private final Decisions decisions;
  private final DeliveryBudget budget;
  private final StoreBulkhead bulkhead;

  DecisionDelivery(Decisions decisions, DeliveryBudget budget, StoreBulkhead bulkhead) {
    this.decisions = decisions;
    this.budget = budget;
    this.bulkhead = bulkhead;
  }

  /** A decision as it is now. */
  StreamedAnswer of(Actor actor, UUID id, Supplier<DecisionWithContent> read) {
    DeliveryBudget.Reservation memory =
        budget.reserve(actor.organisation(), TIMES * decisions.storedBytes(id));
    try {
      byte[] bytes = Json.bytes(DecisionView.now(read.get()));
      memory.shrink(bytes.length);
      Iterator<byte[]> once = List.of(bytes).iterator();
      StreamedAnswer answer =
          new StreamedAnswer(() -> once.hasNext() ? once.next() : null, memory::close);
      memory.deliver(answer::cut);
      return answer;
    } catch (RuntimeException | Error failed) {
      memory.close();
      throw failed;
    }
  }

  /**
   * Parts that are read from the store one after the other.
   *
   * @param next the next part; null after the last
   * @param end done when the delivery ends
   */
  StreamedAnswer streamed(Actor actor, Supplier<@Nullable String> next, Runnable end) {
    CountedParts parts = new CountedParts(actor.organisation(), next);
    StreamedAnswer answer =
        new StreamedAnswer(
            parts,
            () -> {
              parts.close();
              end.run();
            });
    parts.deliverTo(answer);
    return answer;
  }

  /** Parts whose memory is counted until the next one is asked for. */
  private final class CountedParts implements Supplier<byte @Nullable []>, AutoCloseable {
    private final String organisation;
    private final Supplier<@Nullable String> next;
    private DeliveryBudget.@Nullable Reservation memory;
    private @Nullable StreamedAnswer answer;
    private boolean begun;

    CountedParts(String organisation, Supplier<@Nullable String> next) {
      this.organisation = organisation;
      this.next = next;
    }

    @Override
    public byte @Nullable [] get() {
      close();
      byte[] part = read();
      memory = part == null ? null : budget.reserve(organisation, part.length);
      deliver();
      return part;
    }

    /** The first part is there before the answer is. */
    void deliverTo(StreamedAnswer answer) {
      this.answer = answer;
      deliver();
    }

    private void deliver() {
      if (memory != null && answer != null) {
        memory.deliver(answer::cut);
      }
    }

    private byte @Nullable [] read() {
      // The first part is read by the request itself, which has a permit.
      if (!begun) {
        begun = true;
        return bytes(next.get());
      }
      FairBulkhead.Permit permit = bulkhead.acquireForStream(organisation);
      try {
        return bytes(next.get());
      } finally {
        permit.close();
      }
    }

    @Override
    public void close() {
      if (memory != null) {
        memory.close();
        memory = null;
      }
    }
  }

  private static byte @Nullable [] bytes(@Nullable String part) {
    return part == null ? null : part.getBytes(StandardCharsets.UTF_8);
  }
}
