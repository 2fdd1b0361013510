package org.policyeligibility.evaluation.advice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/**
 * The dependencies among the facts of a vocabulary: by stating which others a fact may become
 * known. They bound from below how many questions are left.
 */
final class SettlingFacts {
  private final Map<Fact, Set<Fact>> sources = new HashMap<>();

  SettlingFacts(Vocabulary vocabulary) {
    Map<Fact, Set<Fact>> direct = new HashMap<>();
    for (Fact fact : vocabulary.all()) {
      Set<Fact> from = direct.computeIfAbsent(fact, candidate -> new HashSet<>());
      from.addAll(vocabulary.premises(fact));
      from.addAll(vocabulary.statedBy(fact));
      Fact same = vocabulary.same(fact);
      if (same != null) {
        from.add(same);
        direct.computeIfAbsent(same, candidate -> new HashSet<>()).add(fact);
      }
      Fact area = vocabulary.liesIn(fact);
      if (area != null) {
        from.add(area);
      }
      if (fact.province() != null) {
        direct
            .computeIfAbsent(
                vocabulary.known(fact.profile(), fact.province()), candidate -> new HashSet<>())
            .add(fact);
      }
    }
    direct.keySet().forEach(fact -> sources.put(fact, closed(fact, direct)));
  }

  private static Set<Fact> closed(Fact fact, Map<Fact, Set<Fact>> direct) {
    Set<Fact> closed = new HashSet<>(Set.of(fact));
    Deque<Fact> left = new ArrayDeque<>(closed);
    while (!left.isEmpty()) {
      for (Fact from : direct.getOrDefault(left.remove(), Set.of())) {
        if (closed.add(from)) {
          left.add(from);
        }
      }
    }
    return closed;
  }

  /**
   * How many questions there will be at least: so many open clauses can be settled by no answer in
   * common.
   *
   * @param clauses for each what is asked for it
   */
  int atLeast(List<List<Fact>> clauses) {
    List<List<Fact>> fewestFirst = clauses.stream().sorted(SettlingFacts::bySize).toList();
    Set<Fact> used = new HashSet<>();
    int apart = 0;
    for (List<Fact> asked : fewestFirst) {
      if (asked.stream().noneMatch(fact -> isSettledBy(fact, used))) {
        asked.forEach(fact -> used.addAll(sources.getOrDefault(fact, Set.of(fact))));
        apart++;
      }
    }
    return apart;
  }

  private static int bySize(List<Fact> asked, List<Fact> other) {
    return Integer.compare(asked.size(), other.size());
  }

  private boolean isSettledBy(Fact fact, Set<Fact> used) {
    for (Fact from : sources.getOrDefault(fact, Set.of(fact))) {
      if (used.contains(from)) {
        return true;
      }
    }
    return false;
  }
}
