package org.policyeligibility.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;

/**
 * Every way to complete a profile that one provision tells apart: a fact can settle it where two of
 * them differ by that fact alone and in the outcome.
 */
final class Completions {
  private final InventoryProvision provision;
  private final Map<String, ?> stated;
  private final LocalDate asOf;
  private final Map<String, List<Object>> values = new LinkedHashMap<>();
  private final List<String> facts;

  Completions(
      InventoryProvision provision, Map<String, ?> stated, LocalDate asOf, Vocabulary vocabulary) {
    this.provision = provision;
    this.stated = stated;
    this.asOf = asOf;
    InventoryProfile known = new InventoryProfile(stated, asOf);
    ProfileType type = ProfileType.ofCode(provision.text("profile")).orElseThrow();
    for (String fact : provision.facts()) {
      boolean open = stated.get(fact) == null && !isGiven(fact, known);
      if (open) {
        values.put(fact, distinct(fact, candidates(vocabulary.known(type, fact))));
      }
    }
    this.facts = List.copyOf(values.keySet());
  }

  /** A kind of zone gives the province, which gives the region; neither is then asked for. */
  private static boolean isGiven(String fact, InventoryProfile known) {
    return (fact.endsWith("rovinceCode") || fact.equals("region")) && known.value(fact) != null;
  }

  private List<Object> candidates(Fact fact) {
    return switch (fact.type()) {
      case BOOLEAN -> List.of(true, false);
      case ENUM ->
          fact.name().endsWith("rovinceCode")
              ? List.of("CN-SH", "CN-BJ")
              : List.copyOf(fact.valueList().names());
      case SET -> sets(fact.valueList());
      case INTEGER -> List.of(0, 1, 2, 3, 4, 5);
      case NUMBER -> List.of(4, 5, 6);
      case DATE -> days();
    };
  }

  private static List<Object> sets(ValueList list) {
    List<Object> sets = new ArrayList<>();
    list.names().forEach(name -> sets.add(List.of(name)));
    return sets;
  }

  private List<Object> days() {
    List<Object> days = new ArrayList<>();
    for (int years : new int[] {17, 18, 59, 60, 61, 64, 65, 66}) {
      days.add(asOf.minusYears(years).toString());
    }
    return days;
  }

  /** One of each kind that the provision tells apart. */
  private List<Object> distinct(String fact, List<Object> candidates) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (Object value : candidates) {
      Map<String, Object> alone = new HashMap<>();
      alone.put("type", provision.text("profile"));
      alone.put(fact, value);
      InventoryProfile profile = new InventoryProfile(alone, asOf);
      StringBuilder kind = new StringBuilder();
      for (String read : new TreeSet<>(List.of(fact, "ageYears", "withinZoneTypes"))) {
        provision
            .reading(read)
            .forEach(
                inventoryCriterion ->
                    kind.append(inventoryCriterion)
                        .append(inventoryCriterion.status(profile.value(read))));
      }
      kind.append(profile.value("provinceCode")).append(profile.value("employerProvinceCode"));
      kinds.putIfAbsent(kind.toString(), value);
    }
    return List.copyOf(kinds.values());
  }

  /** The facts that can settle the provision. */
  Set<String> settling() {
    Map<List<Object>, String> outcomes = new HashMap<>();
    complete(new ArrayList<>(), outcomes);
    Set<String> settling = new TreeSet<>();
    for (int i = 0; i < facts.size(); i++) {
      if (tells(i, outcomes)) {
        settling.add(facts.get(i));
      }
    }
    return settling;
  }

  private void complete(List<Object> chosen, Map<List<Object>, String> outcomes) {
    if (chosen.size() < facts.size()) {
      for (Object value : values.getOrDefault(facts.get(chosen.size()), List.of())) {
        chosen.add(value);
        complete(chosen, outcomes);
        chosen.remove(chosen.size() - 1);
      }
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>(stated);
    for (int i = 0; i < facts.size(); i++) {
      all.put(facts.get(i), chosen.get(i));
    }
    if (canBeStated(all)) {
      outcomes.put(List.copyOf(chosen), provision.outcome(new InventoryProfile(all, asOf), asOf));
    }
  }

  /** A kind of zone that lies in Shanghai is in no other province. */
  private static boolean canBeStated(Map<String, Object> all) {
    Map<String, Object> without = new HashMap<>(all);
    Object province = all.get("provinceCode");
    Object employer = all.get("employerProvinceCode");
    without.remove("provinceCode");
    without.remove("employerProvinceCode");
    InventoryProfile profile = new InventoryProfile(without, LocalDate.of(2024, 1, 1));
    Object given = profile.value("provinceCode");
    Object there = profile.value("employerProvinceCode");
    return (given == null || province == null || given.equals(province))
        && (there == null || employer == null || there.equals(employer));
  }

  private static boolean tells(int fact, Map<List<Object>, String> outcomes) {
    Map<List<Object>, String> before = new HashMap<>();
    for (Map.Entry<List<Object>, String> entry : outcomes.entrySet()) {
      List<Object> rest = new ArrayList<>(entry.getKey());
      rest.remove(fact);
      String other = before.putIfAbsent(rest, entry.getValue());
      if (other != null && !other.equals(entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** All that the answer rests on, so that it is worked out once. */
  String key() {
    InventoryProfile known = new InventoryProfile(stated, asOf);
    StringBuilder key = new StringBuilder(provision.id()).append(facts);
    for (String fact : provision.facts()) {
      String read = fact.equals("birthDate") ? "ageYears" : fact;
      provision
          .reading(read)
          .forEach(inventoryCriterion -> key.append(inventoryCriterion.status(known.value(read))));
    }
    return key.append(known.value(String.valueOf(provision.province()))).toString();
  }
}
