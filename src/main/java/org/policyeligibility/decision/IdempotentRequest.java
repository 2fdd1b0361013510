package org.policyeligibility.decision;

import java.util.Optional;
import java.util.Set;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.store.DuplicateKey;

/**
 * An idempotent request for a decision: however often it is sent, one decision is stored for its
 * key. While one is open another with its key is refused.
 */
public final class IdempotentRequest implements AutoCloseable {
  private final DecisionWriter writer;
  private final Set<String> inProgress;
  private final Actor actor;
  private final String key;
  private final DecisionRows.RequestHash requestHash;

  /**
   * Opens one.
   *
   * @param inProgress the keys of requests that are open in this process
   */
  IdempotentRequest(
      DecisionWriter writer, Set<String> inProgress, Actor actor, String key, byte[] request) {
    this.writer = writer;
    this.inProgress = inProgress;
    this.actor = actor;
    this.key = key;
    this.requestHash = writer.requestHash(actor, request);
    if (!inProgress.add(claim())) {
      throw new Refusal(Reason.IN_PROGRESS);
    }
  }

  private String claim() {
    return actor.organisation() + '\0' + key;
  }

  /**
   * A decision that is stored.
   *
   * @param repeated whether it had been stored before, for the same request
   */
  public record Stored(DecisionWithContent decision, boolean repeated) {}

  /** The decision that was stored for this request before; then there is nothing to evaluate. */
  public Optional<Stored> earlier() {
    return writer.earlier(actor, key, requestHash).map(decision -> new Stored(decision, true));
  }

  /** Stores the decision. */
  public Stored store(DecisionDraft draft) {
    try {
      return new Stored(writer.insert(actor, key, requestHash.canonical(), draft), false);
    } catch (DuplicateKey another) {
      // Another process stored it, or the decision that it was to correct has been corrected.
      return earlier().orElseThrow(() -> new Refusal(Reason.CORRECTED_ALREADY));
    }
  }

  @Override
  public void close() {
    inProgress.remove(claim());
  }
}
