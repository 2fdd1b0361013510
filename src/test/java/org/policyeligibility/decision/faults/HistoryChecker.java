package org.policyeligibility.decision.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.AuditLine;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.audit.Head;
import org.policyeligibility.decision.faults.History.Acknowledged;
import org.policyeligibility.decision.faults.History.Asked;
import org.policyeligibility.decision.faults.History.Event;
import org.policyeligibility.decision.faults.Request.Answer;
import org.policyeligibility.decision.faults.Request.Kind;
import org.policyeligibility.decision.faults.Snapshot.Entry;
import org.policyeligibility.decision.faults.Snapshot.ReviewRow;
import org.policyeligibility.decision.faults.Snapshot.Row;

/**
 * The model checker of a history: it derives from the requests and their answers which rows a
 * database must hold. It knows nothing of transactions, and reads the tables past the code under
 * test.
 */
final class HistoryChecker {
  private final Snapshot found;
  private final Map<String, Request> asked = new LinkedHashMap<>();
  private final Map<String, Answer> acknowledged = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  /** For each key, the highest number of an entry that was acknowledged before it was asked. */
  private final Map<String, Long> earliest = new HashMap<>();

  private final List<Violation> violations = new ArrayList<>();

  private HistoryChecker(Snapshot found, List<Event> history) {
    this.found = found;
    long highest = 0;
    for (Event event : history) {
      if (event instanceof Asked question) {
        asked.putIfAbsent(question.request().key(), question.request());
        earliest.putIfAbsent(question.request().key(), highest);
      } else if (event instanceof Acknowledged answer) {
        acknowledged.put(answer.key(), answer.answer());
        if (keeps(answer.key())) {
          highest = Math.max(highest, answer.answer().number());
        }
      } else if (event instanceof History.Refused refusal) {
        refused.add(refusal.key());
      }
    }
  }

  private boolean keeps(String key) {
    Request request = asked.get(key);
    return request != null && request.kind().keeps();
  }

  /** Holds a database at rest against a history. */
  static List<Violation> violations(Client client, List<Event> history) {
    AuditTrail trail = client.trail();
    long last = trail.beginExport("auditor", "city");
    StringBuilder export = new StringBuilder();
    long after = 0;
    for (List<AuditLine> batch = trail.lines(after, last);
        !batch.isEmpty();
        batch = trail.lines(after, last)) {
      batch.forEach(entry -> export.append(entry.exported()).append('\n'));
      after = batch.get(batch.size() - 1).seq();
    }
    HistoryChecker checker = new HistoryChecker(Snapshot.of(client.database()), history);
    checker.chain(export.toString(), last);
    checker.halves();
    checker.entries();
    checker.decisions();
    checker.others();
    return List.copyOf(checker.violations);
  }

  private void found(Violation.Kind kind, String what, Object which) {
    violations.add(new Violation(kind, what + ": " + which));
  }

