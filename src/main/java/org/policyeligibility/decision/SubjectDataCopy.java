package org.policyeligibility.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditLine;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.StoreUnavailable;

/**
 * A copy of the data held on a person (Personal Information Protection Law, article 45): every
 * decision, and all acts on it. There may be any number; they are handed out singly, and the
 * database is free while they are taken.
 *
 * <p>Every method throws {@link StoreUnavailable} where the database cannot.
 */
public final class SubjectDataCopy {
  /** Lines of the log that are held at once. */
  private static final int LINES = 1_000;

  private final LockedDecisions locked;
  private final Database database;
  private final Actor actor;
  private final byte[] subjectHash;
  private final long through;

  /**
   * A copy for one organisation.
   *
   * @param through the place in the log of the last decision
   */
  SubjectDataCopy(
      LockedDecisions locked, Database database, Actor actor, byte[] subjectHash, long through) {
    this.locked = locked;
    this.database = database;
    this.actor = actor;
    this.subjectHash = subjectHash;
    this.through = through;
  }

  /**
   * A decision that is copied.
   *
   * @param content empty where it was erased meanwhile
   */
  private record Copied(Decision decision, Optional<DecisionWithContent> content) {}

  /**
   * Hands out the decisions, in the order in which they were made; that each was stands in the log.
   *
   * @return the next one with each call; empty after the last
   */
  public Supplier<Optional<DecisionWithContent>> decisions() {
    return new DecisionCursor();
  }

  /** Where the copying of decisions stands. */
  private final class DecisionCursor implements Supplier<Optional<DecisionWithContent>> {
    private long last;
    private boolean any;

    @Override
    public Optional<DecisionWithContent> get() {
      Optional<Copied> next = copied(last);
      while (next.isPresent()) {
        last = next.get().decision().auditSeq();
        if (next.get().content().isPresent()) {
          any = true;
          return next.get().content();
        }
        next = copied(last);
      }
      if (!any) {
        any = true;
        database.transaction(handle -> locked.log(handle, actor, Act.COPIED, "0 found", null));
      }
      return Optional.empty();
    }
  }

  private Optional<Copied> copied(long after) {
    return database.transaction(
        handle ->
            DecisionRows.about(handle, actor.organisation(), subjectHash, after, through)
                .map(
                    next ->
                        new Copied(
                            next,
                            locked
                                .lock(handle, actor.organisation(), next.id())
                                .filter(decision -> decision.erasedAt() == null)
                                .map(
                                    decision -> {
                                      DecisionWithContent content = locked.read(handle, decision);
                                      locked.log(handle, actor, Act.COPIED, "", decision.id());
                                      return content;
                                    }))));
  }

  /**
   * Hands out the entries of the log about them by now: of each decision, in its order.
   *
   * @return the next ones with each call; none after the last
   */
  public Supplier<List<AuditLine>> auditLines() {
    return new LineCursor(database.transaction(handle -> AuditLog.head(handle).seq()));
  }

  /** Where the copying of entries stands. */
  private final class LineCursor implements Supplier<List<AuditLine>> {
    private final long end;
    private Optional<Decision> decision = decision(0);
    private long last;

    LineCursor(long end) {
      this.end = end;
    }

    @Override
    public List<AuditLine> get() {
      List<AuditLine> batch = List.of();
      while (batch.isEmpty() && decision.isPresent()) {
        Decision current = decision.get();
        batch =
            database.transaction(handle -> AuditLog.about(handle, current.id(), last, end, LINES));
        if (batch.size() < LINES) {
          decision = decision(current.auditSeq());
          last = 0;
        } else {
          last = batch.get(batch.size() - 1).seq();
        }
      }
      return batch;
    }
  }

  private Optional<Decision> decision(long after) {
    return database.transaction(
        handle -> DecisionRows.about(handle, actor.organisation(), subjectHash, after, through));
  }
}
