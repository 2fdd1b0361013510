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
import java.util.stream.IntStream;
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
  private final int firstExemption;

  /** Results of one clause that can be told apart and are kept; of one with more none are. */
  private static final int MOST_KEPT = 1 << 13;

  private static final int NONE_KEPT = -1;

  private final List<FactColumn> columns = new ArrayList<>();
  private final Map<Criterion, Integer> criteria = new HashMap<>();

  /** One provision for each way to judge where a case lies. */
  private final List<Provision> territories = new ArrayList<>();

  /** The places of those that an authority judges, by clause and by benefit. */
  private final Map<String, List<Integer>> requiring = new HashMap<>();

  // A decision goes through what follows from front to end: it must not look for it clause by
  // clause, since in a server other things lie in the near memory by then.

  /** Of all provisions one after the other: the places of the criteria among those of all. */
  private final int[] ofCriteria;

  /** By provision and one more: where its criteria begin among those above. */
  private final int[] begins;

  /** By provision: the place of the one by which it is judged where a case lies. */
  private final int[] territory;

  /** By provision: how many bits say which of its advisories are shown. */
  private final int[] advisoryBits;

  /** By provision: where it stands among those of all types. */
  private final int[] placesInLaw;

  /** By provision: where its results begin among those kept. */
  private final int[] firstKept;

  /** Results that rest on the reading, the day and the territory alone. */
  private final AtomicReferenceArray<Result> kept;

  private final List<Conditional<Advisory>> advisories = new ArrayList<>();
  private final List<Conditional<NotNeeded>> notNeeded = new ArrayList<>();
  private volatile OnDay lastDay;

  /**
   * The provisions of a type.
   *
   * @param first the ordinal of the first of them among those of all types
   * @param firstExemption the ordinal of the first condition under which one of them is not needed;
   *     such conditions are counted after all provisions of all types
   * @param placesInLaw where each of them stands in the whole law, rising
   */
  public Provisions(
      ProfileType type, int first, int firstExemption, List<Provision> inOrder, int[] placesInLaw) {
    this.type = type;
    this.first = first;
    this.firstExemption = firstExemption;
    this.placesInLaw = placesInLaw.clone();
    this.inOrder = List.copyOf(inOrder);
    addColumns();
    int count = inOrder.size();
    this.begins = new int[count + 1];
    this.territory = new int[count];
    this.advisoryBits = new int[count];
    this.firstKept = new int[count];
    IntStream.Builder allCriteria = IntStream.builder();
    Map<Judged, Integer> judged = new HashMap<>();
    int results = 0;
    for (int i = 0; i < count; i++) {
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
      territory[i] = judged.getOrDefault(where, 0);
      int[] own = placesOf(provision.criteria());
      Arrays.stream(own).forEach(allCriteria);
      begins[i + 1] = begins[i] + own.length;
      addConditionals(i, provision);
      int apart = resultsApart(provision);
      firstKept[i] = apart > MOST_KEPT ? NONE_KEPT : results;
      results += apart > MOST_KEPT ? 0 : apart;
    }
    this.ofCriteria = allCriteria.build().toArray();
    this.kept = new AtomicReferenceArray<>(results);
    this.lastDay = on(LocalDate.EPOCH, inOrder, advisories);
  }

  /** How many results of a provision can be told apart where no authority has judged. */
  private static int resultsApart(Provision provision) {
    double apart =
        Math.pow(Status.COUNT, provision.criteria().size())
            * Status.COUNT
            * 2
            * Math.pow(2, provision.advisories().size());
    return (int) apart;
  }

  /** A declaration of a provision that holds under a condition. */
  private static final class Conditional<T> {
    private final int place;

    /** From 0 among those of the provision. */
    private final int number;

    private final T declared;

    /** The places of the criteria of the condition among those of all. */
    private final int[] criteria;

    Conditional(int place, int number, T declared, int... criteria) {
      this.place = place;
      this.number = number;
      this.declared = declared;
      this.criteria = criteria;
    }

    boolean isMet(byte[] all) {
      for (int criterion : criteria) {
        if (all[criterion] != Status.MET.number()) {
          return false;
        }
      }
      return true;
    }
  }

  private void addConditionals(int place, Provision provision) {
    advisoryBits[place] = provision.advisories().size();
    for (int i = 0; i < provision.advisories().size(); i++) {
      Advisory declared = provision.advisories().get(i);
      advisories.add(new Conditional<>(place, i, declared, placesOf(declared.when())));
    }
    for (int i = 0; i < provision.notNeeded().size(); i++) {
      NotNeeded declared = provision.notNeeded().get(i);
      notNeeded.add(new Conditional<>(place, i, declared, placesOf(declared.when())));
    }
  }

  /** By what it is judged where a case lies. */
  private record Judged(@Nullable Fact province, Territory territory) {}

  /** The law of a day, as most cases are of one: which are in force, and what is shown. */
  private record OnDay(LocalDate day, BitSet inForce, List<Conditional<Advisory>> advisories) {}

  private static OnDay on(
      LocalDate day, List<Provision> provisions, List<Conditional<Advisory>> advisories) {
    BitSet inForce = new BitSet();
    for (int i = 0; i < provisions.size(); i++) {
      inForce.set(i, provisions.get(i).clause().inForce().contains(day));
    }
    return new OnDay(
        day,
        inForce,
        advisories.stream().filter(advisory -> advisory.declared.isShownOn(day)).toList());
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

  /** Sets the results of all of them, in their order, where they stand in the whole law. */
  void place(List<Result> results, @Nullable Result[] inLaw) {
    for (int i = 0; i < placesInLaw.length; i++) {
      inLaw[placesInLaw[i]] = results.get(i);
    }
  }

  /** A number beyond the places of all of them in the whole law. */
  int beyondPlaces() {
    return placesInLaw.length == 0 ? 0 : placesInLaw[placesInLaw.length - 1] + 1;
  }

  /** How many conditions under which one of them is not needed have ordinals. */
  public int exemptions() {
    return notNeeded.size();
  }

  /** The ordinal of a condition under which the provision at a place is not needed. */
  public int exemption(int place, int condition) {
    int before = 0;
    while (notNeeded.get(before).place < place) {
      before++;
    }
    return firstExemption + before + condition;
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
    byte[] all = new byte[criteria.size()];
    for (FactColumn column : columns) {
      column.read(stated, all);
    }
    Status[] inTerritory = new Status[territories.size()];
    for (int i = 0; i < inTerritory.length; i++) {
      inTerritory[i] = Result.inTerritory(territories.get(i), stated);
    }
    OnDay today = on(asOf);
    int[] shown = new int[inOrder.size()];
    for (Conditional<Advisory> advisory : today.advisories()) {
      if (advisory.isMet(all)) {
        shown[advisory.place] |= 1 << advisory.number;
      }
    }
    Map<Integer, NotNeeded> exempt = exempt(all, asOf, engine);
    BitSet judged = judged(stated.known(type));
    Result[] results = new Result[shown.length];
    for (int i = 0; i < results.length; i++) {
      int way = 0;
      int unmet = 0;
      for (int at = begins[i]; at < begins[i + 1]; at++) {
        int status = all[ofCriteria[at]];
        way = way * Status.COUNT + status;
        unmet |= status;
      }
      if (!engine.agrees(first + i, unmet == 0)) {
        engine.dispute(inOrder.get(i));
      }
      Status where = inTerritory[territory[i]];
      int number = NONE_KEPT;
      if (firstKept[i] != NONE_KEPT && !judged.get(i) && !exempt.containsKey(i)) {
        number = (way * Status.COUNT + where.number()) * 2 + (today.inForce().get(i) ? 1 : 0);
        number = (number << advisoryBits[i]) + shown[i];
      }
      Result result = number == NONE_KEPT ? null : kept.get(firstKept[i] + number);
      results[i] =
          result == null ? result(i, number, all, where, exempt.get(i), stated, today) : result;
    }
    return Arrays.asList(results);
  }

  /** A result that is not known yet, kept for other cases where it can be theirs. */
  private Result result(
      int place,
      int number,
      byte[] all,
      Status inTerritory,
      @Nullable NotNeeded exemption,
      Case stated,
      OnDay today) {
    Provision provision = inOrder.get(place);
    Status[] statuses = new Status[begins[place + 1] - begins[place]];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = Status.of(all[ofCriteria[begins[place] + i]]);
    }
    List<Advisory> shown = new ArrayList<>();
    for (Conditional<Advisory> advisory : today.advisories()) {
      if (advisory.place == place && advisory.isMet(all)) {
        shown.add(advisory.declared);
      }
    }
    Result result =
        Result.of(
                first + place,
                provision,
                new Reading(provision, statuses),
                inTerritory,
                exemption,
                stated,
                today.day())
            .with(shown);
    if (number == NONE_KEPT
        || (result.outcome() == Outcome.INDETERMINATE
            && !MissingFacts.restOnStatusesAlone(provision))) {
      return result;
    }
    Result ofMany = result.numbered(number);
    kept.set(firstKept[place] + number, ofMany);
    return ofMany;
  }

  /** By place, the first condition under which a provision is not needed. */
  private Map<Integer, NotNeeded> exempt(byte[] all, LocalDate asOf, EngineComparison engine) {
    Map<Integer, NotNeeded> exempt = new HashMap<>();
    for (int i = 0; i < notNeeded.size(); i++) {
      Conditional<NotNeeded> condition = notNeeded.get(i);
      boolean met = condition.isMet(all);
      engine.agrees(inOrder.get(condition.place), firstExemption + i, met);
      if (met && !asOf.isBefore(condition.declared.from())) {
        exempt.putIfAbsent(condition.place, condition.declared);
      }
    }
    return exempt;
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
      known = on(day, inOrder, advisories);
      lastDay = known;
    }
    return known;
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
