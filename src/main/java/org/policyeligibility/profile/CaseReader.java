package org.policyeligibility.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.register.ZoneRegister;

/**
 * Reads what is stated of a case. What the profiles of one case say of each other (the employer's
 * zone types are the enterprise's) is taken over where only one says it, and refused where they say
 * different things. Every fault is collected.
 */
public final class CaseReader {
  private final Vocabulary vocabulary;
  private final IdentifierReader identifiers;
  private final ProfileReader profiles;

  /** Types of profile of which no two facts say the same: alone, such a one has none to share. */
  private final Set<ProfileType> unshared = EnumSet.noneOf(ProfileType.class);

  /**
   * A reader over one vocabulary.
   *
   * @param register the zones that can be named instead of their types
   * @param benefitOrClause whether an id is one that assessments and approvals can be keyed by
   */
  public CaseReader(
      Vocabulary vocabulary, ZoneRegister register, Predicate<String> benefitOrClause) {
    this.vocabulary = vocabulary;
    this.identifiers = new IdentifierReader(vocabulary, register);
    this.profiles = new ProfileReader(vocabulary, benefitOrClause);
    for (ProfileType type : ProfileType.values()) {
      List<Fact> facts = vocabulary.facts(type);
      if (facts.stream().map(vocabulary::shared).distinct().count() == facts.size()) {
        unshared.add(type);
      }
    }
  }

  /** A reader that knows no zone by name: for facts that are stated as such. */
  public CaseReader(Vocabulary vocabulary, Predicate<String> benefitOrClause) {
    this(vocabulary, ZoneRegister.EMPTY, benefitOrClause);
  }

