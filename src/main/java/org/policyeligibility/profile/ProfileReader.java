package org.policyeligibility.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Requirement;

/**
 * Reads what is stated, a tree of maps, lists, strings, numbers and booleans, into a profile. It
 * asks only whether the question can be read; the rules answer it. Every fault is collected.
 */
public final class ProfileReader {
  private static final String TYPE = "type";
  private static final String ASSESSMENTS = "assessments";
  private static final String APPROVALS = "approvals";

  /** A longer name is not repeated in a pointer. */
  private static final int LONGEST_NAME = 100;

  private final Vocabulary vocabulary;
  private final Predicate<String> benefitOrClause;

  /**
   * A reader over one vocabulary.
   *
   * @param benefitOrClause whether an id is one that assessments and approvals can be keyed by
   */
  public ProfileReader(Vocabulary vocabulary, Predicate<String> benefitOrClause) {
    this.vocabulary = vocabulary;
    this.benefitOrClause = benefitOrClause;
  }

  /**
   * The profile, or null where faults were found.
   *
   * @param stated the value under {@code profile}
   * @param pointer where it stands in the body
   * @param asOf null where the as-of date itself could not be read: then nothing is compared with
   *     it
   * @param faults what is found is added here
   */
  public @Nullable Profile read(
      @Nullable Object stated, String pointer, @Nullable LocalDate asOf, List<InputFault> faults) {
    if (stated == null) {
      faults.add(InputFault.of(pointer, "required"));
      return null;
    }
    if (!(stated instanceof Map<?, ?> members)) {
      faults.add(InputFault.of(pointer, "wrong-type", "expected", "object"));
      return null;
    }
    int before = faults.size();
    Optional<ProfileType> type = type(members.get(TYPE), pointer + "/" + TYPE, faults);
    if (type.isEmpty()) {
      refuseNamesOfNoType(members, pointer, faults);
      return null;
    }
    Reading reading = new Reading(type.get(), pointer, asOf, faults);
    reading.members(members);
    reading.compare();
    return faults.size() > before || asOf == null
        ? null
        : Profile.of(
            type.get(), vocabulary, reading.facts, reading.assessments, reading.approvals, asOf);
  }

  private static Optional<ProfileType> type(
      @Nullable Object stated, String pointer, List<InputFault> faults) {
    if (stated == null) {
      faults.add(InputFault.of(pointer, "required"));
      return Optional.empty();
    }
    if (!(stated instanceof String code)) {
      faults.add(InputFault.of(pointer, "wrong-type", "expected", "string"));
      return Optional.empty();
    }
    Optional<ProfileType> type = ProfileType.ofCode(code);
    if (type.isEmpty()) {
      faults.add(InputFault.of(pointer, "unknown-value", "values", "enterprise, person, zone"));
    }
    return type;
  }

  private void refuseNamesOfNoType(Map<?, ?> members, String pointer, List<InputFault> faults) {
    for (Object key : members.keySet()) {
      String name = String.valueOf(key);
      if (faults.size() > InputFault.MOST) {
        return;
      }
      if (!isMember(name) && typesWith(name).isEmpty()) {
        faults.add(unknownName(pointer, name, List.of()));
      }
    }
  }

  private static boolean isMember(String name) {
    return name.equals(TYPE) || name.equals(ASSESSMENTS) || name.equals(APPROVALS);
  }

  private List<ProfileType> typesWith(String name) {
    return List.of(ProfileType.values()).stream()
        .filter(type -> vocabulary.fact(type, name) != null)
        .toList();
  }

  /** A name that is not known here, with the nearest that is; one too long is not repeated. */
  public static InputFault unknownName(String pointer, String name, List<String> known) {
    String place = name.length() > LONGEST_NAME ? pointer : InputFault.below(pointer, name);
    return Nearest.to(name, known)
        .map(nearest -> InputFault.of(place, "unknown-property", "nearest", nearest))
        .orElseGet(() -> InputFault.of(place, "unknown-property"));
  }

  /** One reading of one profile. */
  private final class Reading {
    private final ProfileType type;
    private final String pointer;
    private final @Nullable LocalDate asOf;
    private final List<InputFault> faults;
    private final Map<Fact, Object> facts = new LinkedHashMap<>();
    private final Map<String, Standing> assessments = new HashMap<>();
    private final Map<String, Standing> approvals = new HashMap<>();

