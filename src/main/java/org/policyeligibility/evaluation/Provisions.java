package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Territory;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;

/**
 * The evaluable provisions addressed to one type of profile, in the order of the law. What many of
 * them share, a criterion or the way to judge where a case lies, is read once for a profile.
 */
public final class Provisions {
  private final ProfileType type;
  private final int first;
  private final List<Provision> inOrder;
  private final Map<String, Integer> places = new HashMap<>();
  private final int exemptions;

  private final List<FactColumn> columns = new ArrayList<>();
  private final Map<Criterion, Integer> criteria = new HashMap<>();

  /** One provision for each way to judge where a case lies. */
  private final List<Provision> territories = new ArrayList<>();

  /** The places of those that an authority judges, by clause and by benefit. */
  private final Map<String, List<Integer>> requiring = new HashMap<>();

  private final Entry[] entries;
  private volatile OnDay lastDay;

  /**
   * The provisions of a type.
   *
   * @param first the ordinal of the first of them among those of all types
   * @param firstExemption the ordinal of the first condition under which one of them is not needed;
   *     such conditions are counted after all provisions of all types
   */
  public Provisions(ProfileType type, int first, int firstExemption, List<Provision> inOrder) {
    this.type = type;
    this.first = first;
    this.inOrder = List.copyOf(inOrder);
    addColumns();
    this.entries = new Entry[inOrder.size()];
    Map<Judged, Integer> judged = new HashMap<>();
    int exemption = firstExemption;
    for (int i = 0; i < entries.length; i++) {
      Provision provision = inOrder.get(i);
      places.put(provision.id(), i);
      if (!provision.clause().requires().isEmpty()) {
        requiring.computeIfAbsent(provision.id(), id -> new ArrayList<>()).add(i);
        requiring.computeIfAbsent(provision.clause().benefit(), id -> new ArrayList<>()).add(i);
      }
      Judged where = new Judged(provision.province(), provision.clause().document().territory());
      if (judged.putIfAbsent(where, territories.size()) == null) {
        territories.add(provision);
      }
      entries[i] = entry(provision, judged.getOrDefault(where, 0), exemption);
      exemption += provision.notNeeded().size();
    }
    this.exemptions = exemption - firstExemption;
    this.lastDay = OnDay.of(LocalDate.EPOCH, inOrder);
  }

  /**
   * A provision as all cases meet it.
   *
   * @param results that rest on the reading, the day and the territory alone
   * @param territory the place of the provision by which it is judged where a case lies
   * @param advisories for each of them the places of its criteria among those of all
   * @param exemptions likewise for each condition under which it is not needed
   * @param firstExemption the ordinal of the first such condition
   * @param plain whether an indeterminate result rests on the statuses alone as well
   */
  private record Entry(
      Provision provision,
      Reading.Known readings,
      AtomicReferenceArray<Result> results,
      int territory,
      List<int[]> advisories,
      List<int[]> exemptions,
      int firstExemption,
      boolean plain) {}

  /** By what it is judged where a case lies. */
  private record Judged(@Nullable Fact province, Territory territory) {}

  /** Which of them are in force on a day: most cases are of one day. */
  private record OnDay(LocalDate day, BitSet inForce) {
    static OnDay of(LocalDate day, List<Provision> provisions) {
      BitSet inForce = new BitSet();
      for (int i = 0; i < provisions.size(); i++) {
        inForce.set(i, provisions.get(i).clause().inForce().contains(day));
      }
      return new OnDay(day, inForce);
    }
  }

  /** Makes a column for each fact, and gives each distinct criterion its place. */
  private void addColumns() {
    Map<Fact, Set<Criterion>> byFact = new LinkedHashMap<>();
    for (Provision provision : inOrder) {
      provision.criteria().forEach(criterion -> add(criterion, byFact));
      provision.advisories().forEach(it -> it.when().forEach(when -> add(when, byFact)));
      provision.notNeeded().forEach(it -> it.when().forEach(when -> add(when, byFact)));
    }
    byFact.forEach(
        (fact, onFact) -> {
          columns.add(new FactColumn(fact, List.copyOf(onFact), criteria.size()));
          onFact.forEach(criterion -> criteria.put(criterion, criteria.size()));
        });
  }

