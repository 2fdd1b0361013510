package org.policyeligibility.register;

import java.util.Locale;

/** How far an entry can be relied on, the least first. */
public enum Confidence {
  LOW,
  MEDIUM_LOW,
  MEDIUM,
  MEDIUM_HIGH,
  HIGH;

  /** The name on the wire and in the tables: {@code medium-high}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Worth a word of caution wherever the entry is used. */
  public boolean isWeak() {
    return compareTo(MEDIUM_HIGH) < 0;
  }
}
