package org.policyeligibility.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The location check of a case: an enterprise in a zone lies in all that the zone is or lies in. It
 * is no equality, as the address may lie in more than the zone does. Statements that can stand
 * together and hardly do are warned of and not refused: a kind of zone where there is none, a
 * region other than that of the province.
 *
 * @param stated of the facts that can be doubtful, and of provinces, those that the profile of each
 *     states itself or by an identifier
 */
record Location(Vocabulary vocabulary, List<StatedProfile> read, Set<Fact> stated) {

  /** Notes what each profile states, before profiles of one case take facts from each other. */
  static Location of(Vocabulary vocabulary, List<StatedProfile> read) {
    Set<Fact> stated = new HashSet<>();
    for (StatedProfile profile : read) {
      for (Fact fact : vocabulary.doubtful(profile.type)) {
        add(stated, profile, fact);
        if (fact.province() != null) {
          add(stated, profile, vocabulary.known(profile.type, fact.province()));
        }
      }
    }
    return new Location(vocabulary, read, stated);
  }

  private static void add(Set<Fact> itself, StatedProfile profile, Fact fact) {
    if (profile.facts.contains(fact)) {
      itself.add(fact);
    }
  }

  /** Refuses a place that is said to lie outside what its zone is known to lie in. */
  void compare(List<InputFault> faults) {
    each(
        (profile, fact) -> {
          StatedProfile zone = zone(fact);
          ValueSet area = area(fact);
          if (zone != null
              && area != null
              && profile.facts.get(fact) instanceof ValueSet stated
              && area.stream().anyMatch(vocabulary.withWholes(fact, stated)::lacks)) {
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
          if (area != null && !profile.facts.contains(fact)) {
            profile.facts.put(fact, area.within(fact.valueList(), null));
          }
        });
  }

  private void each(BiConsumer<StatedProfile, Fact> placed) {
    for (StatedProfile profile : read) {
      vocabulary.placed(profile.type).forEach(fact -> placed.accept(profile, fact));
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

  /** Adds a warning to each profile that states what contradicts the rest of the case. */
  void warn() {
    for (StatedProfile profile : read) {
      for (Fact fact : vocabulary.doubtful(profile.type)) {
        if (stated.contains(fact)) {
          place(profile, fact);
          consequence(profile, fact);
        }
      }
    }
  }

  /** A kind of zone in a province that has none of it, told once at the province. */
  private void place(StatedProfile profile, Fact fact) {
    if (fact.province() == null || !(profile.facts.get(fact) instanceof ValueSet kinds)) {
      return;
    }
    Fact provinceFact = vocabulary.known(profile.type, fact.province());
    Object province = profile.facts.get(provinceFact);
    if (province == null) {
      return;
    }
    for (String kind : kinds) {
      if (fact.valueList().get(kind).outside().contains(province.toString())) {
        String at = stated.contains(provinceFact) ? provinceFact.name() : fact.name();
        add(profile, new InputWarning(profile.at(at), InputWarning.Doubt.ZONE_KIND_ELSEWHERE));
      }
    }
  }

  /** A value other than the one that follows from the other facts of the case. */
  private void consequence(StatedProfile profile, Fact fact) {
    String follows = fact.followsFrom().isEmpty() ? null : vocabulary.following(fact, this::known);
    if (follows != null && !follows.equals(profile.facts.get(fact))) {
      add(profile, new InputWarning(profile.at(fact.name()), InputWarning.Doubt.FOLLOWS_OTHERWISE));
    }
  }

  private @Nullable Object known(Fact fact) {
    for (StatedProfile profile : read) {
      if (profile.type == fact.profile()) {
        return profile.facts.get(fact);
      }
    }
    return null;
  }

  private static void add(StatedProfile profile, InputWarning warning) {
    if (!profile.warnings.contains(warning)) {
      profile.warnings.add(warning);
    }
  }
}
