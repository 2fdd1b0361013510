package org.policyeligibility.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.store.CorruptedData;
import org.policyeligibility.store.Keys;

/**
 * Pessimistic locking of decisions. Each act on a decision locks its row first and writes its entry
 * of the log last, in one transaction: so acts on a decision have one order, and it is that of
 * their entries.
 */
final class LockedDecisions {
  /** Of the decisions before one, and of those after it. */
  static final int MOST_CORRECTIONS = 50;

  private final Keys keys;
  private final InstantSource clock;

  LockedDecisions(Keys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** To the millisecond, as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Locks a decision, erased or not; empty where the organisation has none of this id. */
  Optional<Decision> lock(Handle handle, String organisation, UUID id) {
    // Read after it is locked: before, others may be changing it.
    return DecisionRows.lock(handle, organisation, id)
        ? DecisionRows.find(handle, organisation, id)
        : Optional.empty();
  }

  /** Locks a decision that is there and not erased. */
  Decision require(Handle handle, Actor actor, UUID id) {
    Decision decision =
        lock(handle, actor.organisation(), id)
            .orElseThrow(() -> new Refusal(Reason.NO_SUCH_DECISION));
    if (decision.erasedAt() != null) {
      throw new Refusal(Reason.ERASED);
    }
    return decision;
  }

  /** The content of a decision that is locked, with its reviews, which may be large. */
  DecisionWithContent read(Handle handle, Decision decision) {
    DecisionWithContent read = readWithoutReviews(handle, decision);
    byte[] key = ContentRows.find(handle, decision.id(), keys).orElseThrow().key();
    return new DecisionWithContent(
        decision,
        read.content(),
        ReviewRows.of(handle, decision.id(), keys, key),
        read.corrections());
  }

  /** The content of a decision that is locked, checked against its entry in the log. */
  DecisionWithContent readWithoutReviews(Handle handle, Decision decision) {
    ContentRows.Opened opened =
        ContentRows.find(handle, decision.id(), keys)
            .orElseThrow(() -> new CorruptedData("a decision without its content"));
    String logged = AuditLog.line(handle, decision.auditSeq());
    if (!logged.contains("\"commitment\":\"" + opened.content().commitment() + '"')) {
      throw new CorruptedData("a content that is not the one in the audit log");
    }
    return new DecisionWithContent(
        decision, opened.content(), List.of(), corrections(handle, decision));
  }

  /** Nobody writes to the log from here on: what is erased of them is erased in the log before. */
  private static List<Decision> corrections(Handle handle, Decision decision) {
    if (decision.terms().corrects() == null && decision.correctedBy() == null) {
      return List.of();
    }
    AuditLog.lock(handle);
    Deque<Decision> chain = new ArrayDeque<>(List.of(decision));
    UUID before = decision.terms().corrects();
    while (before != null && chain.size() < MOST_CORRECTIONS) {
      chain.addFirst(DecisionRows.require(handle, decision.organisation(), before));
      before = chain.getFirst().terms().corrects();
    }
    UUID after = decision.correctedBy();
    while (after != null && chain.size() < 2 * MOST_CORRECTIONS) {
      chain.addLast(DecisionRows.require(handle, decision.organisation(), after));
      after = chain.getLast().correctedBy();
    }
    return List.copyOf(chain);
  }

  /** Writes the entry of an act on a decision that is locked, or on none. */
  long log(Handle handle, Actor actor, Act act, String why, @Nullable UUID id) {
    return AuditLog.append(
        handle, new Event(now(), act, actor.name(), actor.organisation(), why, id, null, null));
  }
}