    Reading(ProfileType type, String pointer, @Nullable LocalDate asOf, List<InputFault> faults) {
      this.type = type;
      this.pointer = pointer;
      this.asOf = asOf;
      this.faults = faults;
    }

    void members(Map<?, ?> members) {
      members.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (faults.size() > InputFault.MOST) {
              return;
            }
            switch (name) {
              case TYPE -> {}
              case ASSESSMENTS -> standings(Requirement.Kind.ASSESSMENT, name, value, assessments);
              case APPROVALS -> standings(Requirement.Kind.APPROVAL, name, value, approvals);
              default -> fact(name, value);
            }
          });
    }

    private void fact(String name, @Nullable Object value) {
      Fact fact = vocabulary.fact(type, name);
      if (fact == null) {
        faults.add(noSuchFact(name));
      } else if (fact.derivedFrom() != null) {
        faults.add(
            InputFault.of(
                InputFault.below(pointer, name), "derived-fact", "from", fact.derivedFrom()));
      } else if (value != null) {
        Object read = new FactReader(fact, InputFault.below(pointer, name), faults).read(value);
        if (read != null) {
          facts.put(fact, read);
        }
      }
    }

    private InputFault noSuchFact(String name) {
      List<ProfileType> others = typesWith(name);
      if (!others.isEmpty()) {
        String types = String.join(", ", others.stream().map(ProfileType::code).toList());
        return InputFault.of(InputFault.below(pointer, name), "other-profile-type", "types", types);
      }
      List<String> known = new ArrayList<>(vocabulary.names(type));
      known.removeIf(fact -> vocabulary.known(type, fact).derivedFrom() != null);
      known.addAll(List.of(TYPE, ASSESSMENTS, APPROVALS));
      return unknownName(pointer, name, known);
    }

    private void standings(
        Requirement.Kind kind,
        String name,
        @Nullable Object stated,
        Map<String, Standing> standings) {
      String place = InputFault.below(pointer, name);
      if (stated == null) {
        return;
      }
      if (!(stated instanceof Map<?, ?> members)) {
        faults.add(InputFault.of(place, "wrong-type", "expected", "object"));
        return;
      }
      members.forEach(
          (key, value) -> {
            String id = String.valueOf(key);
            if (faults.size() > InputFault.MOST) {
              return;
            }
            String at = id.length() > LONGEST_NAME ? place : InputFault.below(place, id);
            if (!benefitOrClause.test(id)) {
              faults.add(InputFault.of(at, "unknown-id"));
            } else if (value != null) {
              standing(kind, at, value).ifPresent(standing -> standings.put(id, standing));
            }
          });
    }

    private Optional<Standing> standing(Requirement.Kind kind, String at, Object value) {
      List<Standing> allowed =
          List.of(Standing.values()).stream().filter(standing -> standing.fits(kind)).toList();
      if (!(value instanceof String name)) {
        faults.add(InputFault.of(at, "wrong-type", "expected", "string"));
        return Optional.empty();
      }
      Optional<Standing> standing =
          allowed.stream().filter(one -> one.name().equals(name)).findFirst();
      if (standing.isEmpty()) {
        String values = String.join(", ", allowed.stream().map(Standing::name).toList());
        faults.add(InputFault.of(at, "unknown-value", "values", values));
      }
      return standing;
    }

    /** What can be read one by one, but not together. */
    void compare() {
      facts.forEach(
          (fact, value) -> {
            if (isBirth(fact) && asOf != null && ((LocalDate) value).isAfter(asOf)) {
              faults.add(
                  InputFault.of(InputFault.below(pointer, fact.name()), "birth-after-as-of"));
            }
            if (fact.province() != null) {
              compareProvince(fact, (ValueSet) value, fact.province());
            }
          });
    }

    /** A day from which an age is counted. */
    private boolean isBirth(Fact fact) {
      return vocabulary.facts(type).stream()
          .anyMatch(derived -> fact.name().equals(derived.derivedFrom()));
    }

    private void compareProvince(Fact places, ValueSet stated, String provinceFact) {
      Object province = facts.get(vocabulary.known(type, provinceFact));
      for (String place : stated) {
        String given = places.valueList().get(place).province();
        if (given != null && province != null && !given.equals(province)) {
          faults.add(
              new InputFault(
                  InputFault.below(pointer, provinceFact),
                  "province-contradicts-zone",
                  Map.of("fact", places.name(), "place", place, "province", given)));
        }
      }
    }
  }
}
