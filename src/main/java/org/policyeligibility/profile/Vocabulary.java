package org.policyeligibility.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every fact that can be stated, by type of profile. */
public final class Vocabulary {
  private final Map<ProfileType, Map<String, Fact>> facts = new EnumMap<>(ProfileType.class);
  private final List<Identifier> identifiers;
  private final Map<ProfileType, Map<String, Identifier>> identifiersByName =
      new EnumMap<>(ProfileType.class);
  private final Map<String, ValueList> lists;

  private final Map<ProfileType, List<Fact>> inOrder = new EnumMap<>(ProfileType.class);
  private final Map<ProfileType, List<Fact>> deriving = new EnumMap<>(ProfileType.class);
  private final Map<ProfileType, List<Fact>> workedOut = new EnumMap<>(ProfileType.class);
  private final Map<ProfileType, List<Fact>> places = new EnumMap<>(ProfileType.class);
  private final Map<ProfileType, List<Fact>> placed = new EnumMap<>(ProfileType.class);
  private final Map<ProfileType, List<Fact>> doubtful = new EnumMap<>(ProfileType.class);

  /** By slot: the fact of another profile that says the same, null where there is none. */
  private final Map<ProfileType, @Nullable Fact[]> same = new EnumMap<>(ProfileType.class);

  /** By slot: the fact of another profile whose values this one holds as well. */
  private final Map<ProfileType, @Nullable Fact[]> areas = new EnumMap<>(ProfileType.class);

  private final Set<Fact> births = new HashSet<>();

  /** By slot: the last of such a row, mostly the fact itself. */
  private final Map<ProfileType, Fact[]> shared = new EnumMap<>(ProfileType.class);

  public Vocabulary(
      Collection<Fact> declared, Collection<Identifier> identifiers, Map<String, ValueList> lists) {
    this.identifiers = List.copyOf(identifiers);
    for (ProfileType type : ProfileType.values()) {
      facts.put(type, new LinkedHashMap<>());
      Map<String, Identifier> byName = new LinkedHashMap<>();
      for (Identifier identifier : identifiers) {
        if (identifier.profile() == type) {
          byName.putIfAbsent(identifier.name(), identifier);
        }
      }
      identifiersByName.put(type, byName);
    }
    for (Fact fact : declared) {
      Map<String, Fact> ofType = facts.getOrDefault(fact.profile(), Map.of());
      if (fact.slot() != ofType.size()) {
        throw new IllegalArgumentException("slots are numbered in the order of declaration");
      }
      ofType.put(fact.name(), fact);
    }
    this.lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    facts.forEach(
        (type, byName) -> {
          inOrder.put(type, List.copyOf(byName.values()));
          deriving.put(
              type,
              byName.values().stream()
                  .filter(
                      fact ->
                          fact.derivedFrom() != null
                              || fact.includes() != null
                              || fact.province() != null
                              || !fact.followsFrom().isEmpty())
                  .toList());
          workedOut.put(type, only(byName, fact -> fact.derivedFrom() != null));
          places.put(type, only(byName, fact -> fact.province() != null));
          placed.put(type, only(byName, fact -> fact.liesIn() != null));
          doubtful.put(
              type, only(byName, fact -> fact.province() != null || !fact.followsFrom().isEmpty()));
        });
    inOrder.forEach((type, all) -> same.put(type, new Fact[all.size()]));
    inOrder.forEach((type, all) -> areas.put(type, new Fact[all.size()]));
    declared.forEach(this::join);
    inOrder.forEach(
        (type, all) -> shared.put(type, all.stream().map(this::last).toArray(Fact[]::new)));
  }

  private static List<Fact> only(Map<String, Fact> byName, Predicate<Fact> kept) {
    return byName.values().stream().filter(kept).toList();
  }

  private void join(Fact fact) {
    row(same, fact)[fact.slot()] = named(fact.sameAs());
    row(areas, fact)[fact.slot()] = named(fact.liesIn());
    Fact day = fact.derivedFrom() == null ? null : fact(fact.profile(), fact.derivedFrom());
    if (day != null) {
      births.add(day);
    }
  }

  private @Nullable Fact named(@Nullable String name) {
    String[] parts = String.valueOf(name).split("[.]", 2);
    return parts.length < 2
        ? null
        : ProfileType.ofCode(parts[0]).map(type -> fact(type, parts[1])).orElse(null);
  }

  /** The fact of another profile whose values this one holds as well, null where there is none. */
  @Nullable
  public Fact liesIn(Fact fact) {
    return row(areas, fact)[fact.slot()];
  }

  /**
   * The kinds of place that are stated, with each whole that is made up of one of them. To be in a
   * part is to be in the whole, whether or not that is said, where what is in the whole is in a
   * part: a zone that consists of parks says so among the places alone. A park within a high-tech
   * zone is not all of it, and an address in that may lie elsewhere.
   */
  ValueSet withWholes(Fact place, ValueSet stated) {
    Fact area = liesIn(place);
    ValueSet all = stated;
    for (ValueList.Value kind :
        area == null ? List.<ValueList.Value>of() : place.valueList().values()) {
      String part = kind.implies();
      if (area != null
          && part != null
          && stated.contains(part)
          && !part.equals(area.valueList().get(kind.name()).implies())) {
        all = all.and(kind.name());
      }
    }
    return all;
  }

