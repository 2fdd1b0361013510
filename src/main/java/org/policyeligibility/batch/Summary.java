package org.policyeligibility.batch;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Seat;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Vocabulary;

/** The summary of a batch: how often each outcome came out, counted in four ways. */
@SuppressWarnings("EnumOrdinal") // which is where an outcome is counted
public final class Summary implements Serializable {
  private static final long serialVersionUID = 1;

  private static final String ROWS = "rows";
  private static final String REJECTED = "rejected";
  private static final String PROFILES = "profiles";
  private static final String WARNINGS = "warnings";

  /** By what is counted. */
  public enum By {
    /** Lines of benefits, restrictions and obligations, each with its best outcome. */
    BENEFIT,
    /** Results of clauses. */
    CLAUSE,
    /** Benefits by the province of the seat. */
    PROVINCE,
    /** Benefits by the kinds of zone in which the seat lies. */
    ZONE_TYPE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Outcome[] OUTCOMES = Outcome.values();

  /** By key, how often each outcome came out, in the order of outcomes. */
  private final Map<By, Map<String, long[]>> counts = new EnumMap<>(By.class);

  private final Map<String, Long> profiles = new TreeMap<>();
  private final Map<String, Long> warnings = new TreeMap<>();
  private long rows;
  private long rejected;

  public Summary() {
    for (By by : By.values()) {
      // Sorted when it is read: it is added to far more often.
      counts.put(by, new HashMap<>());
    }
  }

  /** Adds a doubt of a row beside those of its profile. */
  void addWarning(InputWarning.Doubt doubt) {
    warnings.merge(doubt.code(), 1L, Long::sum);
  }

  void addRejected() {
    rows++;
    rejected++;
  }

  /**
   * Adds an answer.
   *
   * @param results that are counted
   * @param best of them, as {@link Evaluation#best} says
   */
  void add(Case stated, List<Result> results, List<Result> best, Vocabulary vocabulary) {
    rows++;
    for (Profile profile : stated.profiles()) {
      profiles.merge(profile.type().code(), 1L, Long::sum);
      profile.warnings().forEach(warning -> addWarning(warning.doubt()));
    }
    Map<String, long[]> clauses = by(By.CLAUSE);
    for (Result result : results) {
      add(clauses, result.provision().id(), result.outcome(), 1);
    }
    Map<String, long[]> benefits = by(By.BENEFIT);
    long[] granted = new long[OUTCOMES.length];
    boolean any = false;
    for (Result result : best) {
      add(benefits, result.provision().clause().benefit(), result.outcome(), 1);
      if (result.provision().clause().effect() == Effect.BENEFIT) {
        granted[result.outcome().ordinal()]++;
        any = true;
      }
    }
    if (any) {
      Seat seat = Seat.of(stated, vocabulary);
      seat.provinces().forEach(place -> add(by(By.PROVINCE), place, granted));
      seat.zoneTypes().forEach(place -> add(by(By.ZONE_TYPE), place, granted));
    }
  }

  private Map<String, long[]> by(By by) {
    return Objects.requireNonNull(counts.get(by));
  }

  private static long[] of(Map<String, long[]> counts, String key) {
    return counts.computeIfAbsent(key, none -> new long[OUTCOMES.length]);
  }

  private static void add(Map<String, long[]> counts, String key, Outcome outcome, long count) {
    of(counts, key)[outcome.ordinal()] += count;
  }

  private static void add(Map<String, long[]> counts, String key, long... more) {
    long[] sum = of(counts, key);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  /** Adds what was counted elsewhere. */
  public void add(Summary other) {
    rows += other.rows;
    rejected += other.rejected;
    other.profiles.forEach((type, count) -> profiles.merge(type, count, Long::sum));
    other.warnings.forEach((code, count) -> warnings.merge(code, count, Long::sum));
    other.counts.forEach((by, keys) -> keys.forEach((key, outcomes) -> add(by(by), key, outcomes)));
  }

  public long rows() {
    return rows;
  }

  public long rejected() {
    return rejected;
  }

  /** How many doubts of each kind there are. */
  public Map<String, Long> warnings() {
    return Collections.unmodifiableMap(warnings);
  }

  /** The keys that were counted, in order. */
  public List<String> keys(By by) {
    return by(by).keySet().stream().sorted().toList();
  }

  /** How often each outcome came out under a key. */
  public Map<Outcome, Long> outcomes(By by, String key) {
    return Collections.unmodifiableMap(named(by(by).getOrDefault(key, new long[OUTCOMES.length])));
  }

  private static Map<Outcome, Long> named(long... counted) {
    Map<Outcome, Long> named = new EnumMap<>(Outcome.class);
    for (Outcome outcome : OUTCOMES) {
      if (counted[outcome.ordinal()] > 0) {
        named.put(outcome, counted[outcome.ordinal()]);
      }
    }
    return named;
  }

  /** As a tree of JSON, from which {@link #of} makes it again. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(ROWS, rows);
    tree.put(REJECTED, rejected);
    tree.put(PROFILES, profiles);
    tree.put(WARNINGS, warnings);
    counts.forEach(
        (by, keys) -> {
          Map<String, Object> sorted = new TreeMap<>();
          keys.forEach((key, counted) -> sorted.put(key, named(counted)));
          tree.put(by.code(), sorted);
        });
    return tree;
  }

  /** Made from its tree, in whatever way that was carried. */
  public static Summary of(Map<?, ?> tree) {
    Summary summary = new Summary();
    summary.rows = number(tree.get(ROWS));
    summary.rejected = number(tree.get(REJECTED));
    members(tree, PROFILES)
        .forEach((type, count) -> summary.profiles.put(type.toString(), number(count)));
    members(tree, WARNINGS)
        .forEach((code, count) -> summary.warnings.put(code.toString(), number(count)));
    for (By by : By.values()) {
      Map<?, ?> keys = members(tree, by.code());
      for (Object key : keys.keySet()) {
        members(keys, key)
            .forEach(
                (outcome, count) ->
                    add(
                        summary.by(by),
                        key.toString(),
                        Outcome.valueOf(outcome.toString()),
                        number(count)));
      }
    }
    return summary;
  }

  private static Map<?, ?> members(Map<?, ?> tree, Object name) {
    return tree.get(name) instanceof Map<?, ?> members ? members : Map.of();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
