package org.policyeligibility.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Requirement;

/**
 * Reads one profile of a case: a tree of maps, lists, strings, numbers and booleans. It asks only
 * whether the question can be read; the rules answer it. Every fault is collected.
 */
final class ProfileReader {
  private static final String TYPE = "type";
  private static final String TYPES = "enterprise, person, zone";
  private static final String ASSESSMENTS = "assessments";
  private static final String APPROVALS = "approvals";

  /** Those that can be said of each kind, by name, in their order. */
  private static final Map<Requirement.Kind, Map<String, Standing>> STANDINGS = standings();

  private final Vocabulary vocabulary;
  private final Predicate<String> benefitOrClause;

  /** The names that can be stated of each type of profile, for suggestions. */
  private final Map<ProfileType, NearestName> names = new EnumMap<>(ProfileType.class);

  /**
   * A reader over one vocabulary.
   *
   * @param benefitOrClause whether an id is one that assessments and approvals can be keyed by
   */
  ProfileReader(Vocabulary vocabulary, Predicate<String> benefitOrClause) {
    this.vocabulary = vocabulary;
    this.benefitOrClause = benefitOrClause;
    for (ProfileType type : ProfileType.values()) {
      names.put(type, NearestName.among(stateable(type)));
    }
  }

  private static Map<Requirement.Kind, Map<String, Standing>> standings() {
    Map<Requirement.Kind, Map<String, Standing>> standings = new EnumMap<>(Requirement.Kind.class);
    for (Requirement.Kind kind : Requirement.Kind.values()) {
      Map<String, Standing> ofKind = new LinkedHashMap<>();
      for (Standing standing : Standing.values()) {
        if (standing.fits(kind)) {
          ofKind.put(standing.name(), standing);
        }
      }
      standings.put(kind, ofKind);
    }
    return standings;
  }

  private List<String> stateable(ProfileType type) {
    List<String> stateable = new ArrayList<>();
    for (Fact fact : vocabulary.facts(type)) {
      if (fact.derivedFrom() == null) {
        stateable.add(fact.name());
      }
    }
    vocabulary.identifiers(type).forEach(identifier -> stateable.add(identifier.name()));
    stateable.addAll(List.of(TYPE, ASSESSMENTS, APPROVALS));
    return stateable;
  }

  /**
   * Reads a profile; null where its type cannot be read. Values at fault are left out.
   *
   * @param stated the value under {@code profile}
   * @param pointer where it stands in the body
   * @param faults what is found is added here
   */
  @Nullable StatedProfile read(@Nullable Object stated, String pointer, List<InputFault> faults) {
    if (stated == null) {
      faults.add(InputFault.of(pointer, "required"));
      return null;
    }
    if (!(stated instanceof Map<?, ?> members)) {
      faults.add(InputFault.of(pointer, "wrong-type", "expected", "object"));
      return null;
    }
    Optional<ProfileType> type = type(members.get(TYPE), pointer + "/" + TYPE, faults);
    if (type.isEmpty()) {
      refuseNamesOfNoType(members, pointer, faults);
      return null;
    }
    int size = vocabulary.facts(type.get()).size();
    StatedProfile read = new StatedProfile(type.get(), pointer, size);
    new Reading(read, faults).members(members);
    return read;
  }

