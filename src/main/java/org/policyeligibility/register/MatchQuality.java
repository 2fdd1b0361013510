package org.policyeligibility.register;

import java.util.Locale;

/** How a query fits a zone, best first. */
public enum MatchQuality {
  /** A name of the zone, whole. */
  EXACT,
  /** The beginning of a name. */
  PREFIX,
  /** A part of a name. */
  CONTAINING,
  /** The city in which it lies, or a demonstration zone that it carries. */
  RELATED,
  /** Nearly a name: a slip of the finger, or another character of the same sound. */
  TYPO;

  /** The name on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