  private static void add(Criterion criterion, Map<Fact, Set<Criterion>> byFact) {
    byFact.computeIfAbsent(criterion.fact(), fact -> new LinkedHashSet<>()).add(criterion);
  }

  private Entry entry(Provision provision, int territory, int firstExemption) {
    Reading.Known readings = new Reading.Known(provision, placesOf(provision.criteria()));
    return new Entry(
        provision,
        readings,
        new AtomicReferenceArray<>(readings.ways() * Status.COUNT * 2),
        territory,
        provision.advisories().stream().map(it -> placesOf(it.when())).toList(),
        provision.notNeeded().stream().map(it -> placesOf(it.when())).toList(),
        firstExemption,
        MissingFacts.restOnStatusesAlone(provision));
  }

  private int[] placesOf(List<Criterion> several) {
    return several.stream().mapToInt(criterion -> criteria.getOrDefault(criterion, -1)).toArray();
  }

  public ProfileType type() {
    return type;
  }

  /** The ordinal of the first of them among the provisions of all types. */
  public int first() {
    return first;
  }

  public int size() {
    return inOrder.size();
  }

  /** How many conditions under which one of them is not needed have ordinals. */
  public int exemptions() {
    return exemptions;
  }

  /** The ordinal of a condition under which the provision at a place is not needed. */
  public int exemption(int place, int condition) {
    return entries[place].firstExemption() + condition;
  }

  public Provision get(int ordinal) {
    return inOrder.get(ordinal);
  }

  public List<Provision> inOrder() {
    return inOrder;
  }

  /** The one of that id, null where it is none of them. */
  public @Nullable Provision find(String id) {
    Integer place = places.get(id);
    return place == null ? null : inOrder.get(place);
  }

  /** Decides all of them, in the order of the law, and compares each with the engine. */
  List<Result> decide(Case stated, LocalDate asOf, EngineComparison engine) {
    Status[] all = new Status[criteria.size()];
    for (FactColumn column : columns) {
      column.read(stated, all);
    }
    Status[] inTerritory = new Status[territories.size()];
    for (int i = 0; i < inTerritory.length; i++) {
      inTerritory[i] = Result.inTerritory(territories.get(i), stated);
    }
    BitSet inForce = on(asOf).inForce();
    BitSet judged = judged(stated.known(type));
    Result[] results = new Result[entries.length];
    for (int i = 0; i < results.length; i++) {
      Entry entry = entries[i];
      Reading reading = entry.readings().of(all);
      Status where = inTerritory[entry.territory()];
      engine.agrees(entry.provision(), first + i, reading.isMet());
      for (int condition = 0; condition < entry.exemptions().size(); condition++) {
        engine.agrees(
            entry.provision(),
            exemption(i, condition),
            allMet(entry.exemptions().get(condition), all));
      }
      NotNeeded exemption = exemption(entry, all, asOf);
      Result result =
          exemption == null && !judged.get(i)
              ? usual(i, reading, inForce.get(i), where, stated, asOf)
              : Result.of(first + i, entry.provision(), reading, where, exemption, stated, asOf);
      results[i] = result.with(advisories(entry, all, asOf));
    }
    return Arrays.asList(results);
  }

  /** The result where no authority has judged and the benefit is needed, kept for other cases. */
  private Result usual(
      int place,
      Reading reading,
      boolean inForce,
      Status inTerritory,
      Case stated,
      LocalDate asOf) {
    Entry entry = entries[place];
    int slot = (reading.way() * Status.COUNT + inTerritory.number()) * 2 + (inForce ? 1 : 0);
    Result result = reading.way() < 0 ? null : entry.results().get(slot);
    if (result == null) {
      result =
          Result.of(first + place, entry.provision(), reading, inTerritory, null, stated, asOf);
      if (reading.way() >= 0 && (entry.plain() || result.outcome() != Outcome.INDETERMINATE)) {
        entry.results().set(slot, result);
      }
    }
    return result;
  }

