package org.policyeligibility.profile;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every fact that can be stated, by type of profile. */
public final class Vocabulary {
  private final Map<ProfileType, Map<String, Fact>> facts = new EnumMap<>(ProfileType.class);
  private final Map<String, ValueList> lists;

  /** Facts that say the same as one of another profile, with that one. */
  private final Map<Fact, Fact> shared = new HashMap<>();

  public Vocabulary(Collection<Fact> declared, Map<String, ValueList> lists) {
    for (ProfileType type : ProfileType.values()) {
      facts.put(type, new LinkedHashMap<>());
    }
    for (Fact fact : declared) {
      Map<String, Fact> ofType = facts.getOrDefault(fact.profile(), Map.of());
      if (fact.slot() != ofType.size()) {
        throw new IllegalArgumentException("slots are numbered in the order of declaration");
      }
      ofType.put(fact.name(), fact);
    }
    this.lists = Map.copyOf(lists);
    declared.stream().filter(fact -> same(fact) != null).forEach(this::share);
  }

  /** The fact of another profile that says the same as this one, null where there is none. */
  public @Nullable Fact same(Fact fact) {
    String[] same = String.valueOf(fact.sameAs()).split("[.]", 2);
    return same.length < 2
        ? null
        : ProfileType.ofCode(same[0]).map(type -> fact(type, same[1])).orElse(null);
  }

  private void share(Fact fact) {
    Fact last = fact;
    for (Fact same = same(fact); same != null && !same.equals(fact); same = same(same)) {
      last = same;
    }
    shared.put(fact, last);
  }

  /** The one fact that stands for all that say the same of a case; mostly the fact itself. */
  public Fact shared(Fact fact) {
    return shared.getOrDefault(fact, fact);
  }

  /** The facts of a type of profile, in the order of {@code facts.yaml}, which is that of slots. */
  public List<Fact> facts(ProfileType type) {
    return List.copyOf(byName(type).values());
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

  private Map<String, Fact> byName(ProfileType type) {
    return Optional.ofNullable(facts.get(type)).orElseThrow();
  }
}
