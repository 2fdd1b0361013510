package org.policyeligibility.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.policyeligibility.audit.AuditLog;
import org.policyeligibility.decision.Decision.Whole;
import org.policyeligibility.store.Database;
import org.policyeligibility.store.StoreUnavailable;

/**
 * A copy for the person (Personal Information Protection Law, article 45): every decision, and what
 * was done with it. There may be any number; they are handed out one by one, and the database is
 * free while they are taken.
 *
 * <p>Every method throws {@link StoreUnavailable} where the database cannot.
 */
public final class Copy {
  /** Lines of the log that are held at once. */
  private static final int LINES = 1_000;

  private final Decisions decisions;
  private final Database database;
  private final Actor actor;
  private final byte[] person;
  private final long through;

  /**
   * What one organisation holds.
   *
   * @param through the place in the log of the last decision
   */
  Copy(Decisions decisions, Database database, Actor actor, byte[] person, long through) {
    this.decisions = decisions;
    this.database = database;
    this.actor = actor;
    this.person = person;
    this.through = through;
  }

  private record Copied(Decision decision, Optional<Whole> whole) {}

  /**
   * Hands out the decisions, in the order in which they were made; that they were stands in the
   * log.
   */
  public void decisions(Consumer<Whole> taker) {
    Optional<Copied> next = copied(0);
    while (next.isPresent()) {
      next.get().whole().ifPresent(taker);
      next = copied(next.get().decision().auditSeq());
    }
  }

  private Optional<Copied> copied(long after) {
    return database.transaction(
        on -> {
          Optional<Decision> next =
              DecisionRows.about(on, actor.organisation(), person, after, through);
          return next.isEmpty()
              ? Optional.empty()
              : Optional.of(new Copied(next.get(), decisions.copied(on, actor, next.get())));
        });
  }

  /** Hands out what the log says of them by now: of each decision, in its order. */
  public void auditLines(Consumer<String> taker) {
    long end = database.transaction(on -> AuditLog.head(on).seq());
    Optional<Decision> next = decision(0);
    while (next.isPresent()) {
      auditLines(next.get(), end, taker);
      next = decision(next.get().auditSeq());
    }
  }

  private Optional<Decision> decision(long after) {
    return database.transaction(
        on -> DecisionRows.about(on, actor.organisation(), person, after, through));
  }

  private void auditLines(Decision decision, long end, Consumer<String> taker) {
    long last = 0;
    List<String> some = new ArrayList<>();
    do {
      some.clear();
      long from = last;
      last =
          database.transaction(
              on ->
                  AuditLog.about(
                      on, decision.id(), from, end, LINES, (line, hash) -> some.add(line)));
      some.forEach(taker);
    } while (some.size() == LINES);
  }
}