  /** The places of the provisions of which a profile says how an authority has judged. */
  private BitSet judged(Profile profile) {
    BitSet judged = new BitSet();
    profile.judged(id -> requiring.getOrDefault(id, List.of()).forEach(judged::set));
    return judged;
  }

  private OnDay on(LocalDate day) {
    OnDay known = lastDay;
    if (!known.day().equals(day)) {
      known = OnDay.of(day, inOrder);
      lastDay = known;
    }
    return known;
  }

  /** The first condition under which a provision is not needed on a day; null where it may be. */
  private static @Nullable NotNeeded exemption(Entry entry, Status[] all, LocalDate asOf) {
    for (int i = 0; i < entry.exemptions().size(); i++) {
      NotNeeded declared = entry.provision().notNeeded().get(i);
      if (!asOf.isBefore(declared.from()) && allMet(entry.exemptions().get(i), all)) {
        return declared;
      }
    }
    return null;
  }

  /** The advisories of a provision that are shown on a day and whose conditions are met. */
  private static List<Advisory> advisories(Entry entry, Status[] all, LocalDate asOf) {
    List<Advisory> shown = List.of();
    for (int i = 0; i < entry.advisories().size(); i++) {
      Advisory declared = entry.provision().advisories().get(i);
      if (allMet(entry.advisories().get(i), all) && declared.isShownOn(asOf)) {
        shown = shown.isEmpty() ? new ArrayList<>() : shown;
        shown.add(declared);
      }
    }
    return shown;
  }

  private static boolean allMet(int[] places, Status[] all) {
    for (int place : places) {
      if (all[place] != Status.MET) {
        return false;
      }
    }
    return true;
  }

  /**
   * Decides one of them alone, as {@link Evaluation#of} decides all.
   *
   * @param fired the ordinals of the provisions that the engine found met
   * @throws EngineDisagreement where the engine and the criteria read its rule differently
   */
  public Result decide(Provision provision, Case stated, LocalDate asOf, BitSet fired) {
    List<Advisory> shown = new ArrayList<>();
    for (Advisory advisory : provision.advisories()) {
      if (advisory.isShownOn(asOf) && areMet(advisory.when(), stated)) {
        shown.add(advisory);
      }
    }
    Result result = result(ordinal(provision), provision, stated, asOf).with(shown);
    EngineComparison engine = new EngineComparison(fired);
    engine.agrees(provision, result.ordinal(), result.areCriteriaMet());
    for (int i = 0; i < provision.notNeeded().size(); i++) {
      engine.agrees(
          provision,
          exemption(result.ordinal() - first, i),
          areMet(provision.notNeeded().get(i).when(), stated));
    }
    engine.requireAgreement();
    return result;
  }

  /** The ordinal of one of them among the provisions of all types. */
  private int ordinal(Provision provision) {
    Integer place = places.get(provision.id());
    if (place == null) {
      throw new IllegalArgumentException("a provision addressed to others");
    }
    return first + place;
  }

  /** The result of a clause in another case, without advisories. */
  public static Result result(Result other, Case stated, LocalDate asOf) {
    return result(other.ordinal(), other.provision(), stated, asOf);
  }

  private static Result result(int ordinal, Provision provision, Case stated, LocalDate asOf) {
    List<Criterion> own = provision.criteria();
    Status[] statuses = new Status[own.size()];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = own.get(i).read(stated);
    }
    NotNeeded exemption = null;
    for (NotNeeded condition : provision.notNeeded()) {
      if (exemption == null
          && !asOf.isBefore(condition.from())
          && areMet(condition.when(), stated)) {
        exemption = condition;
      }
    }
    return Result.of(
        ordinal,
        provision,
        new Reading(provision, statuses),
        Result.inTerritory(provision, stated),
        exemption,
        stated,
        asOf);
  }

  private static boolean areMet(List<Criterion> criteria, Case stated) {
    for (Criterion criterion : criteria) {
      if (criterion.read(stated) != Status.MET) {
        return false;
      }
    }
    return true;
  }
}
