package org.policyeligibility.profile;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The containment of places among the profiles of one case: an enterprise in a zone lies in all
 * that the zone is or lies in. It is no equality, as the address may lie in more than the zone
 * does.
 */
record Location(Vocabulary vocabulary, List<StatedProfile> read) {

  /** Refuses a place that is said to lie outside what its zone is known to lie in. */
  void compare(List<InputFault> faults) {
    each(
        (profile, fact) -> {
          StatedProfile zone = zone(fact);
          ValueSet area = area(fact);
          if (zone != null
              && area != null
              && profile.facts.get(fact) instanceof ValueSet stated
              && area.stream().anyMatch(kind -> isOutside(stated, kind, fact.valueList()))) {
            faults.add(
                InputFault.of(
                    profile.at(fact.name()), "profiles-contradict", "other", zone.pointer));
          }
        });
  }

  /** Takes over what the zone says where nothing is said of the place; the rest stays open. */
  void fill() {
    each(
        (profile, fact) -> {
          ValueSet area = area(fact);
          if (area != null && !profile.facts.containsKey(fact)) {
            profile.facts.put(fact, area.within(fact.valueList(), null));
          }
        });
  }

  private void each(BiConsumer<StatedProfile, Fact> placed) {
    for (StatedProfile profile : read) {
      for (Fact fact : vocabulary.facts(profile.type)) {
        if (fact.liesIn() != null) {
          placed.accept(profile, fact);
        }
      }
    }
  }

  private @Nullable StatedProfile zone(Fact fact) {
    Fact area = vocabulary.liesIn(fact);
    for (StatedProfile profile : read) {
      if (area != null && profile.type == area.profile()) {
        return profile;
      }
    }
    return null;
  }

  /**
   * The types that the zone of the case is known to have and to lie in; null where nothing is
   * known.
   */
  private @Nullable ValueSet area(Fact fact) {
    StatedProfile zone = zone(fact);
    Fact area = vocabulary.liesIn(fact);
    if (zone == null || area == null) {
      return null;
    }
    ValueSet within = (ValueSet) zone.facts.get(area);
    String included = area.includes();
    ValueSet is =
        included == null
            ? null
            : (ValueSet) zone.facts.get(vocabulary.known(area.profile(), included));
    return is == null ? within : is.within(area.valueList(), within);
  }

  /** To be in a part is to be in the whole, whether or not that is said. */
  private static boolean isOutside(ValueSet stated, String kind, ValueList list) {
    String part = list.get(kind).implies();
    return stated.lacks(kind) && (part == null || !stated.contains(part));
  }
}
