package org.policyeligibility.ruleset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.policyeligibility.message.Text;

/**
 * The titles of {@code benefits.yaml}. They belong to the law and not to one clause, so that each
 * stands once.
 *
 * @param benefits by benefit, of those that have a title of their own
 * @param categories by category; one that is not there is called by its code
 */
public record Titles(Map<String, Text> benefits, Map<String, Text> categories) {
  /** For a law without any. */
  public static final Titles NONE = new Titles(Map.of(), Map.of());

  public Titles {
    benefits = Collections.unmodifiableMap(new LinkedHashMap<>(benefits));
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
  }
}