  /**
   * The case of one profile, or null where faults were found.
   *
   * @param stated the value under {@code profile}
   * @param pointer where it stands in the body
   * @param asOf null where the as-of date itself could not be read: then nothing is compared with
   *     it
   * @param faults what is found is added here
   */
  public @Nullable Case read(
      @Nullable Object stated, String pointer, @Nullable LocalDate asOf, List<InputFault> faults) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put(pointer, stated);
    return read(members, asOf, faults);
  }

  /**
   * The case of several profiles, or null where faults were found.
   *
   * @param stated each profile, by the pointer to where it stands
   * @param asOf as above
   * @param faults what is found is added here
   */
  public @Nullable Case read(
      Map<String, @Nullable Object> stated, @Nullable LocalDate asOf, List<InputFault> faults) {
    int before = faults.size();
    List<StatedProfile> read = new ArrayList<>();
    Set<ProfileType> types = EnumSet.noneOf(ProfileType.class);
    stated.forEach(
        (pointer, value) -> {
          StatedProfile profile = profiles.read(value, pointer, faults);
          if (profile != null && !types.add(profile.type)) {
            faults.add(InputFault.of(pointer, "same-profile-type", "type", profile.type.code()));
          } else if (profile != null) {
            read.add(profile);
          }
        });
    read.forEach(profile -> identifiers.complete(profile, asOf, faults));
    Location location = Location.of(vocabulary, read);
    location.compare(faults);
    share(read, faults);
    location.fill();
    tellProvince(read);
    location.warn();
    read.forEach(profile -> follow(profile, read));
    read.forEach(profile -> compare(profile, asOf, faults));
    if (faults.size() > before || asOf == null) {
      return null;
    }
    List<Profile> known = new ArrayList<>(read.size());
    for (StatedProfile profile : read) {
      known.add(known(profile, asOf));
    }
    return Case.of(known);
  }

  /** Tells the other profiles of a case in which province one lies by the kind of its place. */
  private void tellProvince(List<StatedProfile> read) {
    if (read.size() == 1) {
      return;
    }
    Map<Fact, Object> given = new HashMap<>();
    for (StatedProfile profile : read) {
      profile.facts.forEach(
          (fact, value) -> {
            if (fact.province() != null) {
              for (String place : (ValueSet) value) {
                String province = fact.valueList().get(place).province();
                if (province != null) {
                  Fact known = vocabulary.known(profile.type, fact.province());
                  given.putIfAbsent(vocabulary.shared(known), province);
                }
              }
            }
          });
    }
    for (StatedProfile profile : read) {
      for (Fact fact : vocabulary.facts(profile.type)) {
        Object province = given.get(vocabulary.shared(fact));
        if (province != null) {
          profile.facts.putIfAbsent(fact, province);
        }
      }
    }
  }

  /** Adds what follows for one profile from the others of its case. What is stated stands. */
  private void follow(StatedProfile profile, List<StatedProfile> read) {
    if (read.size() == 1) {
      return;
    }
    Map<Fact, Object> others = new HashMap<>();
    read.stream()
        .filter(other -> other != profile)
        .forEach(other -> other.facts.forEach(others::put));
    for (Fact fact : vocabulary.deriving(profile.type)) {
      String value = vocabulary.following(fact, others::get);
      if (value != null) {
        profile.facts.putIfAbsent(fact, value);
      }
    }
  }

  private Profile known(StatedProfile read, LocalDate asOf) {
    return Profile.of(
        read.type,
        vocabulary,
        read.facts.bySlot(),
        read.assessments,
        read.approvals,
        read.warnings,
        asOf);
  }

  /**
   * Shares facts between profiles that both have a word for them: known to one, they are known to
   * both. Contradictions are faults.
   */
  private void share(List<StatedProfile> read, List<InputFault> faults) {
    if (read.size() == 1 && unshared.contains(read.get(0).type)) {
      return;
    }
    Map<Fact, Object> known = new LinkedHashMap<>();
    Map<Fact, StatedProfile> sources = new HashMap<>();
    for (StatedProfile profile : read) {
      profile.facts.forEach(
          (fact, value) -> {
            Fact shared = vocabulary.shared(fact);
            StatedProfile source = sources.putIfAbsent(shared, profile);
            Optional<Object> both = joined(fact, known.get(shared), value);
            if (both.isPresent()) {
              known.put(shared, both.get());
            } else if (source != null) {
              faults.add(
                  new InputFault(
                      profile.at(fact.name()),
                      "profiles-contradict",
                      Map.of("other", source.pointer, "otherFact", stating(source, shared))));
            }
          });
    }
    for (StatedProfile profile : read) {
      for (Fact fact : vocabulary.facts(profile.type)) {
        Object value = known.get(vocabulary.shared(fact));
        if (value != null) {
          profile.facts.put(fact, value);
        }
      }
    }
  }

  /** The fact by which a profile states what it shares. */
  private String stating(StatedProfile profile, Fact shared) {
    return profile.facts.inOrder().stream()
        .filter(fact -> vocabulary.shared(fact).equals(shared))
        .map(Fact::name)
        .findFirst()
        .orElse(shared.name());
  }

  /** The value of a fact that two profiles state; empty where they contradict each other. */
  private Optional<Object> joined(Fact fact, @Nullable Object value, Object other) {
    if (value instanceof ValueSet set && other instanceof ValueSet more) {
      return set.join(more)
          .or(() -> vocabulary.withWholes(fact, set).join(vocabulary.withWholes(fact, more)))
          .map(joined -> joined);
    }
    return value == null || value.equals(other) ? Optional.of(other) : Optional.empty();
  }

  /** Checks values that can be read one by one, but not together. */
  private void compare(StatedProfile profile, @Nullable LocalDate asOf, List<InputFault> faults) {
    profile.facts.forEach(
        (fact, value) -> {
          if (vocabulary.isBirth(fact) && asOf != null && ((LocalDate) value).isAfter(asOf)) {
            faults.add(InputFault.of(profile.at(fact.name()), "birth-after-as-of"));
          }
          if (fact.province() != null) {
            compareProvince(profile, fact, (ValueSet) value, fact.province(), faults);
          }
        });
  }

  private void compareProvince(
      StatedProfile profile,
      Fact places,
      ValueSet stated,
      String provinceFact,
      List<InputFault> faults) {
    Object province = profile.facts.get(vocabulary.known(profile.type, provinceFact));
    for (String place : stated) {
      String given = places.valueList().get(place).province();
      if (given != null && province != null && !given.equals(province)) {
        faults.add(
            new InputFault(
                profile.at(provinceFact),
                "province-contradicts-zone",
                Map.of("fact", places.name(), "place", place, "province", given)));
      }
    }
  }
}
