package org.policyeligibility.evaluation.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The dependencies among the facts of a vocabulary: by stating which others a fact may become
 * known. They bound from below how many questions are left.
 */
final class SettlingFacts {
  private final Map<ProfileType, Integer> firsts = new EnumMap<>(ProfileType.class);

  /** By the number of a fact: the numbers of those by which it may become known, itself too. */
  private final BitSet[] sources;

  SettlingFacts(Vocabulary vocabulary) {
    int count = 0;
    for (ProfileType type : ProfileType.values()) {
      firsts.put(type, count);
      count += vocabulary.facts(type).size();
    }
    this.sources = new BitSet[count];
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
    direct.keySet().forEach(fact -> sources[number(fact)] = closed(fact, direct));
  }

  private BitSet closed(Fact fact, Map<Fact, Set<Fact>> direct) {
    BitSet closed = new BitSet(sources.length);
    closed.set(number(fact));
    Deque<Fact> left = new ArrayDeque<>(Set.of(fact));
    while (!left.isEmpty()) {
      for (Fact from : direct.getOrDefault(left.remove(), Set.of())) {
        if (!closed.get(number(from))) {
          closed.set(number(from));
          left.add(from);
        }
      }
    }
    return closed;
  }

  /** How many facts have numbers. */
  int size() {
    return sources.length;
  }

  /** The number of a fact among those of all profiles, from 0. */
  int number(Fact fact) {
    return firsts.getOrDefault(fact.profile(), 0) + fact.slot();
  }

  /**
   * How many questions there will be at least: so many open clauses can be settled by no answer in
   * common.
   *
   * @param clauses for each what is asked for it
   */
  int atLeast(List<List<Fact>> clauses) {
    List<List<Fact>> fewestFirst = new ArrayList<>(clauses);
    fewestFirst.sort(Comparator.comparingInt(List::size));
    BitSet used = new BitSet(sources.length);
    int apart = 0;
    for (List<Fact> asked : fewestFirst) {
      if (!isSettledBy(asked, used)) {
        for (int i = 0; i < asked.size(); i++) {
          used.or(sources[number(asked.get(i))]);
        }
        apart++;
      }
    }
    return apart;
  }

  private boolean isSettledBy(List<Fact> asked, BitSet used) {
    for (int i = 0; i < asked.size(); i++) {
      if (used.intersects(sources[number(asked.get(i))])) {
        return true;
      }
    }
    return false;
  }
}
