package org.policyeligibility.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.ValueSet;
import org.policyeligibility.profile.Vocabulary;

/** Profiles of all types, the same for the same seed, with facts missing. */
final class RandomProfiles {
  /** The day as of which they are asked about. */
  static final LocalDate DAY = LocalDate.of(2024, 6, 1);

  /** Benefits of a generated law are numbered below this. */
  static final int BENEFITS = 50;

  private static final int PERCENT = 100;
  private static final int MISSING_PERCENT = 15;

  /** Of the values of a list a set holds one in four. */
  private static final int PARTS_OF_A_LIST = 4;

  private static final int STANDINGS = 10;
  private static final int OLDEST_IN_DAYS = 80 * 365;

  private final Vocabulary vocabulary;
  private final Random random;

  private RandomProfiles(Vocabulary vocabulary, long seed) {
    this.vocabulary = vocabulary;
    this.random = new Random(seed);
  }

  static List<Profile> of(Vocabulary vocabulary, int count, long seed) {
    RandomProfiles profiles = new RandomProfiles(vocabulary, seed);
    List<Profile> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(profiles.next());
    }
    return list;
  }

  /** The members of a profile, as a client would write them. */
  static Map<String, Object> stated(Vocabulary vocabulary, Profile profile) {
    Map<String, Object> stated = new LinkedHashMap<>();
    stated.put("type", profile.type().code());
    for (Fact fact : vocabulary.facts(profile.type())) {
      Object value = fact.derivedFrom() == null ? profile.value(fact) : null;
      if (value instanceof Iterable<?> values) {
        List<String> names = new ArrayList<>();
        values.forEach(name -> names.add(name.toString()));
        stated.put(fact.name(), names);
      } else if (value instanceof Number || value instanceof Boolean) {
        stated.put(fact.name(), value);
      } else if (value != null) {
        stated.put(fact.name(), value.toString());
      }
    }
    return stated;
  }

  private Profile next() {
    ProfileType type = GeneratedLaw.type(random);
    Map<Fact, Object> stated = new LinkedHashMap<>();
    for (Fact fact : vocabulary.facts(type)) {
      if (fact.derivedFrom() == null && random.nextInt(PERCENT) >= MISSING_PERCENT) {
        stated.put(fact, value(fact));
      }
    }
    Map<String, Standing> assessments = new HashMap<>();
    Map<String, Standing> approvals = new HashMap<>();
    for (int i = 0; i < STANDINGS; i++) {
      assessments.put(
          "benefit-" + random.nextInt(BENEFITS),
          random.nextBoolean() ? Standing.PASSED : Standing.FAILED);
      approvals.put(
          "benefit-" + random.nextInt(BENEFITS),
          random.nextBoolean() ? Standing.GRANTED : Standing.PENDING);
    }
    return Profile.of(type, vocabulary, stated, assessments, approvals, DAY);
  }

  private Object value(Fact fact) {
    return switch (fact.type()) {
      case SET -> set(fact.valueList());
      case ENUM -> {
        List<String> names = fact.valueList().names();
        yield names.get(random.nextInt(names.size()));
      }
      case BOOLEAN -> random.nextBoolean();
      case INTEGER -> random.nextInt(largest(fact) + 1);
      case NUMBER -> BigDecimal.valueOf(1 + random.nextInt(2 * largest(fact)), 1);
      case DATE -> DAY.minusDays(random.nextInt(OLDEST_IN_DAYS));
    };
  }

  private ValueSet set(ValueList list) {
    List<String> values = new ArrayList<>(list.names());
    values.removeIf(value -> random.nextInt(PARTS_OF_A_LIST) > 0);
    return ValueSet.of(list, values);
  }

  /** Where a rule draws a line it is below this. */
  static int largest(Fact fact) {
    return fact.derivedFrom() == null ? 10 : 70;
  }
}
