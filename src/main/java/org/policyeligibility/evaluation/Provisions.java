package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.ProfileType;

/**
 * The evaluable provisions addressed to one type of profile, in the order of the law. A criterion
 * that many of them share is read once for a profile.
 */
public final class Provisions {
  private final ProfileType type;
  private final int first;
  private final List<Provision> inOrder;
  private final List<Criterion> criteria;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[][] ofProvision;
  private final int[][][] ofAdvisory;
  private final int[][][] ofExemption;

  /** By provision: the ordinal of its first condition under which it is not needed. */
  private final int[] firstExemption;

  private final int exemptions;

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
    this.firstExemption = new int[inOrder.size()];
    int exemption = firstExemption;
    for (int i = 0; i < inOrder.size(); i++) {
      this.firstExemption[i] = exemption;
      exemption += inOrder.get(i).notNeeded().size();
    }
    this.exemptions = exemption - firstExemption;
    this.inOrder = List.copyOf(inOrder);
    for (int i = 0; i < inOrder.size(); i++) {
      places.put(inOrder.get(i).id(), i);
    }
    Map<Criterion, Integer> distinct = new LinkedHashMap<>();
    this.ofProvision =
        inOrder.stream()
            .map(provision -> places(provision.criteria(), distinct))
            .toArray(int[][]::new);
    this.ofAdvisory =
        inOrder.stream()
            .map(
                provision ->
                    provision.advisories().stream()
                        .map(advisory -> places(advisory.when(), distinct))
                        .toArray(int[][]::new))
            .toArray(int[][][]::new);
    this.ofExemption =
        inOrder.stream()
            .map(
                provision ->
                    provision.notNeeded().stream()
                        .map(condition -> places(condition.when(), distinct))
                        .toArray(int[][]::new))
            .toArray(int[][][]::new);
    this.criteria = new ArrayList<>(distinct.keySet());
  }

  private static int[] places(List<Criterion> criteria, Map<Criterion, Integer> distinct) {
    return criteria.stream()
        .mapToInt(
            criterion -> {
              distinct.putIfAbsent(criterion, distinct.size());
              return distinct.getOrDefault(criterion, -1);
            })
        .toArray();
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
    return firstExemption[place] + condition;
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
    Result result = result(ordinal(provision), provision, shown, stated, asOf);
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
    return result(other.ordinal(), other.provision(), List.of(), stated, asOf);
  }

  private static Result result(
      int ordinal, Provision provision, List<Advisory> advisories, Case stated, LocalDate asOf) {
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
    return Result.of(ordinal, provision, statuses, exemption, advisories, stated, asOf);
  }

  private static boolean areMet(List<Criterion> criteria, Case stated) {
    for (Criterion criterion : criteria) {
      if (criterion.read(stated) != Status.MET) {
        return false;
      }
    }
    return true;
  }

  /** Reads every criterion once. */
  public Status[] read(Case stated) {
    Status[] statuses = new Status[criteria.size()];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = criteria.get(i).read(stated);
    }
    return statuses;
  }

  /** The statuses of a provision's criteria, picked from all that were read. */
  public Status[] of(int ordinal, Status[] all) {
    int[] places = ofProvision[ordinal];
    Status[] statuses = new Status[places.length];
    for (int i = 0; i < places.length; i++) {
      statuses[i] = all[places[i]];
    }
    return statuses;
  }

  /** Whether a condition under which the provision at a place is not needed is met. */
  boolean isExempt(int place, int condition, Status[] all) {
    return allMet(ofExemption[place][condition], all);
  }

  /** The first condition under which a provision is not needed on a day; null where it may be. */
  @Nullable
  public NotNeeded exemption(int place, Status[] all, LocalDate asOf) {
    List<NotNeeded> declared = inOrder.get(place).notNeeded();
    for (int i = 0; i < declared.size(); i++) {
      if (!asOf.isBefore(declared.get(i).from()) && isExempt(place, i, all)) {
        return declared.get(i);
      }
    }
    return null;
  }

  /** The advisories of a provision that are shown on a day and whose conditions are met. */
  List<Advisory> advisories(int ordinal, Status[] all, LocalDate asOf) {
    List<Advisory> declared = inOrder.get(ordinal).advisories();
    if (declared.isEmpty()) {
      return declared;
    }
    List<Advisory> shown = new ArrayList<>(declared.size());
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).isShownOn(asOf) && allMet(ofAdvisory[ordinal][i], all)) {
        shown.add(declared.get(i));
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
}
