package org.policyeligibility.impact;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyeligibility.evaluation.Seat;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/** How many flips of each kind there are, counted in four ways. */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1;

  /** By what is counted. */
  public enum By {
    /** Best outcome over all clauses of the benefit. */
    BENEFIT,
    CLAUSE,
    PROVINCE,
    ZONE_TYPE
  }

  private final Map<By, Map<String, Map<Flip.Kind, Long>>> counts = new EnumMap<>(By.class);
  private final Map<String, Long> types = new TreeMap<>();
  private final Set<String> known = new TreeSet<>();
  private long profiles;
  private long flipped;

  public Tally() {
    for (By by : By.values()) {
      counts.put(by, new TreeMap<>());
    }
  }

  /**
   * Counts a profile.
   *
   * @param tested the facts that the compared clauses test; those of them that are known are noted
   */
  public void addProfile(Case stated, Collection<Fact> tested) {
    profiles++;
    types.merge(stated.profiles().get(0).type().code(), 1L, Long::sum);
    for (Fact fact : tested) {
      if (stated.value(fact) != null) {
        known.add(name(fact));
      }
    }
  }

  private static String name(Fact fact) {
    return fact.profile().code() + "." + fact.name();
  }

  /** Whether at least one profile says something of a fact. */
  public boolean knows(Fact fact) {
    return known.contains(name(fact));
  }

  public void add(FlippedCase flipped, Vocabulary vocabulary) {
    this.flipped++;
    flipped.benefits().forEach(flip -> add(By.BENEFIT, flip.benefit(), flip.kind(), 1));
    Seat seat = Seat.of(flipped.stated(), vocabulary);
    for (Flip flip : flipped.flips()) {
      add(By.CLAUSE, flip.clause(), flip.kind(), 1);
      seat.provinces().forEach(key -> add(By.PROVINCE, key, flip.kind(), 1));
      seat.zoneTypes().forEach(key -> add(By.ZONE_TYPE, key, flip.kind(), 1));
    }
  }

  private void add(By by, String key, Flip.Kind kind, long count) {
    counts
        .getOrDefault(by, Map.of())
        .computeIfAbsent(key, none -> new EnumMap<>(Flip.Kind.class))
        .merge(kind, count, Long::sum);
  }

  /** Adds what was counted elsewhere. */
  public void add(Tally other) {
    profiles += other.profiles;
    flipped += other.flipped;
    known.addAll(other.known);
    other.types.forEach((type, count) -> types.merge(type, count, Long::sum));
    other.counts.forEach(
        (by, keys) ->
            keys.forEach(
                (key, kinds) -> kinds.forEach((kind, count) -> add(by, key, kind, count))));
  }

  public long profiles() {
    return profiles;
  }

  /** How many profiles of each type there are. */
  public Map<String, Long> types() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /** Profiles for which at least one clause comes out otherwise. */
  public long flipped() {
    return flipped;
  }

  /** The keys that were counted, in order. */
  public List<String> keys(By by) {
    return List.copyOf(counts.getOrDefault(by, Map.of()).keySet());
  }

  public long count(By by, String key, Flip.Kind kind) {
    return counts.getOrDefault(by, Map.of()).getOrDefault(key, Map.of()).getOrDefault(kind, 0L);
  }
}
