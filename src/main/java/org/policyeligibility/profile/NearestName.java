package org.policyeligibility.profile;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.register.EditDistance;

/** Spelling suggestions: an unknown name is answered with the known one that it probably means. */
public final class NearestName {
  /** Longer names are not compared: the work grows with their length. */
  private static final int LONGEST = 100;

  private NearestName() {}

  /** The nearest of these names, unless more than a third of it would have to change. */
  public static Optional<String> to(String misspelt, Collection<String> names) {
    if (misspelt.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = misspelt.toLowerCase(Locale.ROOT);
    return names.stream()
        .map(name -> Map.entry(name, distance(lower, name)))
        .filter(entry -> entry.getValue() <= allowed(entry.getKey()))
        .min(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  private static int distance(String lower, String name) {
    return EditDistance.between(lower, name.toLowerCase(Locale.ROOT), allowed(name));
  }

  private static int allowed(String name) {
    return (name.length() + 2) / 3;
  }
}
