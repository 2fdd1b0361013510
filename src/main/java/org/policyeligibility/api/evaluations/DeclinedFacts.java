package org.policyeligibility.api.evaluations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Reader of the member {@code declined}: the facts that somebody will not or cannot state, so that
 * nobody asks for them again. A fact is named alone, for each profile of the case that has it, or
 * with its profile: {@code birthDate}, {@code person.birthDate}.
 */
record DeclinedFacts(Vocabulary vocabulary, List<InputFault> faults) {
  private static final String MEMBER = "declined";

  /** More than the vocabulary has are the same ones again. */
  private static final int MOST = 500;

  Set<Fact> read(Map<?, ?> body) {
    Object stated = body.get(MEMBER);
    Set<Fact> declined = new LinkedHashSet<>();
    if (stated == null) {
      return declined;
    }
    if (!(stated instanceof List<?> names)) {
      faults.add(InputFault.of("/" + MEMBER, "wrong-type", "expected", "array"));
      return declined;
    }
    if (names.size() > MOST) {
      faults.add(InputFault.of("/" + MEMBER, "too-long", "most", String.valueOf(MOST)));
      return declined;
    }
    Names known = new Names(vocabulary, types(body));
    for (int i = 0; i < names.size() && faults.size() <= InputFault.MOST; i++) {
      add(names.get(i), "/" + MEMBER + "/" + i, known, declined);
    }
    return declined;
  }

  /** The names of the facts that can be stated in a case of these profiles. */
  private static final class Names {
    private final Vocabulary vocabulary;
    private final List<ProfileType> types;
    private @Nullable NearestName nearest;

    Names(Vocabulary vocabulary, List<ProfileType> types) {
      this.vocabulary = vocabulary;
      this.types = types;
    }

    /** Adds the facts of a name; false where there is none. */
    boolean addCalled(String name, Set<Fact> facts) {
      boolean found = false;
      for (ProfileType type : types) {
        Fact fact = vocabulary.fact(type, withoutProfile(name, type));
        if (fact != null && fact.derivedFrom() == null) {
          facts.add(fact);
          found = true;
        }
      }
      return found;
    }

    private static String withoutProfile(String name, ProfileType type) {
      int profile = type.code().length();
      return name.length() > profile && name.charAt(profile) == '.' && name.startsWith(type.code())
          ? name.substring(profile + 1)
          : name;
    }

    Optional<String> nearest(String name) {
      nearest = nearest == null ? NearestName.among(stateable()) : nearest;
      return nearest.to(name);
    }

    private Set<String> stateable() {
      Set<String> stateable = new LinkedHashSet<>();
      for (ProfileType type : types) {
        for (Fact fact : vocabulary.facts(type)) {
          if (fact.derivedFrom() == null) {
            stateable.add(fact.name());
          }
        }
      }
      return stateable;
    }
  }

  private void add(@Nullable Object name, String pointer, Names known, Set<Fact> declined) {
    if (name == null) {
      faults.add(InputFault.of(pointer, "null-element"));
    } else if (!(name instanceof String text)) {
      faults.add(InputFault.of(pointer, "wrong-type", "expected", "string"));
    } else {
      if (!known.addCalled(text, declined)) {
        faults.add(unknown(text, pointer, known));
      }
    }
  }

  private InputFault unknown(String name, String pointer, Names known) {
    return (InputFault.isNearestSought(faults) ? known.nearest(name) : Optional.<String>empty())
        .map(nearest -> InputFault.of(pointer, "unknown-fact", "nearest", nearest))
        .orElseGet(() -> InputFault.of(pointer, "unknown-fact"));
  }

  /** The types of the profiles in the body; all of them where none can be read. */
  private static List<ProfileType> types(Map<?, ?> body) {
    List<@Nullable Object> profiles = new ArrayList<>();
    profiles.add(body.get("profile"));
    if (body.get("profiles") instanceof List<?> several) {
      profiles.addAll(several);
    }
    List<ProfileType> types = new ArrayList<>();
    for (Object profile : profiles) {
      if (profile instanceof Map<?, ?> members && members.get("type") instanceof String code) {
        ProfileType.ofCode(code).ifPresent(types::add);
      }
    }
    return types.isEmpty() ? List.of(ProfileType.values()) : types;
  }
}