  private static Optional<ProfileType> type(
      @Nullable Object stated, String pointer, List<InputFault> faults) {
    if (stated == null) {
      faults.add(InputFault.of(pointer, "required", "values", TYPES));
      return Optional.empty();
    }
    if (!(stated instanceof String code)) {
      faults.add(InputFault.of(pointer, "wrong-type", "expected", "string"));
      return Optional.empty();
    }
    Optional<ProfileType> type = ProfileType.ofCode(code);
    if (type.isEmpty()) {
      faults.add(InputFault.of(pointer, "unknown-value", "values", TYPES));
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
        faults.add(InputFault.unknownName(pointer, name, NearestName.NONE));
      }
    }
  }

  private static boolean isMember(String name) {
    return name.equals(TYPE) || name.equals(ASSESSMENTS) || name.equals(APPROVALS);
  }

  private List<ProfileType> typesWith(String name) {
    List<ProfileType> types = new ArrayList<>();
    for (ProfileType type : names.keySet()) {
      if (vocabulary.has(type, name)) {
        types.add(type);
      }
    }
    return types;
  }

  /** One reading of one profile. */
  private final class Reading {
    private final StatedProfile read;
    private final List<InputFault> faults;
    private final List<Fact> inOrder;
    private final Map<String, Fact> named;

    /** The slot behind that of the fact read last: most who state facts keep to their order. */
    private int next;

    Reading(StatedProfile read, List<InputFault> faults) {
      this.read = read;
      this.faults = faults;
      this.inOrder = vocabulary.facts(read.type);
      this.named = vocabulary.byName(read.type);
    }

    void members(Map<?, ?> members) {
      members.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (faults.size() > InputFault.MOST) {
              return;
            }
            Fact fact = named(name);
            if (fact != null) {
              fact(fact, value);
              return;
            }
            switch (name) {
              case TYPE -> {}
              case ASSESSMENTS ->
                  standings(Requirement.Kind.ASSESSMENT, name, value, read.assessments);
              case APPROVALS -> standings(Requirement.Kind.APPROVAL, name, value, read.approvals);
              default -> identifier(name, value);
            }
          });
    }

    /** The fact of that name; no fact is called as one of the other members. */
    private @Nullable Fact named(String name) {
      boolean follows = next < inOrder.size() && inOrder.get(next).name().equals(name);
      Fact fact = follows ? inOrder.get(next) : named.get(name);
      next = fact == null ? next : fact.slot() + 1;
      return fact;
    }

    private void identifier(String name, @Nullable Object value) {
      Identifier identifier = vocabulary.identifier(read.type, name);
      if (identifier == null) {
        faults.add(noSuchFact(name));
      } else if (value != null) {
        read.identifiers.put(identifier, value);
      }
    }

    private void fact(Fact fact, @Nullable Object value) {
      if (fact.derivedFrom() != null) {
        faults.add(InputFault.of(read.at(fact.name()), "derived-fact", "from", fact.derivedFrom()));
      } else if (value != null) {
        Object known = new FactReader(fact, read, faults).read(value);
        if (known != null) {
          read.facts.put(fact, known);
        }
      }
    }

    private InputFault noSuchFact(String name) {
      List<ProfileType> others = typesWith(name);
      if (!others.isEmpty()) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("types", String.join(", ", others.stream().map(ProfileType::code).toList()));
        own(name, others).ifPresent(own -> details.put("own", own));
        return new InputFault(read.at(name), "other-profile-type", details);
      }
      NearestName known = Objects.requireNonNull(names.get(read.type));
      return InputFault.unknownName(
          read.pointer, name, InputFault.isNearestSought(faults) ? known : NearestName.NONE);
    }

    /**
     * The name under which this profile states the same as another does under that name, as the
     * zones of the employer; else one that has words before it, as employerZone.
     */
    private Optional<String> own(String name, List<ProfileType> others) {
      String end = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      return vocabulary.facts(read.type).stream()
          .filter(fact -> saysTheSame(fact, name, others))
          .map(Fact::name)
          .findFirst()
          .or(
              () ->
                  stateable(read.type).stream()
                      .filter(candidate -> candidate.endsWith(end))
                      .min(
                          Comparator.comparing(String::length)
                              .thenComparing(Comparator.naturalOrder())));
    }

    private boolean saysTheSame(Fact fact, String name, List<ProfileType> others) {
      for (Fact same = vocabulary.same(fact); same != null; same = vocabulary.same(same)) {
        if (same.name().equals(name) && others.contains(same.profile())) {
          return true;
        }
      }
      return false;
    }

    private void standings(
        Requirement.Kind kind,
        String name,
        @Nullable Object stated,
        Map<String, Standing> standings) {
      String place = read.at(name);
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
            String at = InputFault.named(place, id);
            if (!benefitOrClause.test(id)) {
              faults.add(InputFault.of(at, "unknown-id"));
            } else if (value != null) {
              standing(kind, at, value).ifPresent(standing -> standings.put(id, standing));
            }
          });
    }

    private Optional<Standing> standing(Requirement.Kind kind, String at, Object value) {
      if (!(value instanceof String name)) {
        faults.add(InputFault.of(at, "wrong-type", "expected", "string"));
        return Optional.empty();
      }
      Map<String, Standing> allowed = STANDINGS.getOrDefault(kind, Map.of());
      Standing standing = allowed.get(name);
      if (standing == null) {
        faults.add(
            InputFault.of(at, "unknown-value", "values", String.join(", ", allowed.keySet())));
      }
      return Optional.ofNullable(standing);
    }
  }
}