  /** Whether it is a day from which an age is counted. */
  boolean isBirth(Fact fact) {
    return fact.type() == FactType.DATE && births.contains(fact);
  }

  /** The fact that an applicant would state for this one, and then those that it includes. */
  public List<Fact> statedBy(Fact fact) {
    Fact toState = known(fact.profile(), fact.toState());
    return fact.includes() == null
        ? List.of(toState)
        : List.of(toState, known(fact.profile(), fact.includes()));
  }

  /**
   * The value that follows for a fact from others, null where none does.
   *
   * @param known the values of others, null where one is unknown
   */
  @Nullable String following(Fact fact, Function<Fact, @Nullable Object> known) {
    for (Map.Entry<String, List<Fact.Premise>> value : fact.followsFrom().entrySet()) {
      boolean all = true;
      for (Fact.Premise premise : value.getValue()) {
        Fact from = fact(premise.profile(), premise.fact());
        all &= from != null && premise.holds(known.apply(from));
      }
      if (all) {
        return fact.valueList().get(value.getKey()).name();
      }
    }
    return null;
  }

  /** The facts from which a value of this one can follow. */
  public Set<Fact> premises(Fact fact) {
    Set<Fact> premises = new LinkedHashSet<>();
    fact.followsFrom()
        .values()
        .forEach(
            all -> all.forEach(premise -> premises.add(known(premise.profile(), premise.fact()))));
    return premises;
  }

  /** The fact of another profile that says the same as this one, null where there is none. */
  public @Nullable Fact same(Fact fact) {
    return row(same, fact)[fact.slot()];
  }

  private static <T> T[] row(Map<ProfileType, T[]> rows, Fact fact) {
    return Optional.ofNullable(rows.get(fact.profile())).orElseThrow();
  }

  private Fact last(Fact fact) {
    Fact last = fact;
    for (Fact next = same(fact); next != null && !next.equals(fact); next = same(next)) {
      last = next;
    }
    return last;
  }

  /** The one fact that stands for all that say the same of a case; mostly the fact itself. */
  public Fact shared(Fact fact) {
    return row(shared, fact)[fact.slot()];
  }

  /** The facts of a type of profile, in the order of {@code facts.yaml}, which is that of slots. */
  public List<Fact> facts(ProfileType type) {
    return inOrder.getOrDefault(type, List.of());
  }

  /** Those of them from which, or for which, something is worked out. */
  List<Fact> deriving(ProfileType type) {
    return deriving.getOrDefault(type, List.of());
  }

  /** Those of them that are counted from a day and never stated. */
  public List<Fact> workedOut(ProfileType type) {
    return workedOut.getOrDefault(type, List.of());
  }

  /** Those of them that say of a place in which province it lies. */
  public List<Fact> places(ProfileType type) {
    return places.getOrDefault(type, List.of());
  }

  /** Those of them that hold what a fact of another profile holds. */
  List<Fact> placed(ProfileType type) {
    return placed.getOrDefault(type, List.of());
  }

  /** Those of them that can be stated otherwise than the rest of the case lets expect. */
  List<Fact> doubtful(ProfileType type) {
    return doubtful.getOrDefault(type, List.of());
  }

  /** Every fact in the order of declaration. */
  public List<Fact> all() {
    return Stream.of(ProfileType.values()).flatMap(type -> facts(type).stream()).toList();
  }

  public @Nullable Fact fact(ProfileType type, String name) {
    return byName(type).get(name);
  }

  /** The fact of that name which the caller knows to exist. */
  public Fact known(ProfileType type, String name) {
    Fact fact = fact(type, name);
    if (fact == null) {
      throw new IllegalArgumentException("no fact " + name + " of " + type.code());
    }
    return fact;
  }

  /**
   * The identifiers of a type of profile, which can be stated in place of facts, in the order of
   * {@code facts.yaml}.
   */
  public List<Identifier> identifiers(ProfileType type) {
    return identifiers.stream().filter(identifier -> identifier.profile() == type).toList();
  }

  /** The identifiers that can be stated in place of facts, over all types of profile. */
  public List<Identifier> identifiers() {
    return identifiers;
  }

  public @Nullable Identifier identifier(ProfileType type, String name) {
    return identifiersByName.getOrDefault(type, Map.of()).get(name);
  }

  /** Whether a profile of this type has a fact or an identifier of that name. */
  public boolean has(ProfileType type, String name) {
    return fact(type, name) != null || identifier(type, name) != null;
  }

  public Collection<String> names(ProfileType type) {
    return List.copyOf(byName(type).keySet());
  }

  public @Nullable ValueList list(String name) {
    return lists.get(name);
  }

  /** Every list of values, by its name under {@code enums}. */
  public Map<String, ValueList> lists() {
    return lists;
  }

  public int size() {
    return facts.values().stream().mapToInt(Map::size).sum();
  }

  Map<String, Fact> byName(ProfileType type) {
    return Optional.ofNullable(facts.get(type)).orElseThrow();
  }
}
