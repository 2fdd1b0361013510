package org.policyeligibility.register;

import java.util.Locale;

/** How a query fits a zone, best first. */
public enum MatchQuality {
  /** A name of the zone, whole, alone or behind the place in which it lies: 陕西西安高新区. */
  EXACT,
  /** The beginning of a name. */
  PREFIX,
  /** A part of a name. */
  CONTAINING,
  /**
   * The place in which it lies, alone or with what it is, or a demonstration zone that it carries.
   */
  RELATED,
  /** Nearly a name: a slip of the finger, or another character of the same sound. */
  TYPO;

  /** The name on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
