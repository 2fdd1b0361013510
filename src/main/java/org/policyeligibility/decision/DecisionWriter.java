package org.policyeligibility.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditEntry.Event;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.audit.RefusalLog;
import org.policyeligibility.decision.Refusal.Reason;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.decision.retention.Retention;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.DuplicateKey;
import org.policyeligibility.store.Keys;

/**
 * The insertion of decisions, once for each idempotency key. The database's unique constraints
 * decide where two processes insert at the same time.
 */
final class DecisionWriter {
  private final Database database;
  private final Keys keys;
  private final LockedDecisions locked;
  private final Retention retention;
  private final RefusalLog refusals;

  /** Digests of rule sets that are known to be stored. */
  private final Set<String> storedRulesets = ConcurrentHashMap.newKeySet();

  DecisionWriter(
      Database database,
      Keys keys,
      LockedDecisions locked,
      Retention retention,
      RefusalLog refusals) {
    this.database = database;
    this.keys = keys;
    this.locked = locked;
    this.retention = retention;
    this.refusals = refusals;
  }

  DecisionRows.RequestHash requestHash(Actor actor, byte[] request) {
    return DecisionRows.RequestHash.of(keys, actor.organisation(), request);
  }

  /** The decision that was stored for a key; a key that was used for another request is refused. */
  Optional<DecisionWithContent> earlier(
      Actor actor, String key, DecisionRows.RequestHash requestHash) {
    return database.transaction(
        handle -> {
          Optional<DecisionRows.Claimed> claimed =
              DecisionRows.claimed(handle, actor.organisation(), key);
          if (claimed.isEmpty()) {
            return Optional.empty();
          }
          byte[] first = claimed.get().request();
          if (first == null) {
            throw new Refusal(Reason.ERASED);
          }
          if (!requestHash.is(first)) {
            throw new Refusal(Reason.OTHER_REQUEST);
          }
          UUID id = claimed.get().id();
          DecisionWithContent stored =
              locked.readWithoutReviews(handle, locked.require(handle, actor, id));
          locked.log(handle, actor, Act.READ, "repeated", id);
          return Optional.of(stored);
        });
  }

  /** Stores the law first, which is done once for all decisions by it. */
  DecisionWithContent insert(Actor actor, String key, byte[] requestHash, DecisionDraft draft)
      throws DuplicateKey {
    storeRuleset(draft.ruleset());
    try {
      return database.transactionWithUniqueKeys(
          handle -> insert(handle, actor, key, requestHash, draft));
    } catch (Refusal refused) {
      refusals.refused(
          actor.name(),
          actor.organisation(),
          Act.DECIDED + " " + refused.reason(),
          draft.terms().corrects());
      throw refused;
    }
  }

  private void storeRuleset(Ruleset ruleset) {
    String digest = ruleset.digest();
    if (storedRulesets.contains(digest)) {
      return;
    }
    try {
      database.transactionWithUniqueKeys(
          handle -> {
            if (!RulesetRows.has(handle, digest)) {
              RulesetRows.insert(handle, ruleset, locked.now());
            }
            return true;
          });
    } catch (DuplicateKey another) {
      // Another process stored the same law at the same time.
      storedRulesets.add(digest);
      return;
    }
    storedRulesets.add(digest);
  }

  private DecisionWithContent insert(
      Handle handle, Actor actor, String key, byte[] requestHash, DecisionDraft draft) {
    Decision.Terms terms = draft.terms();
    String subject = draft.content().subject();
    byte[] subjectHash =
        subject == null ? null : DecisionRows.Hashes.subject(keys, actor.organisation(), subject);
    Optional<Decision> wrong = Optional.empty();
    if (terms.corrects() != null) {
      wrong = Optional.of(requireCorrectable(handle, actor, terms.corrects()));
      requireAlike(handle, wrong.get(), draft, subjectHash);
    }
    UUID id = UUID.randomUUID();
    Instant at = locked.now();
    Content content = draft.content();
    Decision.Law law = new Decision.Law(draft.ruleset().version(), draft.ruleset().digest());
    Event event =
        new Event(
            at,
            Act.DECIDED,
            actor.name(),
            actor.organisation(),
            why(draft),
            id,
            law.digest(),
            content.commitment());
    Decision decision =
        new Decision(
            id,
            AuditLog.append(handle, event),
            actor.organisation(),
            actor.name(),
            terms,
            law,
            at,
            keepUntil(terms.purpose(), at, wrong),
            null,
            null);
    DecisionRows.insert(handle, decision, key, new DecisionRows.Hashes(requestHash, subjectHash));
    ContentRows.insert(handle, id, content, keys);
    DecisionRows.insertOutcomes(handle, id, draft.outcomes());
    return new DecisionWithContent(decision, content, List.of(), List.of());
  }

  /** Purpose and legal basis, and in which respects a correction differs. */
  private static String why(DecisionDraft draft) {
    String why = draft.terms().purpose() + " " + draft.terms().basis();
    return draft.changes().isEmpty() ? why : why + " changes " + draft.changes();
  }

  /** A correction is kept at least as long as the decision that it corrects. */
  private LocalDate keepUntil(Purpose purpose, Instant at, Optional<Decision> wrong) {
    LocalDate last = retention.lastDay(purpose, at);
    return wrong.map(Decision::keepUntil).filter(last::isBefore).orElse(last);
  }

  /** A correction can be corrected after it was erased: its content was not the last word. */
  private Decision requireCorrectable(Handle handle, Actor actor, UUID id) {
    Decision wrong =
        locked
            .lock(handle, actor.organisation(), id)
            .orElseThrow(() -> new Refusal(Reason.NOTHING_TO_CORRECT));
    if (wrong.correctedBy() != null) {
      throw new Refusal(Reason.CORRECTED_ALREADY);
    }
    if (wrong.erasedAt() != null && wrong.terms().corrects() == null) {
      throw new Refusal(Reason.ERASED);
    }
    return wrong;
  }

  private static void requireAlike(
      Handle handle, Decision wrong, DecisionDraft draft, byte @Nullable [] subjectHash) {
    if (wrong.terms().purpose() != draft.terms().purpose()
        && !draft.changes().contains(DecisionDraft.Change.PURPOSE)) {
      throw new Refusal(Reason.OTHER_PURPOSE);
    }
    if (!draft.changes().contains(DecisionDraft.Change.SUBJECT)
        && !isAbout(handle, wrong, subjectHash)) {
      throw new Refusal(Reason.OTHER_SUBJECT);
    }
  }

  /**
   * Of an erased decision that is known by the one which it corrects. Behind more erased ones than
   * are followed it is not known: a correction then says that it is about somebody else.
   */
  private static boolean isAbout(Handle handle, Decision wrong, byte @Nullable [] subjectHash) {
    Optional<Decision> known = Optional.of(wrong);
    for (int erased = 0; known.isPresent() && known.get().erasedAt() != null; erased++) {
      if (erased == LockedDecisions.MOST_CORRECTIONS) {
        return false;
      }
      UUID before = known.get().terms().corrects();
      known =
          before == null
              ? Optional.empty()
              : DecisionRows.find(handle, wrong.organisation(), before);
    }
    return known.isEmpty()
        || Arrays.equals(DecisionRows.subject(handle, known.get().id()).orElse(null), subjectHash);
  }
}