  private void chain(String export, long last) {
    try {
      AuditChain.Verdict verdict =
          AuditChain.verify(new BufferedReader(new StringReader(export)), List.of());
      verdict.faults().forEach(fault -> found(Violation.Kind.CHAIN, "fault", fault));
      if (!verdict.head().equals(new Head(last, verdict.head().hash()))
          || verdict.entries() != last
          || found.head() != last) {
        found(Violation.Kind.CHAIN, "the head is not the last of " + last, verdict.head());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Whatever the history says, nothing may be there by halves. */
  private void halves() {
    for (Row row : found.decisions()) {
      int parts = row.erased() ? 0 : 1;
      if (row.contents() != parts
          || row.outcomes() != parts * Client.OUTCOMES.size()
          || row.known() == row.erased()) {
        found(Violation.Kind.PARTIAL, "a decision with some of its parts", row);
      }
    }
    Map<UUID, Row> byId =
        found.decisions().stream().collect(Collectors.toMap(Row::id, row -> row, (a, b) -> a));
    Map<UUID, Integer> numbers = new HashMap<>();
    for (ReviewRow review : found.reviews()) {
      Row row = byId.get(review.decision());
      if (row == null || review.sealed() == row.erased()) {
        found(
            Violation.Kind.PARTIAL, "a review without what it says, or with what is gone", review);
      }
      if (numbers.merge(review.decision(), 1, Integer::sum) != review.number()) {
        found(Violation.Kind.PARTIAL, "a review out of its order", review);
      }
    }
    doubled("two decisions of one key", found.decisions().stream().map(Row::key).toList());
    doubled(
        "two corrections of one decision",
        found.decisions().stream()
            .filter(row -> row.corrects() != null)
            .map(row -> String.valueOf(row.corrects()))
            .toList());
  }

  private void doubled(String what, List<String> values) {
    Set<String> seen = new HashSet<>();
    values.stream()
        .filter(value -> !seen.add(value))
        .forEach(value -> found(Violation.Kind.DOUBLED, what, value));
  }

  /** Each thing has its entry in the log, and each entry its thing. */
  private void entries() {
    Set<String> things = new HashSet<>();
    for (Row row : found.decisions()) {
      things.add(Act.DECIDED + " " + row.id() + " " + row.auditSeq());
      if (row.erased()) {
        things.add(Act.ERASED + " " + row.id());
      }
    }
    for (ReviewRow review : found.reviews()) {
      things.add(review.act() + " " + review.decision() + " " + review.auditSeq());
    }
    for (Entry entry : found.log()) {
      String told = entry.act() + " " + entry.decision();
      boolean kept =
          switch (entry.act()) {
            case DECIDED, TAKEN_OVER, FOUND -> things.remove(told + " " + entry.seq());
            case ERASED -> things.remove(told);
            default -> true;
          };
      if (!kept) {
        found(Violation.Kind.PARTIAL, "an entry that tells of what is not there", entry);
      }
    }
    things.forEach(thing -> found(Violation.Kind.PARTIAL, "a thing without its entry", thing));
  }

  private void decisions() {
    Map<String, Row> byKey =
        found.decisions().stream().collect(Collectors.toMap(Row::key, row -> row, (a, b) -> a));
    Set<UUID> gone = new HashSet<>();
    asked.values().stream()
        .filter(request -> request.kind() == Kind.ERASE && request.about() != null)
        .forEach(request -> gone.add(request.about()));
    for (Request request : asked.values()) {
      Row row = byKey.remove(request.key());
      Answer answer = acknowledged.get(request.key());
      if (!request.kind().keeps()) {
        continue;
      }
      if (row == null) {
        if (answer != null) {
          found(Violation.Kind.LOST, "a decision", request);
        }
        continue;
      }
      if (answer != null
          && (!row.id().equals(answer.decision()) || row.auditSeq() != answer.number())) {
        found(Violation.Kind.DOUBLED, "another decision than the one acknowledged", request);
      }
      if (refused.contains(request.key()) && answer == null) {
        found(Violation.Kind.UNASKED, "a decision that was refused", request);
      }
      if (!Objects.equals(row.corrects(), request.about())) {
        found(Violation.Kind.PARTIAL, "a correction of something else", request);
      }
      if (row.auditSeq() <= earliest.getOrDefault(request.key(), 0L)) {
        found(Violation.Kind.ORDER, "a decision before one that was there", request);
      }
      if (row.erased() && request.kind() != Kind.CONSULT && !gone.contains(row.id())) {
        found(Violation.Kind.UNASKED, "an erasure", request);
      }
    }
    byKey.values().forEach(row -> found(Violation.Kind.UNASKED, "a decision", row));
  }

  private void others() {
    Set<UUID> erased =
        found.decisions().stream().filter(Row::erased).map(Row::id).collect(Collectors.toSet());
    Set<String> reviews =
        found.reviews().stream()
            .map(review -> review.act() + " " + review.decision() + " " + review.number())
            .collect(Collectors.toSet());
    Set<Long> purges =
        found.log().stream()
            .filter(entry -> entry.act() == Act.PURGED)
            .map(Entry::seq)
            .collect(Collectors.toSet());
    acknowledged.forEach(
        (key, answer) -> {
          Request request = Objects.requireNonNull(asked.get(key));
          boolean there =
              switch (request.kind()) {
                case TAKE_OVER ->
                    reviews.contains(
                        Act.TAKEN_OVER + " " + answer.decision() + " " + answer.number());
                case FIND ->
                    reviews.contains(Act.FOUND + " " + answer.decision() + " " + answer.number());
                case ERASE -> erased.contains(answer.decision());
                case PURGE -> purges.contains(answer.number());
                case APPLY, CONSULT, CORRECT -> true;
              };
          if (!there) {
            found(Violation.Kind.LOST, "what was acknowledged", request);
          }
        });
    long asks =
        asked.values().stream()
            .filter(request -> request.kind() == Kind.TAKE_OVER || request.kind() == Kind.FIND)
            .count();
    if (found.reviews().size() > asks) {
      found(Violation.Kind.DOUBLED, "more reviews than were asked for", found.reviews().size());
    }
  }
}
