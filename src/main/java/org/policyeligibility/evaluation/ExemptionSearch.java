package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;

/**
 * An exhaustive search over the facts that the conditions of an exemption read. Where a clause may
 * not be needed, a fact can be unknown and still settle nothing; only trying all values tells.
 */
final class ExemptionSearch {
  /** Ways to complete a case; a clause whose conditions tell more apart is not searched further. */
  private static final int MOST = 20_000;

  private final Provision provision;
  private final Case stated;
  private final List<NotNeeded> possible;

  /** The open facts of the conditions, with every value that the clause tells apart. */
  private final List<Fact> facts = new ArrayList<>();

  private final List<List<Object>> values = new ArrayList<>();

  ExemptionSearch(Provision provision, Case stated, LocalDate asOf) {
    this.provision = provision;
    this.stated = stated;
    this.possible =
        provision.notNeeded().stream()
            .filter(notNeeded -> !asOf.isBefore(notNeeded.from()))
            .filter(notNeeded -> notNeeded.when().stream().noneMatch(this::fails))
            .toList();
    Map<Fact, List<Criterion>> read = new HashMap<>();
    provision.criteria().forEach(criterion -> add(criterion, read));
    provision
        .notNeeded()
        .forEach(condition -> condition.when().forEach(criterion -> add(criterion, read)));
    possible.stream()
        .flatMap(condition -> condition.when().stream())
        .filter(criterion -> criterion.read(stated) == Status.UNKNOWN)
        .map(Criterion::fact)
        .distinct()
        .forEach(
            fact -> {
              facts.add(fact);
              values.add(CandidateValues.of(fact, read.getOrDefault(fact, List.of())));
            });
  }

  private static void add(Criterion criterion, Map<Fact, List<Criterion>> read) {
    read.computeIfAbsent(criterion.fact(), fact -> new ArrayList<>()).add(criterion);
  }

  private boolean fails(Criterion criterion) {
    return criterion.read(stated) == Status.NOT_MET;
  }

  /**
   * The result of one way to complete the facts of the conditions; open is what the other facts
   * decide.
   */
  private enum End {
    NOT_NEEDED,
    FAILED,
    OPEN
  }

  /**
   * Which facts can settle the clause.
   *
   * @param open the facts of its criteria that are open
   */
  Set<Fact> settling(Set<Fact> open) {
    long ways = values.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    if (facts.isEmpty() || ways > MOST) {
      return open;
    }
    Map<List<Object>, End> ends = new HashMap<>();
    complete(new ArrayList<>(), ends);
    Set<Fact> settling = new LinkedHashSet<>();
    for (Fact fact : open) {
      if (facts.contains(fact) ? tells(fact, ends) : ends.containsValue(End.OPEN)) {
        settling.add(fact);
      }
    }
    for (Fact fact : facts) {
      if (tells(fact, ends)) {
        settling.add(fact);
      }
    }
    return settling;
  }

  private void complete(List<Object> chosen, Map<List<Object>, End> ends) {
    if (chosen.size() == facts.size()) {
      ends.put(List.copyOf(chosen), end(chosen));
      return;
    }
    for (Object value : values.get(chosen.size())) {
      chosen.add(value);
      complete(chosen, ends);
      chosen.remove(chosen.size() - 1);
    }
  }

  private End end(List<Object> chosen) {
    for (NotNeeded condition : possible) {
      if (condition.when().stream().allMatch(candidate -> read(candidate, chosen) == Status.MET)) {
        return End.NOT_NEEDED;
      }
    }
    for (Criterion criterion : provision.criteria()) {
      if (facts.contains(criterion.fact()) && read(criterion, chosen) == Status.NOT_MET) {
        return End.FAILED;
      }
    }
    return End.OPEN;
  }

  private Status read(Criterion criterion, List<Object> chosen) {
    int place = facts.indexOf(criterion.fact());
    @Nullable Object value = place < 0 ? null : chosen.get(place);
    return place < 0 ? criterion.read(stated) : criterion.read(value);
  }

  /** Two ways differ by that fact alone, and in the outcome; the others can be as they must. */
  private boolean tells(Fact fact, Map<List<Object>, End> ends) {
    int place = facts.indexOf(fact);
    Map<List<Object>, End> before = new HashMap<>();
    for (Map.Entry<List<Object>, End> way : ends.entrySet()) {
      List<Object> rest = new ArrayList<>(way.getKey());
      rest.remove(place);
      End other = before.putIfAbsent(rest, way.getValue());
      if (other != null && other != way.getValue()) {
        return true;
      }
    }
    return false;
  }
}
