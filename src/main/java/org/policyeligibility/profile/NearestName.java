package org.policyeligibility.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.policyeligibility.register.SpelledName;

/** Spelling suggestions: an unknown name is answered with the known one that it probably means. */
public final class NearestName {
  /** Longer names are not compared: the work grows with their length. */
  private static final int LONGEST = 100;

  /** No names: nothing is suggested. */
  static final NearestName NONE = new NearestName(List.of());

  private final List<SpelledName> names = new ArrayList<>();

  private NearestName(Collection<String> names) {
    names.forEach(name -> this.names.add(SpelledName.of(name)));
  }

  /** Suggestions among these names, for many misspelt ones. */
  public static NearestName among(Collection<String> names) {
    return new NearestName(names);
  }

  /** The nearest of these names, unless more than a third of it would have to change. */
  public static Optional<String> to(String misspelt, Collection<String> names) {
    return misspelt.length() > LONGEST ? Optional.empty() : among(names).to(misspelt);
  }

  /** The nearest of the names, unless more than a third of it would have to change. */
  public Optional<String> to(String misspelt) {
    if (misspelt.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = misspelt.toLowerCase(Locale.ROOT);
    long letters = SpelledName.letters(lower);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (SpelledName name : names) {
      int allowed = Math.min(least, allowed(name.name()));
      int distance = name.distance(lower, letters, allowed);
      if (distance <= allowed
          && (nearest == null || distance < least || name.name().compareTo(nearest) < 0)) {
        nearest = name.name();
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static int allowed(String name) {
    return (name.length() + 2) / 3;
  }
}
