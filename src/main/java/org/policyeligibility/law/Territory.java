package org.policyeligibility.law;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a document applies, in provinces of ISO 3166-2:CN. One of the two sets is empty: a
 * municipal text lies within provinces, a State Council text is for the mainland and so lies
 * outside some.
 */
public record Territory(Set<String> within, Set<String> outside) {
  /** A text that names no territory. */
  public static final Territory ANYWHERE = new Territory(Set.of(), Set.of());

  public Territory {
    within = Collections.unmodifiableSet(new LinkedHashSet<>(within));
    outside = Collections.unmodifiableSet(new LinkedHashSet<>(outside));
  }

  public boolean contains(String province) {
    return within.isEmpty() ? !outside.contains(province) : within.contains(province);
  }
}
