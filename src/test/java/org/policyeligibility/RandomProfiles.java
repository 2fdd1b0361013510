package org.policyeligibility;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.Zone;

/**
 * Profiles at random, complete and incomplete, that can be read: dense where rules look, so that
 * every criterion is often met, often not, and often unknown.
 */
public final class RandomProfiles {
  private static final List<ProfileType> TYPES = List.of(ProfileType.values());

  private static final List<String> ZONES =
      Law.shipped().ruleset().register().zones().stream().map(Zone::id).toList();
  private static final List<String> COUNTRIES = List.of("CN", "hkg", "MO", "TWN", "de", "FRA");

  private final SplittableRandom random;
  private final Vocabulary vocabulary;

  /** How likely a fact is to be stated, in percent; drawn anew for each profile. */
  private final int density;

  public RandomProfiles(long seed, Vocabulary vocabulary) {
    this.random = new SplittableRandom(seed);
    this.vocabulary = vocabulary;
    this.density = List.of(20, 50, 85, 100).get(random.nextInt(4));
  }

  /** A day around those on which something changes. */
  public LocalDate day() {
    return LocalDate.of(2019, 12, 1).plusDays(random.nextInt(365 * 6));
  }

  /** A random profile of a random type, as an applicant states it. */
  public Map<String, Object> stated(LocalDate asOf) {
    ProfileType type = TYPES.get(random.nextInt(TYPES.size()));
    Map<String, Object> stated = new LinkedHashMap<>();
    stated.put("type", type.code());
    for (Fact fact : vocabulary.facts(type)) {
      if (fact.derivedFrom() == null && random.nextInt(100) < density) {
        stated.put(fact.name(), value(fact, asOf));
      }
    }
    agree(type, stated);
    vocabulary.identifiers(type).forEach(identifier -> identify(identifier, stated));
    return stated;
  }

  /** Now and then a register or a code says what nothing else does. */
  private void identify(Identifier identifier, Map<String, Object> stated) {
    if (random.nextInt(100) >= density / 2) {
      return;
    }
    identifier.supplies().values().forEach(stated::remove);
    follow(identifier.profile(), identifier.supplies().values(), stated, stated);
    stated.put(
        identifier.name(),
        switch (identifier.kind()) {
          case REGISTERED_ZONE -> ZONES.get(random.nextInt(ZONES.size()));
          case NATIONALITY -> COUNTRIES.get(random.nextInt(COUNTRIES.size()));
          case UNIFIED_SOCIAL_CREDIT_CODE -> "91350211M0000XUF46";
        });
  }

  /** A place that always lies in one province contradicts another. */
  private void agree(ProfileType type, Map<String, Object> stated) {
    Map<String, Object> known = new HashMap<>(stated);
    for (Fact fact : vocabulary.facts(type)) {
      if (fact.province() != null && stated.get(fact.name()) instanceof List<?> places) {
        places.stream()
            .map(place -> fact.valueList().get(place.toString()).province())
            .filter(java.util.Objects::nonNull)
            .forEach(
                province -> {
                  stated.replace(fact.province(), province);
                  known.put(fact.province(), province);
                });
      }
    }
    follow(type, List.of(), known, stated);
  }

  /** Facts that follow from others are as they follow, or left to follow. */
  private void follow(
      ProfileType type,
      Collection<String> supplied,
      Map<String, Object> known,
      Map<String, Object> stated) {
    for (Fact fact : vocabulary.facts(type)) {
      fact.followsFrom()
          .forEach(
              (value, premises) ->
                  premises.stream()
                      .filter(premise -> premise.holds(known.get(premise.fact())))
                      .forEach(premise -> stated.replace(fact.name(), value)));
      if (vocabulary.premises(fact).stream()
          .anyMatch(premise -> supplied.contains(premise.name()))) {
        stated.remove(fact.name());
      }
    }
  }

  /** A value of a fact. */
  public Object value(Fact fact, LocalDate asOf) {
    return switch (fact.type()) {
      case SET -> set(fact.valueList());
      case ENUM -> fact.valueList().names().get(random.nextInt(fact.valueList().names().size()));
      case BOOLEAN -> random.nextInt(4) > 0;
      case INTEGER -> BigInteger.valueOf(random.nextInt(6));
      case NUMBER -> BigDecimal.valueOf(1 + random.nextInt(120), 1);
      case DATE -> date(asOf);
    };
  }

  private List<String> set(ValueList list) {
    List<String> values = new ArrayList<>(list.names());
    values.remove(ValueList.NONE);
    values.removeIf(value -> random.nextInt(3) > 0);
    for (int i = values.size() - 1; i > 0; i--) {
      values.add(values.remove(random.nextInt(i + 1)));
    }
    return values;
  }

  private String date(LocalDate asOf) {
    // Near the 65th and 66th birthday in one case of two.
    LocalDate birth =
        random.nextBoolean()
            ? asOf.minusYears(64L + random.nextInt(4)).plusDays(random.nextInt(7) - 3L)
            : LocalDate.of(1930, 1, 1).plusDays(random.nextInt(365 * 75));
    return (birth.isAfter(asOf) ? asOf : birth).toString();
  }

  /** One time in two. */
  public boolean tosses() {
    return random.nextBoolean();
  }

  /** Any fact that an applicant may state. */
  public Fact fact(ProfileType type) {
    List<Fact> facts =
        vocabulary.facts(type).stream().filter(fact -> fact.derivedFrom() == null).toList();
    return facts.get(random.nextInt(facts.size()));
  }

  /** A copy with members and elements in another order. */
  public Map<String, Object> shuffled(Map<String, Object> stated) {
    List<String> names = new ArrayList<>(stated.keySet());
    Map<String, Object> shuffled = new LinkedHashMap<>();
    while (!names.isEmpty()) {
      String name = names.remove(random.nextInt(names.size()));
      Object value = stated.get(name);
      if (value instanceof List<?> elements) {
        List<Object> reversed = new ArrayList<>(elements);
        java.util.Collections.reverse(reversed);
        shuffled.put(name, reversed);
      } else {
        shuffled.put(name, java.util.Objects.requireNonNull(value));
      }
    }
    return shuffled;
  }
}
