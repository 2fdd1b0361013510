package org.policyeligibility.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case: the profiles that are evaluated together. It is one profile, or a person with the
 * employer and the zone it lies in, at most one of each type. What one profile says of another has
 * been made the same in both.
 */
public final class Case {
  private final Map<ProfileType, Profile> byType = new EnumMap<>(ProfileType.class);
  private final List<Profile> inOrder;

  private Case(List<Profile> profiles) {
    for (Profile profile : profiles) {
      if (byType.put(profile.type(), profile) != null) {
        throw new IllegalArgumentException("two profiles of one type");
      }
    }
    this.inOrder = List.copyOf(byType.values());
  }

  public static Case of(Profile profile) {
    return new Case(List.of(profile));
  }

  /**
   * Several profiles together.
   *
   * @throws IllegalArgumentException where two are of one type
   */
  public static Case of(List<Profile> profiles) {
    return new Case(profiles);
  }

  /** The profile of a type, null where the case has none. */
  public @Nullable Profile profile(ProfileType type) {
    return byType.get(type);
  }

  /** The profile of a type that the caller knows to be there. */
  public Profile known(ProfileType type) {
    Profile profile = byType.get(type);
    if (profile == null) {
      throw new IllegalArgumentException("no profile of that type in the case");
    }
    return profile;
  }

  /** The profiles, in the order of their types. */
  public List<Profile> profiles() {
    return inOrder;
  }

  /** The value of a fact, null where it is unknown or the case has no profile that could say it. */
  public @Nullable Object value(Fact fact) {
    Profile profile = byType.get(fact.profile());
    return profile == null ? null : profile.value(fact);
  }
}
